using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Passes;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>What one pass over memory does to each element.</summary>
/// <param name="name">The name of its methods.</param>
/// <param name="summary">What it does, in words.</param>
/// <param name="statements">What it does to one element.</param>
/// <param name="hoisted">The names of what vectors have computed before the first of them.</param>
/// <param name="isEstimated">Whether vectors of float take the processor's estimates.</param>
/// <param name="formats">The forms of the arrays.</param>
internal sealed class Kernel(
    string name, string summary, IReadOnlyList<Statement> statements, IReadOnlyList<Symbol> hoisted, bool isEstimated, ArrayFormats formats)
{
    private readonly Lazy<(IReadOnlyList<Statement> Statements, IReadOnlyList<StepValue> Values)> _ofVectors = new(() =>
    {
        IReadOnlyList<Statement> ofVectors = Hoisting.Of(isEstimated ? FastNumerics.Of(statements) : statements, hoisted);
        return (ofVectors, StepValue.Of(ofVectors));
    });

    public IReadOnlyList<Statement> Statements => statements;

    public string Name => name;

    public string Summary => summary;

    /// <summary>The arrays that it reads and writes, all of one length.</summary>
    public IReadOnlyList<KernelArray> Arrays { get; } = formats.ArraysOf(statements);

    /// <summary>The numbers that are the same for all elements but differ from step to step.</summary>
    public IReadOnlyList<StepValue> StepValues { get; } = StepValue.Of(statements);

    /// <summary>Those of them that the statements for some lanes use, and what these use instead.</summary>
    public IReadOnlyList<StepValue> LaneValues(Lanes lanes) => lanes.IsScalar ? StepValues : _ofVectors.Value.Values;

    /// <summary>What a step value is before it is brought into all lanes.</summary>
    public string ValueBeforeLanes(StepValue value, Lanes lanes) =>
        hoisted.FirstOrDefault(symbol => symbol.Name == value.Name) is { Definition: { } definition }
            ? new CSharpPrinter(lanes.OfElement).Print(definition)
            : value.Name;

    /// <summary>The statements for some lanes at index <c>i</c>.</summary>
    public IEnumerable<string> Body(Lanes lanes) => new CSharpPrinter(lanes, formats.OfSlots).Print(lanes.IsScalar ? statements : _ofVectors.Value.Statements);
}
