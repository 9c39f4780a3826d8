using System.Globalization;
using System.Numerics;
using RmsProp.Generated.TestKit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Guards;

/// <summary>
/// Whatever the gradients, a guarded step leaves every number finite, or is skipped or throws and leaves every bit unchanged; and a step
/// with moderate gradients is taken, whatever came before. For random configurations.
/// </summary>
public class OutlierTests
{
    private const int Count = 80;
    private const int Steps = 60;

    // The same comparisons guard configurations that throw and those that skip. Some configurations are compiled twice, to check that
    // both happen at the same steps; compiling takes most of the time.
    private const int Twins = 16;

    private static readonly string[] Slots = ["Velocity", "MomentumBuffer", "AverageGradient", "MovingAverage", "AccumulatedGradient"];

    [Fact]
    public void Nothing_of_float_overflows() => RunAll<float>(firstSeed: 0);

    /// <summary>Other configurations than in float.</summary>
    [Fact]
    public void Nothing_of_double_overflows() => RunAll<double>(firstSeed: 10_000);

    private static void RunAll<T>(int firstSeed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        Configuration[][] guarded = [.. Enumerable.Range(0, Count).Select(index => Guarded(Create(new Random(firstSeed + index), index), index))];
        var compiled = new CompiledModel<T>(guarded.SelectMany(configurations => configurations));
        int skipped = 0;
        for (int index = 0; index < Count; index++)
        {
            skipped += Run(compiled, guarded[index], firstSeed + index);
        }

        Assert.InRange(skipped, Count * Steps / 10, Count * Steps / 2);
    }

    /// <summary>A configuration with one guard, or with each guard.</summary>
    private static Configuration[] Guarded(Configuration configuration, int index)
    {
        Configuration skipping = configuration with { Guard = NonFiniteGradients.SkipStep };
        Configuration throwing = configuration with { Name = configuration.Name + "Throwing", Guard = NonFiniteGradients.Throw };
        return index < Twins ? [skipping, throwing] : [index % 2 == 0 ? skipping : throwing];
    }

    private static int Run<T>(CompiledModel<T> compiled, Configuration[] guarded, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var random = new Random(1000 + seed);
        double scale = guarded[0].Arguments.LossScaleFactor ?? 1;
        T[][] initial = [Moderate<T>(random, 37, 1), Moderate<T>(random, 5, 1)];
        IArrayOptimizer<T>[] optimizers = [.. guarded.Select(configuration => compiled.Create(configuration, [.. initial.Select(row => (T[])row.Clone())]))];
        T[][] first = Gradients();
        Array.ForEach(optimizers, optimizer => optimizer.Apply(first));
        random = new Random(seed);
        int skipped = 0;
        for (int step = 0; step < Steps; step++)
        {
            T[][] gradients = Gradients();
            bool isModerate = step >= Steps - 12 || random.Next(2) == 0;
            if (!isModerate)
            {
                AddOutliers(random, gradients[random.Next(2)]);
            }

            bool[] isKeptOut = [.. optimizers.Select((optimizer, twin) => IsKeptOut(optimizer, gradients, $"step {step} of {guarded[twin]}"))];
            Assert.False(isModerate && isKeptOut[0], $"Kept out is a moderate step {step} of {guarded[0]}");
            Assert.True(isKeptOut.All(kept => kept == isKeptOut[0]), $"Skipped or thrown, but not both, is step {step} of {guarded[0]}");
            skipped += isKeptOut[0] ? 1 : 0;
        }

        return skipped;

        T[][] Gradients() => [Moderate<T>(random, 37, scale), Moderate<T>(random, 5, scale)];
    }

    /// <summary>Takes a step; afterwards every number is finite, or unchanged if the step is skipped or throws.</summary>
    private static bool IsKeptOut<T>(IArrayOptimizer<T> optimizer, T[][] gradients, string where)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[][] before = Numbers(optimizer);
        long skippedBefore = optimizer.SkippedSteps;
        var thrown = (NotFiniteNumberException?)Record.Exception(() => optimizer.Apply(gradients));
        if (thrown is not null)
        {
            Assert.Matches("'(Weights|Bias)'", thrown.Message);
        }

        bool isKeptOut = thrown is not null || optimizer.SkippedSteps > skippedBefore;
        if (isKeptOut)
        {
            Assert.True(before.Zip(Numbers(optimizer), (old, now) => old.SequenceEqual(now)).All(same => same), "Changed by what is kept out, " + where);
        }
        else
        {
            Assert.True(Numbers(optimizer).All(row => row.All(T.IsFinite)), "Not finite after " + where);
        }

        return isKeptOut;
    }

    private static T[][] Numbers<T>(IArrayOptimizer<T> optimizer) =>
        [.. optimizer.Parameters.Concat(Slots.SelectMany(slot => optimizer.Slot(slot) ?? [])).Select(row => (T[])row.Clone())];

    private static T[] Moderate<T>(Random random, int length, double scale)
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked(scale * ((4 * random.NextDouble()) - 2)))];

    /// <summary>One or all elements of any magnitude, or close to the overflow of a square, a sum or the number itself.</summary>
    private static void AddOutliers<T>(Random random, T[] gradient)
        where T : IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T root = T.Sqrt(T.MaxValue);
        double digits = Math.Log10(double.CreateChecked(T.MaxValue));
        bool isOne = random.Next(2) == 0;
        int place = random.Next(gradient.Length);
        T outlier = Next();
        for (int i = 0; i < gradient.Length; i++)
        {
            if (!isOne || i == place)
            {
                gradient[i] = random.Next(2) == 0 ? outlier : -outlier;
            }
        }

        T Next() => random.Next(12) switch
        {
            0 => T.MaxValue,
            1 => T.PositiveInfinity,
            2 => T.NaN,
            3 => root,
            4 => T.BitDecrement(root),
            5 => T.BitIncrement(root),
            6 => root * T.CreateChecked(0.5 + random.NextDouble()),
            7 => root * T.CreateChecked(1 - (1e-4 * random.NextDouble())),
            8 => root / T.CreateChecked(1000 * random.NextDouble()),
            _ => T.CreateChecked(Math.Pow(10, digits * (0.3 + (0.7 * random.NextDouble())))),
        };
    }

    private static Configuration Create(Random random, int index)
    {
        bool isCentered = random.Next(2) == 0;
        double momentum = Of<double>(0, 0.9, 0.5);
        int clipping = random.Next(8);
        bool usesEma = random.Next(4) == 0;
        var arguments = new RMSpropArguments
        {
            Convention = Of(Enum.GetValues<RMSpropConvention>()),
            LearningRate = Of(0.002, 0.1),
            Rho = isCentered ? Of(0.9, 0.99, 0.5, 0.99999) : Of(0.9, 0.99, 0.5, 0, 0.9999999, 0.99999), // With 0 there is no variance to divide by.
            Momentum = momentum,
            Nesterov = momentum > 0 && random.Next(2) == 0,
            Epsilon = Of(1e-7, 1e-10),
            EpsilonPlacement = Of(EpsilonPlacement.InsideRoot, EpsilonPlacement.OutsideRoot),
            LearningRatePlacement = momentum > 0 ? Of(LearningRatePlacement.InsideMomentum, LearningRatePlacement.OutsideMomentum) : default,
            Centered = isCentered,
            CenteredVarianceFloor = isCentered, // Without it, any gradients can make a variance negative.
            InitialVelocity = Of<double>(0, 1),
            BiasCorrection = random.Next(4) == 0,
            Maximize = random.Next(4) == 0,
            WeightDecay = Of<double?>(null, 0.01),
            WeightDecayMode = Of(WeightDecayMode.Decoupled, WeightDecayMode.L2),
            ClipValue = clipping == 0 ? Of(0.5, 1e30) : null,
            ClipNorm = clipping is 1 or 2 ? Of(1, 1e15, 1e25) : null,
            GlobalClipNorm = clipping is 3 or 4 ? Of(1, 1e15, 1e25) : null,
            UseEma = usesEma,
            EmaOverwriteFrequency = usesEma ? 2 : null,
            LossScaleFactor = Of<double?>(null, null, 1024, 1000, 0.001, 1.0 / 1024),
            GradientAccumulationSteps = Of<int?>(null, null, 3, 4),
        };
        return new Configuration(
            "Optimizer" + index.ToString(CultureInfo.InvariantCulture), arguments, Numerics: Of(KernelNumerics.Exact, KernelNumerics.Fast));

        TValue Of<TValue>(params TValue[] values) => values[random.Next(values.Length)];
    }
}
