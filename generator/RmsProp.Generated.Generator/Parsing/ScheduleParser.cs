using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Parses a schedule attribute into the call that creates the schedule, with Keras' checks of its arguments.</summary>
internal sealed class ScheduleParser
{
    private readonly Arguments _arguments;
    private readonly string _name;
    private bool _isValid = true;

    private ScheduleParser(Arguments arguments)
    {
        _arguments = arguments;
        _name = arguments.ClassName;
    }

    /// <summary>The schedule, or <see langword="null"/> if an argument makes it impossible.</summary>
    public static ScheduleCall? Parse(Arguments arguments) =>
        Schedule.Find(arguments.ClassName) is { } schedule ? new ScheduleParser(arguments).Parse(schedule) : null;

    private ScheduleCall? Parse(Schedule schedule)
    {
        ScheduleArgument[] read = [.. schedule.Options.Select(Read)];
        if (read.Any(argument => argument.Name == "WarmupTarget"))
        {
            CheckWarmup(read);
        }
        else if (_isValid && read.Any(argument => argument.Name == "Boundaries"))
        {
            CheckPieces([.. read[0].List], [.. read[1].List]);
        }

        return _isValid ? new ScheduleCall(_name, new(read), _arguments.Text("Name")) : null;
    }

    private ScheduleArgument Read(ScheduleOption option)
    {
        switch (option.Kind)
        {
            case ScheduleOptionKind.Flag:
                return new ScheduleArgument(option.Name, _arguments.Flag(option.Name) ? 1 : 0);
            case ScheduleOptionKind.Numbers or ScheduleOptionKind.StepsList:
                double[]? list = _arguments.Numbers(option.Name);
                if (list is null && _isValid)
                {
                    Missing(option.Name);
                }

                return new ScheduleArgument(option.Name, null, new(list ?? []));
            default:
                return new ScheduleArgument(option.Name, ReadNumber(option));
        }
    }

    private double? ReadNumber(ScheduleOption option)
    {
        if (_arguments.OptionalNumber(option.Name) is not { } value)
        {
            if (option.IsRequired && !_arguments.Has(option.Name))
            {
                Missing(option.Name);
            }

            return option.Default ?? (option.Kind == ScheduleOptionKind.OptionalNumber ? null : 0);
        }

        if (option.Kind == ScheduleOptionKind.OptionalNumber && double.IsNaN(value))
        {
            return null;
        }

        if (option.Fault(value) is { } fault)
        {
            Invalid(option.Name, fault);
        }
        else if ((option.Suspicion(value) ?? (IsNotFinite(value) ? "it makes the learning rate NaN or infinite; it should be finite" : null)) is { } why)
        {
            Suspicious(option.Name, value, why);
        }

        return value;
    }

    private void CheckWarmup(ScheduleArgument[] read)
    {
        double? target = read.Single(argument => argument.Name == "WarmupTarget").Number;
        double? steps = read.Single(argument => argument.Name == "WarmupSteps").Number;
        if (target is null && steps != 0)
        {
            _arguments.Report(Descriptors.NoEffect, "WarmupSteps", RepairHint.Remove("WarmupSteps"), "WarmupSteps", "there is no warm-up without WarmupTarget");
        }
        else if (target is not null && steps == 0)
        {
            _arguments.Report(Descriptors.NoEffect, "WarmupTarget", RepairHint.Remove("WarmupTarget"), "WarmupTarget", "there is no warm-up without WarmupSteps");
        }
    }

    private void CheckPieces(double[] boundaries, double[] values)
    {
        if (boundaries.Length != values.Length - 1)
        {
            Invalid("Boundaries", $"must have one element less than Values, but they have {boundaries.Length} and {values.Length}");
        }
        else if (boundaries.Length == 0)
        {
            Invalid("Boundaries", "must have at least one element, but is empty");
        }

        SuspiciousElement("Boundaries", boundaries, IsNotFinite, "it is the number of a step, and should be finite");
        SuspiciousElement("Boundaries", boundaries, boundary => boundary < 0, "no step is before it; it should be at least 0");
        SuspiciousElement(
            "Boundaries", boundaries, boundary => !IsNotFinite(boundary) && Math.Truncate(boundary) != boundary,
            "it is the number of a step, and its fraction is dropped");
        SuspiciousElement(
            "Boundaries", [.. boundaries.Where((boundary, i) => i > 0 && Math.Truncate(boundary) <= Math.Truncate(boundaries[i - 1]))], _ => true,
            "boundaries should increase: between two that don't, the rates of both sides add up");
        SuspiciousElement("Values", values, IsNotFinite, "it makes the learning rate NaN at every step; it should be finite");
        SuspiciousElement("Values", values, value => value < 0, Schedule.NegativeRate);
    }

    private static bool IsNotFinite(double value) => double.IsNaN(value) || double.IsInfinity(value);

    /// <summary>Reports an argument that is null. The compiler reports a missing one.</summary>
    private void Missing(string name)
    {
        _isValid = false;
        if (_arguments.Has(name))
        {
            Invalid(name, "must not be null");
        }
    }

    private void Invalid(string name, string what)
    {
        _isValid = false;
        _arguments.Report(Descriptors.InvalidScheduleArgument, name, RepairHint.None, name, _name, what);
    }

    private void SuspiciousElement(string name, double[] values, Func<double, bool> isSuspicious, string why)
    {
        foreach (double value in values.Where(isSuspicious).Take(1))
        {
            Suspicious(name, value, why);
        }
    }

    private void Suspicious(string name, double value, string why) =>
        _arguments.Report(Descriptors.SuspiciousScheduleArgument, name, RepairHint.DefaultOfSchedule(name), name, _name, Literals.Display(value), why);
}
