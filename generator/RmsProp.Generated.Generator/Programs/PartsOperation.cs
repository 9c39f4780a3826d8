using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>
/// Takes the turns of a loop in parts, which threads can share. The loop counts from <see cref="First"/> to below <see cref="Past"/> in
/// each part.
/// </summary>
internal sealed class PartsOperation : Operation
{
    /// <param name="start">The counter of the first turn.</param>
    /// <param name="limit">The turns are those with counters below it.</param>
    /// <param name="sums">What the turns do nothing but add to: each part has numbers of its own, which are added in the order of the parts.</param>
    /// <param name="own">What each turn writes before it reads: each part has memory of its own.</param>
    public PartsOperation(Value start, Value limit, IReadOnlyList<Buffer> sums, IReadOnlyList<Buffer> own)
        : base(start, limit)
    {
        Sums = sums;
        Own = own;
        First = new Value(ScalarType.Int32, "first") { Definition = this };
        Past = new Value(ScalarType.Int32, "past") { Definition = this };
    }

    public Value Start => Operand(0);

    public Value Limit => Operand(1);

    public Value First { get; }

    public Value Past { get; }

    public IReadOnlyList<Buffer> Sums { get; }

    public IReadOnlyList<Buffer> Own { get; }

    public Block Body { get; } = new();

    public override IReadOnlyList<Block> Blocks => [Body];

    public override IReadOnlyList<Value> Results => [First, Past];
}
