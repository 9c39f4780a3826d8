using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// What symbols tell about one optimizer: everything in its model, except what a Keras file adds. It consists of plain values like the
/// model, so that an edit of the file needs no symbols, and an edit of the source no file.
/// </summary>
/// <param name="GivesLearningRate">Whether an attribute gives the learning rate, so that no file needs to.</param>
/// <param name="StructSize">The minimum size of the struct in bytes.</param>
internal sealed record OptimizerDeclaration(
    TargetType Target,
    string Name,
    Arguments Configuration,
    LearningRateSource LearningRate,
    bool GivesLearningRate,
    EquatableArray<Variable> Variables,
    EquatableArray<GroupDeclaration> Groups,
    EquatableArray<FieldAccessor> Accessors,
    EquatableArray<SlotField> SlotFields,
    EquatableArray<FieldDistance> Distances,
    long StructSize)
{
    /// <summary>Whether a class for training by several ranks is generated as well.</summary>
    public bool IsSharded { get; init; }

    /// <summary>The variables that are not trained, but have names in files.</summary>
    public EquatableArray<Variable> Frozen { get; init; }

    public string? FromKeras => Configuration.Text("FromKeras");

    /// <summary>The same declaration, with the diagnostics of its arguments sent to a reporter, or to none.</summary>
    public OptimizerDeclaration HeardBy(DiagnosticReporter? reporter) => this with
    {
        Configuration = Configuration.HeardBy(reporter),
        Groups = new(Groups.Select(group => group with { Overrides = new(group.Overrides.Select(arguments => arguments.HeardBy(reporter))) })),
    };
}
