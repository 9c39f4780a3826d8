using System.Collections.Concurrent;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Parallelism;

/// <summary>Steps on several threads: the same bits as on one, and no threads where they would not pay off.</summary>
[Collection(nameof(Alone))]
public sealed class ParallelStepTests
{
    private const int Steps = 6;

    public static TheoryData<string> Configurations => [.. Optimizers.Keys];

    private static readonly Dictionary<string, Func<IRMSpropOptimizer<LargeModel>>> Optimizers = new()
    {
        ["plain"] = () => new LargeModel.Plain(),
        ["everything"] = () => new LargeModel.Everything(),
        ["clip norm"] = () => new LargeModel.ByNorm(),
        ["clip norm, fast"] = () => new LargeModel.ByNormFast(),
        ["accumulation"] = () => new LargeModel.Accumulating(),
    };

    [Theory]
    [MemberData(nameof(Configurations))]
    public void The_bits_do_not_depend_on_the_number_of_threads(string configuration)
    {
        LargeModel one = Train(configuration, 1);
        foreach (int degree in (int[])[2, 3, 7])
        {
            LargeModel several = Train(configuration, degree);
            Assert.True(one.Weights.AsSpan().SequenceEqual(several.Weights));
            Assert.True(one.Table.Cast<double>().SequenceEqual(several.Table.Cast<double>()));
            Assert.True(one.Memory.Span.SequenceEqual(several.Memory.Span));
            Assert.Equal(one.Scalar, several.Scalar);
        }
    }

    [Fact]
    public void One_thread_is_the_default_and_fewer_are_refused()
    {
        var optimizer = new LargeModel.Plain();
        Assert.Equal(1, optimizer.MaxDegreeOfParallelism);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.MaxDegreeOfParallelism = 0);
        Assert.Equal(1, optimizer.MaxDegreeOfParallelism);
    }

    /// <summary>Any allocation for threads would show.</summary>
    [Fact]
    public void Short_arrays_stay_on_one_thread()
    {
        const int Length = ParallelRun.ShortestLength - 1;
        var parameters = new LargeModel { Weights = new float[Length], Table = new double[1, 1], Memory = new float[1] };
        var gradients = new LargeModel { Weights = new float[Length], Table = new double[1, 1], Memory = new float[1] };
        var optimizer = new LargeModel.ByNorm { MaxDegreeOfParallelism = 2 };
        optimizer.Apply(ref parameters, in gradients);
        long before = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Apply(ref parameters, in gradients);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Halves and halves of halves, added in order: a sum of 1 for each element gives the length.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(ParallelRun.ChunkLength + 1)]
    [InlineData(1_000_003)]
    public void Sums_cover_every_element_once(int length)
    {
        float[] ones = new float[length];
        Array.Fill(ones, 1);
        double sum = ParallelRun.Sum(
            3,
            static (Chunk<float> chunk) =>
            {
                double partial = 0;
                for (nuint i = 0; i < chunk.Length; i++)
                {
                    partial += System.Runtime.CompilerServices.Unsafe.Add(ref chunk[0], i);
                }

                return partial;
            },
            ones.AsSpan());
        Assert.Equal(length, sum);
    }

    /// <summary>
    /// Each chunk has elements, none has more than allowed, and together they are the array: just below, at and above a full chunk.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(ParallelRun.ChunkLength - 1)]
    [InlineData(ParallelRun.ChunkLength)]
    [InlineData(ParallelRun.ChunkLength + 1)]
    [InlineData((3 * ParallelRun.ChunkLength) - 1)]
    [InlineData(3 * ParallelRun.ChunkLength)]
    public void Chunks_are_full_but_for_the_last_and_none_is_empty(int length)
    {
        var lengths = new ConcurrentBag<int>();

        ParallelRun.For(2, chunk => lengths.Add((int)chunk.Length), new float[length].AsSpan(), new float[length].AsSpan());

        Assert.All(lengths, chunk => Assert.InRange(chunk, 1, ParallelRun.ChunkLength));
        Assert.Equal(length, lengths.Sum());
        Assert.Equal(length / ParallelRun.ChunkLength, lengths.Count(chunk => chunk == ParallelRun.ChunkLength));
    }

    private static LargeModel Train(string configuration, int degree)
    {
        var random = new Random(11);
        LargeModel parameters = Draw(random);
        LargeModel gradients = Draw(random);
        IRMSpropOptimizer<LargeModel> optimizer = Optimizers[configuration]();
        optimizer.MaxDegreeOfParallelism = degree;
        for (int step = 0; step < Steps; step++)
        {
            optimizer.Apply(ref parameters, in gradients);
        }

        return parameters;
    }

    private static LargeModel Draw(Random random)
    {
        var model = new LargeModel { Weights = new float[500_003], Table = new double[401, 503], Memory = new float[131_072], Scalar = random.NextSingle() };
        foreach (ref float weight in model.Weights.AsSpan())
        {
            weight = random.NextSingle() - 0.5f;
        }

        foreach (ref double number in Variable.AsSpan<double>(model.Table))
        {
            number = random.NextDouble() - 0.5;
        }

        foreach (ref float number in model.Memory.Span)
        {
            number = random.NextSingle() - 0.5f;
        }

        return model;
    }
}

[RMSpropConfig(Name = "Plain")]
[RMSpropConfig(
    Name = "Everything", Momentum = 0.9, Centered = true, WeightDecay = 0.01, GlobalClipNorm = 1, UseEma = true, EmaOverwriteFrequency = 4,
    LossScaleFactor = 3)]
[RMSpropConfig(Name = "ByNorm", ClipNorm = 1)]
[RMSpropConfig(Name = "ByNormFast", ClipNorm = 1, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "Accumulating", GradientAccumulationSteps = 2, UseEma = true, GlobalClipNorm = 1)]
internal partial struct LargeModel
{
    public float[] Weights;
    public double[,] Table;
    public Memory<float> Memory;
    public float Scalar;
}
