using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Collects the groups that the <see cref="VariableParser"/> comes into.</summary>
internal sealed class GroupCollector(INamedTypeSymbol target, DiagnosticReporter reporter)
{
    private readonly List<GroupDeclaration> _groups = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>All groups; a variable has the index of its own plus one, or 0 for none.</summary>
    public IEnumerable<GroupDeclaration> All => _groups;

    /// <summary>The arguments on the target's own fields that name a configuration.</summary>
    public List<(string Field, Arguments Arguments)> Named { get; } = [];

    /// <summary>The group below a field.</summary>
    /// <param name="parent">The group that the field is in.</param>
    /// <param name="field">The field.</param>
    /// <param name="path">Its path.</param>
    /// <param name="isOwn">Whether it is one of the target's own.</param>
    public int Enter(int parent, FieldSymbols field, string path, bool isOwn)
    {
        Arguments[] ofField = [.. field.Attributes("RMSpropConfigAttribute").Select(attribute => Arguments.Of(attribute, reporter))];
        Arguments[] ofType = TypeOf(field.Field.Type) is { } type && !SymbolEqualityComparer.Default.Equals(type, target)
            ? [.. ConfigurationsOf(type)]
            : [];
        if (ofField.Length + ofType.Length == 0)
        {
            return parent;
        }

        _names.Clear();
        foreach (Arguments arguments in ofField)
        {
            Check(arguments, field.Name);
            if (isOwn && arguments.Text("Name") is not null)
            {
                Named.Add((field.Name, arguments));
            }
        }

        // One that names its configuration is more particular than one for all.
        IEnumerable<Arguments> outer = parent == 0 ? [] : _groups[parent - 1].Overrides;
        Arguments[] overrides = [.. outer, .. InOrder(ofType), .. InOrder(ofField.Select(arguments => arguments.Only([.. HyperparameterParser.GroupOptions, "Name"])))];
        _groups.Add(new GroupDeclaration(path, new(overrides)));
        return _groups.Count;
    }

    /// <summary>Says that a field that is not trained needs no arguments.</summary>
    public void ReportNotTrained(FieldSymbols field)
    {
        foreach (AttributeData attribute in field.Attributes("RMSpropConfigAttribute"))
        {
            Arguments.Of(attribute, reporter).Report(
                Descriptors.NoEffect, "", RepairHint.None, $"[RMSpropConfig] on '{field.Name}'", "the field is [NotTrainable]");
        }
    }

    private static IEnumerable<Arguments> InOrder(IEnumerable<Arguments> arguments) => arguments.OrderBy(arguments => arguments.Has("Name"));

    /// <summary>What the type of a nested struct has for an optimizer of its own; what can't be a group's is that optimizer's alone.</summary>
    private static IEnumerable<Arguments> ConfigurationsOf(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass.IsRuntimeType("RMSpropConfigAttribute"))
        .Select(attribute => Arguments.Of(attribute, new DiagnosticReporter(null, CancellationToken.None)).Only([.. HyperparameterParser.GroupOptions, "Name"]));

    private static INamedTypeSymbol? TypeOf(ITypeSymbol type) => type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } structType ? null
        : StructLayouts.InlineArrayOf(structType) is { } array ? TypeOf(array.Element)
        : structType;

    private void Check(Arguments arguments, string field)
    {
        string name = arguments.Text("Name") ?? "";
        if (!_names.Add(name))
        {
            arguments.Report(
                Descriptors.DuplicateName, "Name", RepairHint.None, field, name.Length == 0 ? OptimizerNames.Default : name);
        }

        string[] settable = HyperparameterParser.GroupOptions;
        string list = string.Join(", ", settable.Take(settable.Length - 1)) + " and " + settable[settable.Length - 1];
        string[] options = [.. arguments.Names.Where(argument => argument != "Name")];
        foreach (string option in options.Where(option => !settable.Contains(option)))
        {
            arguments.Report(Descriptors.OptionOfOptimizer, option, RepairHint.Remove(option), option, field, list);
        }

        if (options.Length == 0)
        {
            arguments.Report(Descriptors.NoEffect, "", RepairHint.None, $"[RMSpropConfig] on '{field}'", "it sets nothing");
        }

        if (arguments.Has("LearningRate") && arguments.Has("LearningRateMultiplier"))
        {
            Arguments.ReportAtLast(
                Descriptors.SeveralLearningRates, [(arguments, "LearningRate"), (arguments, "LearningRateMultiplier")], field,
                "LearningRate and LearningRateMultiplier");
        }
    }
}
