using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using RmsProp.Generated.Generator.Options;

namespace RmsProp.Generated.Generator.Tests.Documentation;

/// <summary>
/// The tables of options on the pages of documentation: every property of the attribute, its default in each convention, and where it can
/// be set.
/// </summary>
public sealed partial class OptionTableTests
{
    private static readonly PropertyInfo[] Properties =
        typeof(RMSpropConfigAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    /// <summary>The rows of the table of options: each property with its default.</summary>
    private static readonly (string Name, bool IsOfGroup, string Default)[] Options =
    [
        .. from row in TableBehind("src/docs/options.md", "# Options")
           from Match name in Name().Matches(row[0])
           select (name.Groups[1].Value, row[0].EndsWith('·'), row[2]),
    ];

    [Fact]
    public void Every_property_is_there_once() => Assert.Equal(
        Properties.Select(property => property.Name).Order(StringComparer.Ordinal),
        Options.Select(option => option.Name).Order(StringComparer.Ordinal));

    /// <summary>Names of an optimizer, a file or a method are not options.</summary>
    [Fact]
    public void Every_property_but_names_has_its_row() => Assert.Equal(
        Properties.Where(property => property.PropertyType != typeof(string)).Select(property => property.Name).Order(StringComparer.Ordinal),
        OptimizerOptions.All.Select(option => option.Name).Order(StringComparer.Ordinal));

    /// <summary>Keras' defaults are those of the attribute, which users see.</summary>
    [Fact]
    public void Defaults_of_rows_are_those_of_the_attribute()
    {
        var defaults = new RMSpropConfigAttribute();
        Assert.Equal(
            OptimizerOptions.All.Select(option => (option.Name, Convert.ToDouble(Properties.Single(property => property.Name == option.Name).GetValue(defaults), CultureInfo.InvariantCulture))),
            OptimizerOptions.All.Select(option => (option.Name, option.DefaultIn(ConventionDefaults.Keras) ?? (option.Kind == OptionKind.OptionalNumber ? double.NaN : 0))));
    }

    /// <summary>Choices are parsed by name.</summary>
    [Fact]
    public void Members_are_those_of_the_enumerations()
    {
        foreach (Option option in OptimizerOptions.All.Where(option => option.Kind == OptionKind.Choice))
        {
            Type type = Properties.Single(property => property.Name == option.Name).PropertyType;
            Assert.Equal(type.Name, option.Enumeration);
            Assert.Equal(Enum.GetNames(type), option.Members);
        }
    }

    [Fact]
    public void Those_of_groups_are_marked() => Assert.Equal(
        OptimizerOptions.All.Where(option => option.IsOfGroups).Select(option => option.Name).Order(StringComparer.Ordinal),
        Options.Where(option => option.IsOfGroup).Select(option => option.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Defaults_are_those_of_the_attribute()
    {
        var defaults = new RMSpropConfigAttribute();
        Assert.Equal(
            Options.Select(option => (option.Name, Shown(Properties.Single(property => property.Name == option.Name).GetValue(defaults)))),
            Options.Select(option => (option.Name, option.Name == "GradientAccumulationSteps" && option.Default == "not set" ? "0" : option.Default.Trim('`'))));
    }

    [Fact]
    public void Defaults_of_conventions_are_those_in_force()
    {
        string[][] table = [.. TableBehind("src/docs/conventions.md", "## Defaults", withHeader: true)];
        Assert.Equal(Enum.GetNames<RMSpropConvention>(), table[0].Skip(1).Select(name => name.Trim('`')));
        ConventionDefaults[] frameworks = [.. Enum.GetNames<RMSpropConvention>().Select(name => ConventionDefaults.Of(Enum.Parse<Generator.Model.Convention>(name)))];
        Assert.Equal(
            OptimizerOptions.All.Where(option => option.DefaultOf is not null).Select(option =>
                string.Join(" | ", frameworks.Select(framework => Shown(option, option.DefaultIn(framework))).Prepend(option.Name))),
            table.Skip(1).Select(row => string.Join(" | ", row).Replace("`", "", StringComparison.Ordinal)));
    }

    private static string Shown(Option option, double? value) => value switch
    {
        null => "to be set",
        { } index when option.Kind == OptionKind.Choice => option.Members[(int)index],
        _ => Shown(value),
    };

    private static string Shown(object? value) => value switch
    {
        null or double.NaN => "not set",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        double number => number is not 0 and < 1e-4 ? number.ToString("0e-0", CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    /// <summary>The cells of the first table after a line of a page, without the header by default.</summary>
    private static IEnumerable<string[]> TableBehind(string page, string line, bool withHeader = false)
    {
        IEnumerable<string> rows = Pages.LinesOf(page).SkipWhile(candidate => candidate != line).SkipWhile(candidate => !candidate.StartsWith('|'))
            .TakeWhile(candidate => candidate.StartsWith('|'));
        return rows.Where((_, i) => i > 1 || (withHeader && i == 0)).Select(row => row.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray());
    }

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}
