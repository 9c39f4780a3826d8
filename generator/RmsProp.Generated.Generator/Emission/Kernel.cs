using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Passes;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The computation for each element in one pass over memory.</summary>
/// <param name="name">The name of its methods.</param>
/// <param name="summary">Its description.</param>
/// <param name="statements">The computation for one element.</param>
/// <param name="hoisted">The values that vector loops compute before the first vector.</param>
/// <param name="isEstimated">Whether float vectors use the processor's estimates.</param>
/// <param name="formats">The forms of the arrays.</param>
internal sealed class Kernel(
    string name, string summary, IReadOnlyList<Statement> statements, IReadOnlyList<Symbol> hoisted, bool isEstimated, ArrayFormats formats)
{
    private readonly Lazy<(IReadOnlyList<Statement> Statements, IReadOnlyList<StepValue> Values)> _ofVectors = new(() =>
    {
        IReadOnlyList<Statement> ofVectors = Hoisting.Of(isEstimated ? FastNumerics.Of(statements) : statements, hoisted);
        return (ofVectors, StepValue.Of(ofVectors));
    });

    /// <summary>The name of the lanes that a part of a vector has.</summary>
    public const string Mask = "mask";

    public IReadOnlyList<Statement> Statements => statements;

    public string Name => name;

    public string Summary => summary;

    /// <summary>The arrays that it reads and writes, all of the same length.</summary>
    public IReadOnlyList<KernelArray> Arrays { get; } = formats.ArraysOf(statements);

    /// <summary>Those that it writes.</summary>
    public IReadOnlyList<KernelArray> StoredArrays { get; } =
        [.. formats.ArraysOf(statements).Where(array => statements.OfType<Store>().Any(store => store.Array.Name == array.Name))];

    /// <summary>The numbers that are the same for all elements but differ from step to step.</summary>
    public IReadOnlyList<StepValue> StepValues { get; } = StepValue.Of(statements);

    /// <summary>The step values that the statements for these lanes use, including hoisted ones.</summary>
    public IReadOnlyList<StepValue> LaneValues(Lanes lanes) => lanes.IsScalar ? StepValues : _ofVectors.Value.Values;

    /// <summary>The value of a step value before it is broadcast to all lanes.</summary>
    public string ValueBeforeLanes(StepValue value, Lanes lanes) =>
        hoisted.FirstOrDefault(symbol => symbol.Name == value.Name) is { Definition: { } definition }
            ? new CSharpPrinter(lanes.OfElement).Print(definition)
            : value.Name;

    /// <summary>The statements for some lanes at index <c>i</c>.</summary>
    public IEnumerable<string> Body(Lanes lanes) => new CSharpPrinter(lanes, formats.OfSlots).Print(lanes.IsScalar ? statements : _ofVectors.Value.Statements);

    /// <summary>The same for those lanes that <see cref="Mask"/> has; the others of what is stored keep their values.</summary>
    public IEnumerable<string> PartialBody(Lanes lanes) =>
        new CSharpPrinter(lanes, formats.OfSlots).Print(_ofVectors.Value.Statements.Select(statement => statement is Store store
            ? new Store(store.Array, new Select(new Symbol(Mask, SymbolKind.Local, ScalarType.Boolean), store.Value, new Load(store.Array)))
            : statement));
}
