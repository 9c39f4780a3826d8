using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Attributes;

/// <summary>
/// The named arguments of a configuration or a schedule, from an attribute alone, or from one and what it lies over: a file,
/// or for a parameter group what is in force around it. Equal to others with the same values, wherever they stand. One that
/// does not compile, or is of another type, counts as not given.
/// </summary>
internal sealed class Arguments : IEquatable<Arguments>
{
    private readonly EquatableArray<Argument> _values;
    private readonly ArgumentPlaces? _places;
    private readonly Arguments? _below;
    private readonly HashSet<string> _inherited = [];

    /// <param name="className">Whose arguments they are.</param>
    /// <param name="values">The arguments.</param>
    /// <param name="places">Who hears what is wrong with them, and where they stand.</param>
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

    /// <summary>The class that they are of: the attribute's without its suffix.</summary>
    public string ClassName { get; }

    public static Arguments Of(AttributeData attribute, DiagnosticReporter reporter)
    {
        string name = attribute.AttributeClass!.Name;
        return new Arguments(
            name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name,
            attribute.NamedArguments
                .Where(argument => argument.Value.Kind != TypedConstantKind.Error)
                .Select(argument => new Argument(argument.Key, ValueOf(argument.Value))),
            // What another assembly has is its author's business.
            attribute.ApplicationSyntaxReference is null
                ? null
                : new ArgumentPlaces(reporter, reporter.IsListening ? argument => ArgumentPlaces.In(attribute, argument, reporter.CancellationToken) : null));
    }

    /// <summary>The same, without places: what is wrong with them is noted by another reporter, or by none.</summary>
    public Arguments HeardBy(DiagnosticReporter? reporter) =>
        new(this, reporter is null ? null : new ArgumentPlaces(reporter, null), _below?.HeardBy(reporter));

    /// <summary>
    /// These over others, which have what is not given here and not <paramref name="replaced"/>. NaN, the default of some
    /// properties, takes back what is set below.
    /// </summary>
    public Arguments Over(Arguments below, Func<string, bool> replaced)
    {
        Argument[] added = [.. below._values.Where(argument => !Has(argument.Name) && !replaced(argument.Name))];
        return new Arguments(this, _values.Where(argument => !(argument.Value is double.NaN && OptimizerOptions.Find(argument.Name) is { Kind: OptionKind.OptionalNumber })), added, below);
    }

    /// <summary>These and another one.</summary>
    public Arguments With(Argument argument) => new(ClassName, _values.Append(argument), _places);

    /// <summary>These alone of the arguments.</summary>
    public Arguments Only(IReadOnlyCollection<string> names) => new(ClassName, _values.Where(argument => names.Contains(argument.Name)), _places);

    /// <summary>Who hears what is wrong with them; null where nobody does.</summary>
    public ArgumentPlaces? Places => _places;

    public IEnumerable<string> Names => _values.Select(argument => argument.Name);

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether it is given below, and not in the attribute itself.</summary>
    public bool IsInherited(string name) => _inherited.Contains(name);

    /// <summary>Whether it is given in the attribute itself and below.</summary>
    public bool Overrides(string name) => Has(name) && !IsInherited(name) && _below?.Has(name) == true;

    /// <summary>The arguments of the attribute or file that gives it; null where none does.</summary>
    public Arguments? SourceOf(string name) => Has(name) ? LevelOf(name) : null;

    public double Number(string name, double defaultValue) => OptionalNumber(name) ?? defaultValue;

    public double? OptionalNumber(string name) => Value(name) is IConvertible value and not (string or bool or char)
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : null;

    public int Integer(string name, int defaultValue) => Value(name) is int value ? value : defaultValue;

    public bool Flag(string name) => Value(name) is true;

    /// <summary>Whether it is a flag that is given as <see langword="false"/>.</summary>
    public bool IsSwitchedOff(string name) => Value(name) is false;

    /// <summary>The value of an enumeration.</summary>
    public Choice? Choice(string name) => Value(name) as Choice;

    public string? Text(string name) => Value(name) as string;

    /// <summary>A list of numbers, or <see langword="null"/> where it is not given or is <c>null</c>.</summary>
    public double[]? Numbers(string name) => Value(name) is EquatableArray<double> numbers ? [.. numbers] : null;

    public void Report(DiagnosticDescriptor rule, string argument, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (PlacesOf(argument) is { } places)
        {
            places.Reporter.At(rule, places.OfFault(argument), hint, arguments);
        }
    }

    /// <summary>Reports what is repaired in <paramref name="repaired"/>, whose place is the additional location.</summary>
    public void ReportRepairedIn(
        Arguments repaired, DiagnosticDescriptor rule, string argument, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (PlacesOf(argument) is { } places)
        {
            places.Reporter.At(rule, places.OfFault(argument), repaired._places?.Of(""), hint, arguments);
        }
    }

    /// <summary>Reports at the last of several arguments or attributes that exclude each other; all are additional locations.</summary>
    public static void ReportAtLast(DiagnosticDescriptor rule, IReadOnlyList<(Arguments Of, string Argument)> places, params object[] arguments)
    {
        Location[] locations = [.. places.Select(place => place.Of.PlacesOf(place.Argument)?.OfFault(place.Argument)).OfType<Location>()];
        if (places[0].Of._places is { } first && first.Reporter.Note(rule) && locations.Length > 0)
        {
            first.Reporter.AtLast(rule, locations, arguments);
        }
    }

    /// <summary>Of two arguments that are given the one that is given further inside, or the first if both are given there.</summary>
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

    /// <summary>The arguments of these and those below that are given where that one is. There may be thousands below each other.</summary>
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
