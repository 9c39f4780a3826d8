using System.Globalization;
using System.Numerics;
using RmsProp.Generated.TestKit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Guards;

/// <summary>
/// Whatever the gradients, a guarded step leaves every number finite, or is skipped, or throws, and leaves every bit as it was; and
/// a step with moderate gradients is taken, whatever came before. Of random configurations.
/// </summary>
public class OutlierTests
{
    private const int Count = 48;
    private const int Steps = 60;

    private static readonly string[] Slots = ["Velocity", "MomentumBuffer", "AverageGradient", "MovingAverage", "AccumulatedGradient"];

    private static readonly Configuration[] Skipping =
        [.. Enumerable.Range(0, Count).Select(index => Create(new Random(index), index) with { Guard = NonFiniteGradients.SkipStep })];

    private static readonly Configuration[] Throwing =
        [.. Skipping.Select(configuration => configuration with { Name = configuration.Name + "Throwing", Guard = NonFiniteGradients.Throw })];

    [Fact]
    public void Nothing_of_float_overflows() => RunAll<float>();

    [Fact]
    public void Nothing_of_double_overflows() => RunAll<double>();

    private static void RunAll<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var compiled = new CompiledModel<T>(Skipping.Concat(Throwing));
        int skipped = 0;
        for (int index = 0; index < Count; index++)
        {
            skipped += Run(compiled, index);
        }

        Assert.InRange(skipped, Count * Steps / 10, Count * Steps / 2);
    }

    private static int Run<T>(CompiledModel<T> compiled, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var random = new Random(1000 + index);
        double scale = Skipping[index].Arguments.LossScaleFactor ?? 1;
        T[][] initial = [Moderate<T>(random, 37, 1), Moderate<T>(random, 5, 1)];
        IArrayOptimizer<T> skipping = compiled.Create(Skipping[index], [.. initial.Select(row => (T[])row.Clone())]);
        IArrayOptimizer<T> throwing = compiled.Create(Throwing[index], [.. initial.Select(row => (T[])row.Clone())]);
        skipping.Apply(Gradients());
        throwing.Apply(Gradients());
        random = new Random(index);
        for (int step = 0; step < Steps; step++)
        {
            T[][] gradients = Gradients();
            bool isModerate = step >= Steps - 12 || random.Next(2) == 0;
            if (!isModerate)
            {
                AddOutliers(random, gradients[random.Next(2)]);
            }

            T[][] before = Numbers(skipping);
            T[][] beforeThrowing = Numbers(throwing);
            long skippedBefore = skipping.SkippedSteps;
            skipping.Apply(gradients);
            bool isSkipped = skipping.SkippedSteps > skippedBefore;
            NotFiniteNumberException? thrown = (NotFiniteNumberException?)Record.Exception(() => throwing.Apply(gradients));

            string where = $"step {step} of {Skipping[index]}";
            Assert.False(isModerate && isSkipped, "Skipped is a moderate " + where);
            Assert.True(isSkipped == thrown is not null, $"Skipped or thrown, but not both, is {where}: {thrown?.Message}");
            if (isSkipped)
            {
                Assert.True(before.Zip(Numbers(skipping), (old, now) => old.SequenceEqual(now)).All(same => same), "Changed by a skipped " + where);
                Assert.True(beforeThrowing.Zip(Numbers(throwing), (old, now) => old.SequenceEqual(now)).All(same => same), "Changed by a failing " + where);
                Assert.Matches("'(Weights|Bias)'", thrown!.Message);
            }
            else
            {
                Assert.True(Numbers(skipping).All(row => row.All(T.IsFinite)), "Not finite after " + where);
            }
        }

        return (int)skipping.SkippedSteps;

        T[][] Gradients() => [Moderate<T>(random, 37, scale), Moderate<T>(random, 5, scale)];
    }

    private static T[][] Numbers<T>(IArrayOptimizer<T> optimizer) =>
        [.. optimizer.Parameters.Concat(Slots.SelectMany(slot => optimizer.Slot(slot) ?? [])).Select(row => (T[])row.Clone())];

    private static T[] Moderate<T>(Random random, int length, double scale)
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked(scale * ((4 * random.NextDouble()) - 2)))];

    /// <summary>One or all elements of any magnitude, or about where a square, a sum or the number itself overflows.</summary>
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
            CenteredVarianceFloor = isCentered, // Without it a variance can be negative with any gradients.
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
