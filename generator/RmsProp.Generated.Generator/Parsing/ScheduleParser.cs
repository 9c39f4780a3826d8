using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Reads a schedule attribute into the expression that makes the schedule, with Keras' checks of its arguments.</summary>
internal sealed class ScheduleParser
{
    private const string NegativeRate = "the loss grows with every step at a negative rate; it should be at least 0";

    private readonly Arguments _arguments;
    private readonly string _name;
    private bool _isValid = true;

    private ScheduleParser(Arguments arguments)
    {
        _arguments = arguments;
        _name = arguments.ClassName;
    }

    /// <summary>The expression that makes the schedule, or <see langword="null"/> where an argument makes it impossible.</summary>
    public static string? Parse(Arguments arguments)
    {
        var parser = new ScheduleParser(arguments);
        string? constructorArguments = parser._name switch
        {
            "ExponentialDecay" or "InverseTimeDecay" => parser.ParseExponentialOrInverseTime(),
            "PiecewiseConstantDecay" => parser.ParsePiecewiseConstant(),
            "PolynomialDecay" => parser.ParsePolynomial(),
            "CosineDecay" => parser.ParseCosine(),
            "CosineDecayRestarts" => parser.ParseCosineRestarts(),
            _ => null,
        };
        return constructorArguments is null || !parser._isValid
            ? null
            : $"new global::{MetadataNames.Namespace}.{parser._name}({constructorArguments})";
    }

    private string ParseExponentialOrInverseTime()
    {
        string initial = InitialRate();
        string steps = Positive("DecaySteps");
        double rate = _arguments.Number("DecayRate", 0);
        if (_name == "ExponentialDecay" && rate < 0)
        {
            Suspicious("DecayRate", rate, "a negative number to a fractional power is NaN");
        }

        return $"initialLearningRate: {initial}, decaySteps: {steps}, decayRate: {Required("DecayRate")}, staircase: {Flag("Staircase")}";
    }

    private string ParsePolynomial() =>
        $"initialLearningRate: {InitialRate()}, decaySteps: {Positive("DecaySteps")}, " +
        $"endLearningRate: {Rate("EndLearningRate", 0.0001)}, power: {Optional("Power", 1)}, cycle: {Flag("Cycle")}";

    private string ParseCosine()
    {
        double? target = _arguments.OptionalNumber("WarmupTarget");
        double warmupSteps = _arguments.Number("WarmupSteps", 0);
        if (target is { } given && double.IsNaN(given))
        {
            target = null;
        }

        if (target is null && warmupSteps != 0)
        {
            _arguments.Report(Descriptors.NoEffect, "WarmupSteps", RepairHint.Remove("WarmupSteps"), "WarmupSteps", "there is no warm-up without WarmupTarget");
        }
        else if (target is not null && warmupSteps == 0)
        {
            _arguments.Report(Descriptors.NoEffect, "WarmupTarget", RepairHint.Remove("WarmupTarget"), "WarmupTarget", "there is no warm-up without WarmupSteps");
        }

        if (warmupSteps < 0)
        {
            Suspicious("WarmupSteps", warmupSteps, "a number of steps should be at least 0");
        }

        return $"initialLearningRate: {InitialRate()}, decaySteps: {Positive("DecaySteps")}, alpha: {Alpha()}, " +
            $"warmupTarget: {(target is null ? "null" : Rate("WarmupTarget", 0))}, warmupSteps: {Optional("WarmupSteps", 0)}";
    }

    private string ParseCosineRestarts()
    {
        double periodFactor = _arguments.Number("TMul", 2);
        if (periodFactor < 1)
        {
            Suspicious("TMul", periodFactor, "periods that get shorter come to an end, after which the rate is NaN; it should be at least 1");
        }

        return $"initialLearningRate: {InitialRate()}, firstDecaySteps: {Positive("FirstDecaySteps")}, " +
            $"tMul: {Optional("TMul", 2)}, mMul: {Optional("MMul", 1)}, alpha: {Alpha()}";
    }

    private string ParsePiecewiseConstant()
    {
        double[]? boundaries = _arguments.Numbers("Boundaries");
        double[]? values = _arguments.Numbers("Values");
        if (boundaries is null || values is null)
        {
            Missing(boundaries is null ? "Boundaries" : "Values");
            return "";
        }

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
        SuspiciousElement("Values", values, value => value < 0, NegativeRate);
        return $"boundaries: {List(boundaries)}, values: {List(values)}";
    }

    private string Alpha()
    {
        double alpha = _arguments.Number("Alpha", 0);
        if (alpha is < 0 or > 1)
        {
            Suspicious("Alpha", alpha, "it is the last learning rate as a fraction of the first, and should be in [0, 1]");
        }

        return Optional("Alpha", 0);
    }

    private string InitialRate() => Rate("InitialLearningRate", null);

    /// <summary>A learning rate; one without a default must be given.</summary>
    private string Rate(string name, double? defaultValue)
    {
        if (_arguments.OptionalNumber(name) is < 0 and > double.NegativeInfinity and var rate)
        {
            Suspicious(name, rate, NegativeRate);
        }

        return defaultValue is { } value ? Optional(name, value) : Required(name);
    }

    private string Required(string name)
    {
        if (!_arguments.Has(name))
        {
            Missing(name);
        }

        return Optional(name, 0);
    }

    private string Positive(string name)
    {
        if (_arguments.OptionalNumber(name) is <= 0 and var value)
        {
            Invalid(name, $"must be greater than 0, but is {Literals.Display(value)}");
            return Literals.Double(value);
        }

        return Required(name);
    }

    private string Optional(string name, double defaultValue)
    {
        double value = _arguments.Number(name, defaultValue);
        if (IsNotFinite(value))
        {
            Suspicious(name, value, "it makes the learning rate NaN or infinite; it should be finite");
        }

        return Literals.Double(value);
    }

    private string Flag(string name) => _arguments.Flag(name) ? "true" : "false";

    private static string List(double[] numbers) => "[" + string.Join(", ", numbers.Select(Literals.Double)) + "]";

    private static bool IsNotFinite(double value) => double.IsNaN(value) || double.IsInfinity(value);

    /// <summary>An argument that is null. Where it is not there at all the compiler says that it is required.</summary>
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
        _arguments.Report(Descriptors.SuspiciousScheduleArgument, name, RepairHint.Default(name), name, _name, Literals.Display(value), why);
}
