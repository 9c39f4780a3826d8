using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Options and fields that affect each other's code.</summary>
internal static class CombinationSamples
{
    private static readonly RMSpropArguments WeightDecayAndEma = new()
    {
        LearningRate = 0.01,
        WeightDecay = 0.1,
        ClipNorm = 0.005,
        LossScaleFactor = 1024,
        UseEma = true,
        EmaMomentum = 0.9,
        EmaOverwriteFrequency = 3,
    };

    private static readonly RMSpropArguments CenteredMomentum = new()
    {
        LearningRate = 0.1,
        Momentum = 0.9,
        Centered = true,
        Epsilon = 0.1,
        WeightDecay = 0.25,
    };

    /// <summary>
    /// The first step is skipped at the smallest scale; the scale doubles once, to the largest, and would double twice more.
    /// </summary>
    public static Sample DynamicLossScaleBetweenLimits { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(DynamicLossScale = true, InitialLossScale = 4, DynamicGrowthSteps = 2, MinLossScale = 4, MaxLossScale = 8, GlobalClipNorm = 0.5)]
            public partial struct Model
            {
                public float[] Weights;
                public float Bias;
            }
            """,
        Visit = "model.Weights ??= new float[21]; cursor.At(model.Weights); cursor.At(ref model.Bias);",
        Arguments = new RMSpropArguments
        {
            DynamicLossScale = true,
            InitialLossScale = 4,
            DynamicGrowthSteps = 2,
            MinLossScale = 4,
            MaxLossScale = 8,
            GlobalClipNorm = 0.5,
        },
        NonFiniteStep = 0,
        Variables = [new SampleVariable(21), new SampleVariable(1)],
    };

    /// <summary>The scale has one type, the variables have two; it never doubles.</summary>
    public static Sample DynamicLossScaleOfSingleAndDouble { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(DynamicLossScale = true, InitialLossScale = 4, DynamicGrowthSteps = 0, MinLossScale = 1, ClipNorm = 0.5, GradientAccumulationSteps = 2)]
            public partial struct Model
            {
                public float Fast;
                public Doubles Precise;
            }

            [System.Runtime.CompilerServices.InlineArray(8)]
            public struct Doubles { private double _first; }
            """,
        Visit = "cursor.At(ref model.Fast); cursor.At(model.Precise);",
        Arguments = new RMSpropArguments
        {
            DynamicLossScale = true,
            InitialLossScale = 4,
            DynamicGrowthSteps = 0,
            MinLossScale = 1,
            ClipNorm = 0.5,
            GradientAccumulationSteps = 2,
        },
        Variables = [new SampleVariable(1), new SampleVariable(8, IsDouble: true)],
    };

    /// <summary>
    /// Each of the seven steps of at most 0.064 may be off by 2 units in the last place, for its norm and for its root; the parameter
    /// that it is subtracted from, its decay and its moving average round to floats below 4: 7 · (0.064 · 2⁻²¹ + 3 · 2⁻²²).
    /// </summary>
    public static Sample FastWeightDecayAndEma { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(Numerics = KernelNumerics.Fast, LearningRate = 0.01, WeightDecay = 0.1, ClipNorm = 0.005, LossScaleFactor = 1024,
                UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 3)]
            public partial struct Model
            {
                public float[] Weights;

                [ExcludeFromWeightDecay]
                [RMSpropConfig(Momentum = 0.5)]
                public float[] Biases;

                [RMSpropConfig(Numerics = KernelNumerics.Exact)]
                public float Scale;

                public double Precise;
            }
            """,
        Visit = """
            model.Weights ??= new float[37];
            model.Biases ??= new float[21];
            cursor.At(model.Weights);
            cursor.At(model.Biases);
            cursor.At(ref model.Scale);
            cursor.At(ref model.Precise);
            """,
        Arguments = WeightDecayAndEma,
        Tolerance = 7 * ((0.064 / (1 << 21)) + (3.0 / (1 << 22))),
        Variables =
        [
            new SampleVariable(37),
            new SampleVariable(21, IsExcludedFromWeightDecay: true) { Arguments = WeightDecayAndEma with { Momentum = 0.5 } },
            new SampleVariable(1),
            new SampleVariable(1, IsDouble: true),
        ],
    };

    /// <summary>
    /// The formula in the documentation of <c>optax.rmsprop</c>, with the learning rate after the momentum and the decay in the gradient;
    /// a dozen operations per step on numbers below 8 round by less than 1e-5.
    /// </summary>
    public static Sample FastNesterov { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(Numerics = KernelNumerics.Fast, LearningRate = 0.1, Momentum = 0.9, Nesterov = true, Centered = true, CenteredVarianceFloor = true,
                BiasCorrection = true, Epsilon = 0.1, LearningRatePlacement = LearningRatePlacement.OutsideMomentum, WeightDecay = 0.25, WeightDecayMode = WeightDecayMode.L2)]
            public partial struct Model
            {
                public float[] Weights;
                public double Bias;

                [RMSpropConfig(Rho = 0.8)]
                public float Scale;
            }
            """,
        Visit = "model.Weights ??= new float[37]; cursor.At(model.Weights); cursor.At(ref model.Bias); cursor.At(ref model.Scale);",
        Arguments = CenteredMomentum,
        Formula = (p, gradients) => CenteredNesterov(p, gradients, 0.9),
        Tolerance = 1e-5,
        Variables =
        [
            new SampleVariable(37), new SampleVariable(1, IsDouble: true),
            new SampleVariable(1) { Arguments = CenteredMomentum with { Rho = 0.8 }, Formula = (p, gradients) => CenteredNesterov(p, gradients, 0.8) },
        ],
    };

    /// <summary>
    /// The sum over eight variables, which is pairwise, covers those with a gradient; if a sum is not finite, its source is located.
    /// </summary>
    public static Sample GuardOfEveryKindWithGlobalClipNorm { get; } = new()
    {
        Source = """
            using System;
            using System.Numerics.Tensors;
            using RmsProp.Generated;

            [RMSpropConfig(NonFiniteGradients = NonFiniteGradients.Throw, GlobalClipNorm = 2.1, LossScaleFactor = 1000)]
            public ref partial struct Model
            {
                public float A, B;
                public float[] Weights;
                public float[,] Kernel;
                public Memory<float> Embedding;
                public Span<float> Rows;
                public Tensor<float> Scales;
                public TensorSpan<float> Biases;
            }
            """,
        Visit = """
            model.Weights ??= new float[19];
            model.Kernel ??= new float[2, 3];
            model.Embedding = model.Embedding.IsEmpty ? new float[5] : model.Embedding;
            model.Rows = model.Rows.IsEmpty ? new float[4] : model.Rows;
            model.Scales ??= Tensor.Create(new float[6], [2, 3]);
            model.Biases = model.Biases.IsEmpty ? Tensor.Create(new float[3], [3]) : model.Biases;
            cursor.At(ref model.A); cursor.At(ref model.B);
            cursor.At(model.Weights);
            cursor.At(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref model.Kernel[0, 0], 6));
            cursor.At(model.Embedding.Span);
            cursor.At(model.Rows);
            cursor.At(model.Scales.GetSpan([0, 0], 6));
            cursor.At(model.Biases.GetSpan([0], 3));
            """,
        Arguments = new RMSpropArguments { GlobalClipNorm = 2.1, LossScaleFactor = 1000 },
        Variables =
        [
            new SampleVariable(1), new SampleVariable(1), new SampleVariable(19), new SampleVariable(6), new SampleVariable(5),
            new SampleVariable(4), new SampleVariable(6), new SampleVariable(3),
        ],
    };

    /// <summary>Gradients without a norm are checked one by one.</summary>
    public static Sample GuardOfOneClippedGroup { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(NonFiniteGradients = NonFiniteGradients.SkipStep)]
            public partial struct Model
            {
                [RMSpropConfig(ClipNorm = 0.5)]
                public float[] Weights;

                [RMSpropConfig(LearningRateMultiplier = 0.5)]
                public float[] Biases;

                public float Scale, Shift;
                public double Rate;
            }
            """,
        Visit = """
            model.Weights ??= new float[21];
            model.Biases ??= new float[5];
            cursor.At(model.Weights);
            cursor.At(model.Biases);
            cursor.At(ref model.Scale);
            cursor.At(ref model.Shift);
            cursor.At(ref model.Rate);
            """,
        Arguments = new RMSpropArguments(),
        Variables =
        [
            new SampleVariable(21) { Arguments = new RMSpropArguments { ClipNorm = 0.5 } },
            new SampleVariable(5) { Arguments = new RMSpropArguments { LearningRate = 0.0005 } },
            new SampleVariable(1), new SampleVariable(1), new SampleVariable(1, IsDouble: true),
        ],
    };

    /// <summary>
    /// Too long for code without a loop, and just short enough for it with 512-bit vectors; and an array that the struct assigns only in
    /// its constructor.
    /// </summary>
    public static Sample LongInlineArrayAndReadOnlyField { get; } = new()
    {
        Source = """
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            [InlineArray(1001)]
            public struct Weights { private float _first; }

            [InlineArray(768)]
            public struct Biases { private float _first; }

            [RMSpropConfig(UseEma = true, EmaMomentum = 0.5)]
            public partial struct Model(float[] table)
            {
                public Weights Weights;
                public Biases Biases;
                public readonly float[] Table = table;
            }
            """,
        Visit = """
            if (model.Table is null) { model = new Model(new float[9]); }
            cursor.At(model.Weights);
            cursor.At(model.Biases);
            cursor.At(model.Table);
            """,
        Arguments = new RMSpropArguments { UseEma = true, EmaMomentum = 0.5, EmaOverwriteFrequency = 100 },
        Variables = [new SampleVariable(1001), new SampleVariable(768), new SampleVariable(9)],
    };

    /// <summary>No gradients reach that norm, so each is multiplied by 64 · min(1 / N, 1 / 64), which is 1.</summary>
    public static Sample GlobalClipNormOfSingleAndDouble { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(GlobalClipNorm = 64)]
            public partial struct Model
            {
                public float[] Fast;
                public double[] Precise;

                [RMSpropConfig(LearningRate = 0.002)]
                public float Bias;
            }
            """,
        Visit = """
            model.Fast ??= new float[21];
            model.Precise ??= new double[7];
            cursor.At(model.Fast);
            cursor.At(model.Precise);
            cursor.At(ref model.Bias);
            """,
        Arguments = new RMSpropArguments(),
        Variables =
        [
            new SampleVariable(21), new SampleVariable(7, IsDouble: true),
            new SampleVariable(1) { Arguments = new RMSpropArguments { LearningRate = 0.002 } },
        ],
    };

    private static IEnumerable<double> CenteredNesterov(double p, IEnumerable<double> gradients, double rho)
    {
        (double v, double a, double m, int t) = (0, 0, 0, 0);
        foreach (double gradient in gradients)
        {
            double unbiased = 1 - Math.Pow(rho, ++t);
            double g = gradient + (0.25 * p);
            v = (rho * v) + ((1 - rho) * g * g);
            a = (rho * a) + ((1 - rho) * g);
            double increment = g / Math.Sqrt(Math.Max((v / unbiased) - Math.Pow(a / unbiased, 2), 0) + 0.1);
            m = (0.9 * m) + increment;
            p -= 0.1 * ((0.9 * m) + increment);
            yield return p;
        }
    }
}
