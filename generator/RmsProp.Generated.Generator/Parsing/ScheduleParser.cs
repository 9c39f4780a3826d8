using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Reads a schedule attribute into the expression that makes the schedule, with Keras' checks of its arguments.</summary>
internal sealed class ScheduleParser
{
    private readonly AttributeArguments _arguments;
    private readonly string _name;
    private bool _isValid = true;

    private ScheduleParser(AttributeArguments arguments)
    {
        _arguments = arguments;
        _name = ClassName(arguments.Attribute);
    }

    /// <summary>The name of the schedule's class: the attribute's without its suffix.</summary>
    public static string ClassName(AttributeData attribute)
    {
        string name = attribute.AttributeClass!.Name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    /// <summary>The expression that makes the schedule, or <see langword="null"/> where an argument makes it impossible.</summary>
    public static string? Parse(AttributeArguments arguments)
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
        string initial = Required("InitialLearningRate");
        string steps = Positive("DecaySteps");
        double rate = _arguments.Number("DecayRate", 0);
        if (_name == "ExponentialDecay" && rate < 0)
        {
            Suspicious("DecayRate", rate, "a negative number to a fractional power is NaN");
        }

        return $"initialLearningRate: {initial}, decaySteps: {steps}, decayRate: {Required("DecayRate")}, staircase: {Flag("Staircase")}";
    }

    private string ParsePolynomial() =>
        $"initialLearningRate: {Required("InitialLearningRate")}, decaySteps: {Positive("DecaySteps")}, " +
        $"endLearningRate: {Optional("EndLearningRate", 0.0001)}, power: {Optional("Power", 1)}, cycle: {Flag("Cycle")}";

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
            _arguments.Report(Descriptors.NoEffect, "WarmupSteps", "WarmupSteps", "there is no warm-up without WarmupTarget");
        }
        else if (target is not null && warmupSteps == 0)
        {
            _arguments.Report(Descriptors.NoEffect, "WarmupTarget", "WarmupTarget", "there is no warm-up without WarmupSteps");
        }

        if (warmupSteps < 0)
        {
            Suspicious("WarmupSteps", warmupSteps, "a number of steps should be at least 0");
        }

        return $"initialLearningRate: {Required("InitialLearningRate")}, decaySteps: {Positive("DecaySteps")}, alpha: {Alpha()}, " +
            $"warmupTarget: {(target is { } number ? Literals.Double(number) : "null")}, warmupSteps: {Optional("WarmupSteps", 0)}";
    }

    private string ParseCosineRestarts()
    {
        double periodFactor = _arguments.Number("TMul", 2);
        if (periodFactor < 1)
        {
            Suspicious("TMul", periodFactor, "periods that get shorter come to an end, and the rate is NaN after it; it should be at least 1");
        }

        return $"initialLearningRate: {Required("InitialLearningRate")}, firstDecaySteps: {Positive("FirstDecaySteps")}, " +
            $"tMul: {Optional("TMul", 2)}, mMul: {Optional("MMul", 1)}, alpha: {Alpha()}";
    }

    private string ParsePiecewiseConstant()
    {
        double[]? boundaries = _arguments.Numbers("Boundaries");
        double[]? values = _arguments.Numbers("Values");
        if (boundaries is null || values is null)
        {
            Invalid(boundaries is null ? "Boundaries" : "Values", "must be given");
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

        for (int i = 1; i < boundaries.Length; i++)
        {
            if (!(Math.Truncate(boundaries[i]) > Math.Truncate(boundaries[i - 1])))
            {
                Suspicious("Boundaries", boundaries[i], "boundaries should increase: between two that don't, the rates of both sides add up");
                break;
            }
        }

        double fractional = boundaries.FirstOrDefault(boundary => Math.Truncate(boundary) != boundary);
        if (fractional != 0)
        {
            Suspicious("Boundaries", fractional, "a boundary is a number of steps, and a fraction of one is cut off");
        }

        double negative = boundaries.FirstOrDefault(boundary => boundary < 0);
        if (negative != 0)
        {
            Suspicious("Boundaries", negative, "no step is before it; boundaries should be at least 0");
        }

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

    private string Required(string name)
    {
        if (!_arguments.Has(name))
        {
            Invalid(name, "must be given");
        }

        return Optional(name, 0);
    }

    private string Positive(string name)
    {
        string literal = Required(name);
        if (_arguments.OptionalNumber(name) is { } value && value <= 0)
        {
            Invalid(name, $"must be greater than 0, but is {Literals.Display(value)}");
        }

        return literal;
    }

    private string Optional(string name, double defaultValue)
    {
        double value = _arguments.Number(name, defaultValue);
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            Suspicious(name, value, "it makes the learning rate NaN or infinite; it should be finite");
        }

        return Literals.Double(value);
    }

    private string Flag(string name) => _arguments.Flag(name) ? "true" : "false";

    private static string List(double[] numbers) => "[" + string.Join(", ", numbers.Select(Literals.Double)) + "]";

    private void Invalid(string name, string what)
    {
        _isValid = false;
        _arguments.Report(Descriptors.InvalidScheduleArgument, name, name, _name, what);
    }

    private void Suspicious(string name, double value, string why) =>
        _arguments.Report(Descriptors.SuspiciousScheduleArgument, name, name, _name, Literals.Display(value), why);
}
