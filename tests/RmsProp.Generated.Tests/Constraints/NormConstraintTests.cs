using System.Numerics;
using FsCheck.Xunit;
using RmsProp.Generated.CompilerServices;
using RmsProp.Generated.TestKit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Constraints;

/// <summary>The constraints on norms give NumPy's bits for Keras' formulas, on every vector width.</summary>
[Collection(nameof(Alone))]
public class NormConstraintTests
{
    private const int HighestRank = 4;

    /// <summary>Lengths around those of vectors, of several vectors, and of the blocks and pieces of pairwise sums.</summary>
    private static readonly int[] Lengths = [1, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 127, 128, 129, 136, 260, 300];

    private static readonly ConstraintArguments[] Constraints =
    [
        new("MaxNorm", [], MaxValue: 2),
        new("UnitNorm", []),
        new("MinMaxNorm", [], MinValue: 3, MaxValue: 4, Rate: 0.7),
    ];

    [Fact]
    public void Recorded_results_are_reproduced_to_the_bit()
    {
        Assert.Equal(160, ConstraintRecording.All.Count);
        Assert.All(ConstraintRecording.All, recording =>
        {
            if (recording.IsDouble)
            {
                Check<double>(recording);
            }
            else
            {
                Check<float>(recording);
            }
        });

        static void Check<T>(ConstraintRecording recording)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] variable = recording.Initial<T>();
            Apply(recording.Constraint, recording.Shape, variable);
            NumberAssert.SameNumbers<T>(recording.Expected<T>(), recording.Recorded(variable), () => recording.Description);

            T[] reference = recording.Initial<T>();
            new ReferenceConstraint<T>(recording.Constraint, recording.Shape).Apply(reference);
            NumberAssert.SameNumbers<T>(recording.Expected<T>(), recording.Recorded(reference), () => "In plain loops, " + recording.Description);
        }
    }

    /// <summary>Compared with the plain loops, which match all recordings from NumPy, on shapes without a recording.</summary>
    [Property(MaxTest = 60, Arbitrary = [typeof(Seed)])]
    public void Any_shape_and_any_axes_in_float(Seed seed) => CompareAnyShape<float>(seed);

    [Property(MaxTest = 60, Arbitrary = [typeof(Seed)])]
    public void Any_shape_and_any_axes_in_double(Seed seed) => CompareAnyShape<double>(seed);

    /// <summary>
    /// Keras' formula in double. In float each of these is one rounding: the squares, all but one of the n additions, the root,
    /// the constants 1e-7, rate, 1 - rate and the bound, the additions to the norm, the products with the rates and their sum, the
    /// quotient and the product. The root halves the error of the sum, and the norm is in the numerator and the denominator.
    /// </summary>
    [Fact]
    public void As_near_to_the_formula_as_its_roundings_allow()
    {
        foreach (int seed in Enumerable.Range(0, 100))
        {
            var random = new RandomNumbers(seed);
            int[] shape = RandomShape(random);
            foreach (ConstraintArguments constraint in OnEverySetOfAxes(shape))
            {
                float[] before = random.Parameters<float>(Product(shape));
                float[] after = [.. before];
                Apply(constraint, shape, after);
                double[] exact = [.. before.Select(w => (double)w)];
                new ReferenceConstraint<double>(constraint, shape).Apply(exact);

                int terms = constraint.Axes.Aggregate(1, (count, axis) => count * shape[axis]);
                double bound = (terms + 9) * Math.ScaleB(1, -24);
                for (int i = 0; i < after.Length; i++)
                {
                    Assert.True(
                        Math.Abs(after[i] - exact[i]) <= bound * Math.Abs(exact[i]),
                        $"Seed {seed}, {Description(constraint, shape)}, at {i}: {exact[i]:R}, but is {after[i]:R}.");
                }
            }
        }
    }

    [Fact]
    public void Negative_axes_count_from_the_end()
    {
        float[] expected = new RandomNumbers(1).Parameters<float>(60);
        float[] actual = [.. expected];
        NormConstraint.Unit<float>(expected, [3, 4, 5], [0, 2]);
        NormConstraint.Unit<float>(actual, [3, 4, 5], [-3, -1]);
        NumberAssert.SameBits<float>(expected, actual);
    }

    [Fact]
    public void Without_elements_nothing_happens()
    {
        foreach (int[] shape in (int[][])[[0], [0, 3], [3, 0], [2, 0, 2]])
        {
            nint[] lengths = [.. shape];
            foreach (int[] axes in SetsOfAxes(shape.Length))
            {
                NormConstraint.Max<float>([], lengths, axes, 2);
                NormConstraint.Unit<float>([], lengths, axes);
                NormConstraint.MinMax<float>([], lengths, axes, 0, 1, 1);
            }
        }
    }

    /// <summary>Neighbors of a variable in memory are not part of it.</summary>
    [Fact]
    public void Nothing_around_the_elements_is_touched()
    {
        foreach (int[] shape in (int[][])[[21], [3, 7], [7, 3], [3, 130], [130, 3]])
        {
            foreach (int[] axes in SetsOfAxes(shape.Length))
            {
                float[] memory = new float[Product(shape) + 32];
                Array.Fill(memory, 3);
                NormConstraint.Unit<float>(memory.AsSpan(16, Product(shape)), [.. shape], axes);
                Assert.Equal(32, memory.Count(element => element == 3));
                Assert.All([.. memory[..16], .. memory[^16..]], element => Assert.Equal(3, element));
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        foreach (int seed in Enumerable.Range(0, 20))
        {
            int[] shape = RandomShape(new RandomNumbers(seed));
            float[] singles = new float[Product(shape)];
            double[] doubles = new double[Product(shape)];
            nint[] lengths = [.. shape];
            foreach (int[] axes in SetsOfAxes(shape.Length))
            {
                long start = GC.GetAllocatedBytesForCurrentThread();
                NormConstraint.Max<float>(singles, lengths, axes, 2);
                NormConstraint.Unit<double>(doubles, lengths, axes);
                NormConstraint.MinMax<float>(singles, lengths, axes, 0, 1, 0.5);
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);
            }
        }
    }

    private static void CompareAnyShape<T>(Seed seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomNumbers(seed.Value);
        int[] shape = RandomShape(random);
        foreach (ConstraintArguments constraint in OnEverySetOfAxes(shape))
        {
            T[] actual = random.OnceIn(4) ? random.Any<T>(Product(shape)) : random.Parameters<T>(Product(shape));
            T[] expected = [.. actual];
            Apply(constraint, shape, actual);
            new ReferenceConstraint<T>(constraint, shape).Apply(expected);
            NumberAssert.SameNumbers<T>(expected, actual, () => Description(constraint, shape));
        }
    }

    private static void Apply<T>(ConstraintArguments constraint, int[] shape, T[] variable)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint[] lengths = [.. shape];
        switch (constraint.ClassName)
        {
            case "MaxNorm":
                NormConstraint.Max<T>(variable, lengths, constraint.Axes, constraint.MaxValue);
                break;
            case "UnitNorm":
                NormConstraint.Unit<T>(variable, lengths, constraint.Axes);
                break;
            default:
                NormConstraint.MinMax<T>(variable, lengths, constraint.Axes, constraint.MinValue, constraint.MaxValue, constraint.Rate);
                break;
        }
    }

    private static string Description(ConstraintArguments constraint, int[] shape) =>
        $"{constraint} of [{string.Join(", ", shape)}] along [{string.Join(", ", constraint.Axes)}]";

    private static IEnumerable<ConstraintArguments> OnEverySetOfAxes(int[] shape) =>
        SetsOfAxes(shape.Length).SelectMany(axes => Constraints.Select(constraint => constraint with { Axes = axes }));

    private static int[] RandomShape(RandomNumbers random)
    {
        int[] shape;
        do
        {
            shape = [.. Enumerable.Range(0, 1 + random.Next(HighestRank)).Select(_ => Lengths[random.Next(Lengths.Length)])];
        }
        while (Product(shape) > 6000);

        return shape;
    }

    private static int Product(int[] shape) => (int)Math.Min(shape.Aggregate(1L, (left, right) => left * right), int.MaxValue);

    /// <summary>Every set except the empty one.</summary>
    private static IEnumerable<int[]> SetsOfAxes(int rank) =>
        Enumerable.Range(1, (1 << rank) - 1).Select(set => Enumerable.Range(0, rank).Where(axis => (set >> axis & 1) != 0).ToArray());
}
