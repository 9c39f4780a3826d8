using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The named arguments of one attribute. One that does not compile, or is of another type, counts as not given.</summary>
internal sealed class AttributeArguments
{
    private readonly Dictionary<string, TypedConstant> _values = new(StringComparer.Ordinal);
    private readonly DiagnosticReporter _reporter;

    public AttributeArguments(AttributeData attribute, DiagnosticReporter reporter)
    {
        Attribute = attribute;
        _reporter = reporter;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Value.Kind != TypedConstantKind.Error)
            {
                _values[argument.Key] = argument.Value;
            }
        }
    }

    public AttributeData Attribute { get; }

    public bool Has(string name) => _values.ContainsKey(name);

    public double Number(string name, double defaultValue) => OptionalNumber(name) ?? defaultValue;

    public double? OptionalNumber(string name) =>
        _values.TryGetValue(name, out TypedConstant constant) && constant.Kind == TypedConstantKind.Primitive
            && constant.Value is IConvertible and not (string or bool or char)
            ? Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture)
            : null;

    public int Integer(string name, int defaultValue) =>
        _values.TryGetValue(name, out TypedConstant constant) && constant.Value is int value ? value : defaultValue;

    public bool Flag(string name) => _values.TryGetValue(name, out TypedConstant constant) && constant.Value is true;

    public string? Text(string name) =>
        _values.TryGetValue(name, out TypedConstant constant) ? constant.Value as string : null;

    /// <summary>A list of numbers, or <see langword="null"/> where it is not given or is <c>null</c>.</summary>
    public double[]? Numbers(string name)
    {
        if (!_values.TryGetValue(name, out TypedConstant constant) || constant.Kind != TypedConstantKind.Array || constant.IsNull)
        {
            return null;
        }

        return [.. constant.Values.Select(value => value.Value is double number ? number : double.NaN)];
    }

    public void Report(DiagnosticDescriptor rule, string argument, ImmutableDictionary<string, string?> hint, params object[] arguments) =>
        _reporter.AtArgument(rule, Attribute, argument, hint, arguments);

    /// <summary>Reports arguments and attributes, of this or others, that exclude each other.</summary>
    public void ReportAtLast(DiagnosticDescriptor rule, IReadOnlyList<(AttributeData Attribute, string Argument)> places, params object[] arguments) =>
        _reporter.AtLast(rule, places, arguments);
}
