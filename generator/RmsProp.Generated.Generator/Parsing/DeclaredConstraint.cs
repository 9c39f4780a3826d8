using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>A constraint as declared by an attribute, which may apply to many variables.</summary>
internal sealed class DeclaredConstraint
{
    private static readonly string[] Rounded = ["MinValue", "MaxValue", "Rate"];

    private readonly Arguments _arguments;
    private readonly Constraint _constraint;
    private readonly int[] _axes;
    private bool _isRounded;
    private bool _isReported;

    private DeclaredConstraint(Arguments arguments, Constraint constraint, int[] axes)
    {
        _arguments = arguments;
        _constraint = constraint;
        _axes = axes;
    }

    private string AxisArgument => _arguments.Numbers("Axes") is null ? "Axis" : "Axes";

    /// <summary>Parses the arguments. Suspicious values are handled as in Keras.</summary>
    public static DeclaredConstraint Parse(ConstraintKind kind, Arguments arguments)
    {
        double minValue = 0;
        double maxValue = 0;
        double rate = 0;
        switch (kind)
        {
            case ConstraintKind.MaxNorm:
                maxValue = arguments.CheckedNumber("MaxValue", 2, value =>
                    double.IsPositiveInfinity(value) ? "every norm is smaller; it should be finite" : SuspicionOfGreatest(value));
                break;
            case ConstraintKind.MinMaxNorm:
                minValue = arguments.CheckedNumber("MinValue", 0, value => value < 0 ? "no norm is negative; it should be at least 0" : null);
                maxValue = arguments.Number("MaxValue", 1);
                maxValue = double.IsPositiveInfinity(maxValue) ? maxValue : arguments.CheckedNumber("MaxValue", 1, SuspicionOfGreatest);
                rate = arguments.CheckedNumber("Rate", 1, value =>
                    value is < 0 or > 1 ? "norms move away from the range, or beyond it; it should be in [0, 1]" : null);
                CheckRange(arguments, minValue, maxValue, rate);
                break;
        }

        double[]? axes = arguments.Numbers("Axes");
        if (axes is not null && arguments.Has("Axis"))
        {
            arguments.Report(Descriptors.ContradictingOptions, "Axis", RepairHint.Remove("Axis"), "Axis", "Axes", "which takes its place");
        }

        return new DeclaredConstraint(
            arguments,
            new Constraint(kind, default, minValue, maxValue, rate),
            axes is null ? [arguments.Integer("Axis", 0)] : [.. axes.Select(axis => (int)axis)]);
    }

    /// <summary>
    /// The constraint on a variable, or <see langword="null"/> if it does not fit; that is reported for one variable. The rank of a
    /// tensor is unknown.
    /// </summary>
    public Constraint? Of(string path, int? rank, ElementType element)
    {
        if (element == ElementType.Single && !_isRounded)
        {
            _isRounded = true;
            Array.ForEach(Rounded, name => _arguments.CheckRounding(name));
        }

        if (!_constraint.IsOnNorm)
        {
            return _constraint;
        }

        if (FaultOf(rank) is { } fault)
        {
            if (!_isReported)
            {
                _arguments.Report(Descriptors.UnfitConstraint, AxisArgument, RepairHint.None, _arguments.ClassName, path, fault);
                _isReported = true;
            }

            return null;
        }

        return _constraint with { Axes = new(_axes.Select(axis => FromFirst(axis, rank)).OrderBy(axis => axis)) };
    }

    private static string? SuspicionOfGreatest(double value) => value switch
    {
        < 0 => "no norm is negative, and elements change their sign; it should be greater than 0",
        0 => "every element becomes 0; it should be greater than 0",
        _ => null,
    };

    private static void CheckRange(Arguments arguments, double minValue, double maxValue, double rate)
    {
        // An invalid largest norm has been reported already.
        if (minValue > maxValue && maxValue > 0)
        {
            arguments.Suspicious(
                "MinValue", minValue, $"every norm becomes MaxValue, which is smaller, {Literals.Display(maxValue)}; it should be at most that");
        }

        if (rate == 0)
        {
            arguments.NoEffect("Rate", "at 0 no norm moves");
        }
    }

    private string? FaultOf(int? rank)
    {
        if (rank == 0)
        {
            return "a single number has no axis to compute a norm along; use [NonNegative], or an inline array";
        }

        if (_axes.Length == 0)
        {
            return "Axes is empty";
        }

        if (rank is { } known && _axes.Any(axis => axis < -known || axis >= known))
        {
            int axis = _axes.First(axis => axis < -known || axis >= known);
            return $"it has no axis {Literals.Display(axis)}, only those from {Literals.Display(-known)} to {Literals.Display(known - 1)}";
        }

        foreach (IGrouping<int, int> same in _axes.GroupBy(axis => FromFirst(axis, rank)).Where(same => same.Count() > 1).Take(1))
        {
            return $"Axes has axis {Literals.Display(same.Key)} twice";
        }

        return null;
    }

    private static int FromFirst(int axis, int? rank) => axis < 0 && rank is { } known ? axis + known : axis;
}
