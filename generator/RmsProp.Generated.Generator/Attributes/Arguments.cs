using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Attributes;

/// <summary>
/// The named arguments of a configuration or a schedule: those of an attribute alone, or of one on top of a lower level: a file or, for a
/// parameter group, the arguments in force around it. Equal by their values, wherever they are. An argument that does not compile, or has
/// another type, counts as not set.
/// </summary>
internal sealed class Arguments : IEquatable<Arguments>
{
    private readonly EquatableArray<Argument> _values;
    private readonly ArgumentPlaces? _places;
    private readonly Arguments? _below;
    private readonly HashSet<string> _inherited = [];

    /// <param name="className">The class that has these arguments.</param>
    /// <param name="values">The arguments.</param>
    /// <param name="places">Receives and locates their diagnostics.</param>
    public Arguments(string className, IEnumerable<Argument> values, ArgumentPlaces? places)
    {
        ClassName = className;
        _values = new EquatableArray<Argument>(values.OrderBy(argument => argument.Name, StringComparer.Ordinal));
        _places = places;
    }

    private Arguments(Arguments attribute, IEnumerable<Argument> own, IReadOnlyCollection<Argument> inherited, Arguments below)
        : this(attribute.ClassName, [.. own, .. inherited], attribute._places)
    {
        _below = below;
        _inherited.UnionWith(inherited.Select(argument => argument.Name));
    }

    private Arguments(Arguments same, ArgumentPlaces? places, Arguments? below)
    {
        ClassName = same.ClassName;
        _values = same._values;
        _places = places;
        _below = below;
        _inherited = same._inherited;
    }

    /// <summary>The class that has them: the attribute's name without its suffix.</summary>
    public string ClassName { get; }

    public static Arguments Of(AttributeData attribute, DiagnosticReporter reporter)
    {
        string name = attribute.AttributeClass!.Name;
        return new Arguments(
            name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name,
            attribute.NamedArguments
                .Where(argument => argument.Value.Kind != TypedConstantKind.Error)
                .Select(argument => new Argument(argument.Key, ValueOf(argument.Value))),
            // An attribute of another assembly is its author's business.
            attribute.ApplicationSyntaxReference is null
                ? null
                : new ArgumentPlaces(reporter, reporter.IsListening ? argument => ArgumentPlaces.In(attribute, argument, reporter.CancellationToken) : null));
    }

    /// <summary>The same arguments without locations, whose diagnostics go to another reporter, or to none.</summary>
    public Arguments HeardBy(DiagnosticReporter? reporter) =>
        new(this, reporter is null ? null : new ArgumentPlaces(reporter, null), _below?.HeardBy(reporter));

    /// <summary>
    /// Puts these arguments on top of others, which provide what is neither set here nor <paramref name="replaced"/>. NaN, the default of
    /// some properties, unsets a lower argument.
    /// </summary>
    public Arguments Over(Arguments below, Func<string, bool> replaced)
    {
        Argument[] added = [.. below._values.Where(argument => !Has(argument.Name) && !replaced(argument.Name))];
        return new Arguments(this, _values.Where(argument => !(argument.Value is double.NaN && OptimizerOptions.Find(argument.Name) is { Kind: OptionKind.OptionalNumber })), added, below);
    }

    /// <summary>Adds an argument.</summary>
    public Arguments With(Argument argument) => new(ClassName, _values.Append(argument), _places);

    /// <summary>Keeps only these arguments.</summary>
    public Arguments Only(IReadOnlyCollection<string> names) => new(ClassName, _values.Where(argument => names.Contains(argument.Name)), _places);

    /// <summary>Receives the diagnostics; null if nobody listens.</summary>
    public ArgumentPlaces? Places => _places;

    public IEnumerable<string> Names => _values.Select(argument => argument.Name);

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether the argument is set only on a lower level.</summary>
    public bool IsInherited(string name) => _inherited.Contains(name);

    /// <summary>Whether the argument is set both here and on a lower level.</summary>
    public bool Overrides(string name) => Has(name) && !IsInherited(name) && _below?.Has(name) == true;

    /// <summary>The level that sets the argument; null if none does.</summary>
    public Arguments? SourceOf(string name) => Has(name) ? LevelOf(name) : null;

    public double Number(string name, double defaultValue) => OptionalNumber(name) ?? defaultValue;

    public double? OptionalNumber(string name) => Value(name) is IConvertible value and not (string or bool or char)
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : null;

    public int Integer(string name, int defaultValue) => Value(name) is int value ? value : defaultValue;

    public bool Flag(string name) => Value(name) is true;

    /// <summary>Whether the argument is a flag set to <see langword="false"/>.</summary>
    public bool IsSwitchedOff(string name) => Value(name) is false;

    /// <summary>The value of an enum argument.</summary>
    public Choice? Choice(string name) => Value(name) as Choice;

    public string? Text(string name) => Value(name) as string;

    /// <summary>A list of numbers, or <see langword="null"/> if it is not set or is <c>null</c>.</summary>
    public double[]? Numbers(string name) => Value(name) is EquatableArray<double> numbers ? [.. numbers] : null;

    public void Report(DiagnosticDescriptor rule, string argument, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (PlacesOf(argument) is { } places)
        {
            places.Reporter.At(rule, places.OfFault(argument), hint, arguments);
        }
    }

    /// <summary>Reports a fault whose repair edits <paramref name="repaired"/>; that location is the additional one.</summary>
    public void ReportRepairedIn(
        Arguments repaired, DiagnosticDescriptor rule, string argument, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (PlacesOf(argument) is { } places)
        {
            places.Reporter.At(rule, places.OfFault(argument), repaired._places?.Of(""), hint, arguments);
        }
    }

    /// <summary>Reports at the last of several mutually exclusive arguments or attributes; all are additional locations.</summary>
    public static void ReportAtLast(DiagnosticDescriptor rule, IReadOnlyList<(Arguments Of, string Argument)> places, params object[] arguments)
    {
        Location[] locations = [.. places.Select(place => place.Of.PlacesOf(place.Argument)?.OfFault(place.Argument)).OfType<Location>()];
        if (places[0].Of._places is { } first && first.Reporter.Note(rule) && locations.Length > 0)
        {
            first.Reporter.AtLast(rule, locations, arguments);
        }
    }

    /// <summary>Returns which of two set arguments is set on the inner level, or the first if both are set on the same one.</summary>
    public string InnermostOf(string first, string second)
    {
        Arguments level = this;
        while (level.IsInherited(first) && level.IsInherited(second))
        {
            level = level._below!;
        }

        return level.IsInherited(first) ? second : first;
    }

    public bool Equals(Arguments? other) => other is not null && ClassName == other.ClassName && _values.Equals(other._values);

    public override bool Equals(object? obj) => Equals(obj as Arguments);

    public override int GetHashCode() => _values.GetHashCode();

    private Argument? Find(string name) => _values.FirstOrDefault(argument => argument.Name == name);

    private object? Value(string name) => Find(name)?.Value;

    private ArgumentPlaces? PlacesOf(string argument) => LevelOf(argument)._places;

    /// <summary>The level that sets an argument. A loop, because there may be thousands of levels.</summary>
    private Arguments LevelOf(string argument)
    {
        Arguments level = this;
        while (level.IsInherited(argument))
        {
            level = level._below!;
        }

        return level;
    }

    private static object? ValueOf(TypedConstant constant) => constant switch
    {
        { IsNull: true } => null,
        { Kind: TypedConstantKind.Array } =>
            new EquatableArray<double>(constant.Values.Select(value => value.Value is double or int ? Convert.ToDouble(value.Value, CultureInfo.InvariantCulture) : double.NaN)),
        { Kind: TypedConstantKind.Enum, Type: { } type } => new Choice(
            type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => member.HasConstantValue && member.ConstantValue.Equals(constant.Value))?.Name ?? "",
            Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture)),
        { Kind: TypedConstantKind.Primitive } => constant.Value,
        _ => null,
    };
}
