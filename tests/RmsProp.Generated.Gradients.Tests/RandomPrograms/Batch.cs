using FsCheck;
using FsCheck.Fluent;

namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Random losses that are compiled together.</summary>
/// <param name="IsSingle">Whether their numbers are floats.</param>
/// <param name="Seed">The seed of the arguments of the first loss; the next one's is one more.</param>
/// <param name="Programs">The losses.</param>
internal sealed record Batch(bool IsSingle, int Seed, IReadOnlyList<Piece> Programs)
{
    /// <summary>Batches of a size, which shrink to single losses, and these to smaller ones.</summary>
    /// <param name="isSingle">Whether their numbers are floats.</param>
    /// <param name="size">The number of losses.</param>
    public static Arbitrary<Batch> Arbitrary(bool isSingle, int size) => Arb.From(
        Gen.Choose(0, int.MaxValue).Select(seed => Create(seed, isSingle, size)), batch => batch.Smaller());

    public override string ToString() => $"{(IsSingle ? "float" : "double")}, seed {Seed}: " + (Programs.Count == 1 ? $"\n{Programs[0]}" : $"{Programs.Count} programs");

    private static Batch Create(int seed, bool isSingle, int size)
    {
        var random = new Random(seed);
        return new Batch(isSingle, seed, [.. Enumerable.Range(0, size).Select(_ => new ProgramMaker(random.Next(), isSingle).Make())]);
    }

    private IEnumerable<Batch> Smaller() => Programs.Count > 1
        ? Programs.Chunk((Programs.Count + 1) / 2).Select((half, i) => this with { Seed = Seed + (i * ((Programs.Count + 1) / 2)), Programs = half })
        : Programs[0].Smaller().Select(program => this with { Programs = [program] });
}
