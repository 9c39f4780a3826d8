using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Collects the groups that the <see cref="VariableParser"/> enters.</summary>
internal sealed class GroupCollector(INamedTypeSymbol target, DiagnosticReporter reporter)
{
    private static readonly string[] OfGroups = [.. OptimizerOptions.All.Where(option => option.IsOfGroups).Select(option => option.Name)];
    private static readonly string[] Kept = [.. OfGroups, "Name"];
    private static readonly string ListOfOptions = WordList.Of(OfGroups, "and");

    private readonly List<GroupDeclaration> _groups = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>All groups. A variable has the index of its group plus one, or 0 for none.</summary>
    public IEnumerable<GroupDeclaration> All => _groups;

    /// <summary>The arguments on the target's own fields.</summary>
    public List<(string Field, Arguments Arguments)> Own { get; } = [];

    /// <summary>Enters the group of a field.</summary>
    /// <param name="parent">The group that the field is in.</param>
    /// <param name="field">The field.</param>
    /// <param name="path">The path of the field.</param>
    /// <param name="isOwn">Whether the field is one of the target's own.</param>
    public int Enter(int parent, FieldSymbols field, string path, bool isOwn)
    {
        Arguments[] ofField = [.. field.Attributes(MetadataNames.ConfigAttribute).Select(attribute => Arguments.Of(attribute, reporter))];
        Arguments[] ofType = TypeOf(field.Field.Type) is { } type && !SymbolEqualityComparer.Default.Equals(type, target)
            ? [.. type.RuntimeAttributes(MetadataNames.ConfigAttribute).Select(attribute => Arguments.Of(attribute, DiagnosticReporter.Silent))]
            : [];
        if (ofField.Length + ofType.Length == 0)
        {
            return parent;
        }

        _names.Clear();
        foreach (Arguments arguments in ofField)
        {
            Check(arguments, field.Name);
            if (isOwn)
            {
                Own.Add((field.Name, arguments));
            }
        }

        // The arguments on a type are reported with its own optimizer.
        IEnumerable<Arguments> overrides = InOrder(ofType).Concat(InOrder(ofField));
        _groups.Add(new GroupDeclaration(path, isOwn, parent, new(overrides.Select(arguments => arguments.Only(Kept)))));
        return _groups.Count;
    }

    /// <summary>Reports arguments on a field that is not trained.</summary>
    public void ReportNotTrained(FieldSymbols field) =>
        AttributePlaces.ReportWithoutEffect(field.Attributes(MetadataNames.ConfigAttribute), field.Name, "the field is [NotTrainable]", reporter);

    // Arguments that name a configuration win over those for all.
    private static IEnumerable<Arguments> InOrder(IEnumerable<Arguments> arguments) => arguments.OrderBy(arguments => arguments.Has("Name"));

    private static INamedTypeSymbol? TypeOf(ITypeSymbol type) =>
        StructLayouts.WithoutInlineArrays(type)?.Innermost as INamedTypeSymbol is { TypeKind: TypeKind.Struct } structType ? structType : null;

    private void Check(Arguments arguments, string field)
    {
        string? name = arguments.Text("Name");
        if (!_names.Add(name ?? ""))
        {
            arguments.Report(
                Descriptors.DuplicateName, "Name", RepairHint.None, field,
                name is null ? "for every optimizer: put their arguments into one, or give one of them the Name of an optimizer" : $"for '{name}': put their arguments into one");
        }

        string[] options = [.. arguments.Names.Where(argument => argument != "Name")];
        foreach (string option in options.Where(option => !OfGroups.Contains(option)))
        {
            arguments.Report(Descriptors.OptionOfOptimizer, option, RepairHint.Remove(option), option, field, ListOfOptions);
        }

        if (options.Length == 0)
        {
            arguments.Report(Descriptors.NoEffect, "", RepairHint.Of(RepairHint.RemoveAttribute), $"[RMSpropConfig] on '{field}'", "it sets nothing");
        }

        if (arguments.Has("LearningRate") && arguments.Has("LearningRateMultiplier"))
        {
            Arguments.ReportAtLast(
                Descriptors.SeveralLearningRates, [(arguments, "LearningRate"), (arguments, "LearningRateMultiplier")], field,
                "LearningRate and LearningRateMultiplier");
        }
    }
}
