using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// What symbols say about one optimizer: all that its model is made of, but for what a file of Keras adds. Plain values
/// like the model, so that an edit of the file needs no symbols, and one of the sources no file.
/// </summary>
/// <param name="GivesLearningRate">Whether some attribute does, so that no file needs to.</param>
/// <param name="StructSize">How many bytes the struct takes at least.</param>
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
    public string? FromKeras => Configuration.Text("FromKeras");

    /// <summary>The same, but what is wrong with its arguments is noted by a reporter, or by none.</summary>
    public OptimizerDeclaration HeardBy(DiagnosticReporter? reporter) => this with
    {
        Configuration = Configuration.HeardBy(reporter),
        Groups = new(Groups.Select(group => group with { Overrides = new(group.Overrides.Select(arguments => arguments.HeardBy(reporter))) })),
    };
}
