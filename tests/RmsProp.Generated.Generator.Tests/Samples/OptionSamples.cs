using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>One option after another, on a struct of few numbers.</summary>
internal static class OptionSamples
{
    public static Sample PlainScalar { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(LearningRate = 0.1)]
            public partial struct Model
            {
                public float Value;
            }
            """,
        Visit = "cursor.At(ref model.Value);",
        Arguments = new RMSpropArguments { LearningRate = 0.1 },
        Variables = [new SampleVariable(1)],
    };

    public static Sample MomentumAndCentered { get; } = new()
    {
        Source = """
            using System.Numerics;
            using RmsProp.Generated;

            [RMSpropConfig(Momentum = 0.9, Centered = true, Epsilon = 1e-3)]
            public partial struct Model
            {
                public Vector3 Position;
                public float Scale;
            }
            """,
        Visit = """
            cursor.At(ref model.Position.X);
            cursor.At(ref model.Position.Y);
            cursor.At(ref model.Position.Z);
            cursor.At(ref model.Scale);
            """,
        Arguments = new RMSpropArguments { Momentum = 0.9, Centered = true, Epsilon = 1e-3 },
        Variables = [new SampleVariable(3), new SampleVariable(1)],
    };

    public static Sample ClipValue { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(ClipValue = 0.5)]
            public partial struct Model
            {
                public float Slope, Intercept;
            }
            """,
        Visit = "cursor.At(ref model.Slope); cursor.At(ref model.Intercept);",
        Arguments = new RMSpropArguments { ClipValue = 0.5 },
        Variables = [new SampleVariable(1), new SampleVariable(1)],
    };

    public static Sample ClipNorm { get; } = new()
    {
        Source = """
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            [InlineArray(20)]
            public struct Weights
            {
                private float _first;
            }

            [RMSpropConfig(ClipNorm = 1)]
            public partial struct Model
            {
                public Weights Weights;
                public float Bias;
            }
            """,
        Visit = "cursor.At(model.Weights); cursor.At(ref model.Bias);",
        Arguments = new RMSpropArguments { ClipNorm = 1 },
        Variables = [new SampleVariable(20), new SampleVariable(1)],
    };

    public static Sample GlobalClipNorm { get; } = new()
    {
        Source = """
            using System.Numerics;
            using RmsProp.Generated;

            [RMSpropConfig(GlobalClipNorm = 2.1)]
            public partial struct Model
            {
                public float[] Weights;
                public Quaternion Rotation;
            }
            """,
        Visit = """
            model.Weights ??= new float[19];
            cursor.At(model.Weights);
            cursor.At(ref model.Rotation.X);
            cursor.At(ref model.Rotation.Y);
            cursor.At(ref model.Rotation.Z);
            cursor.At(ref model.Rotation.W);
            """,
        Arguments = new RMSpropArguments { GlobalClipNorm = 2.1 },
        Variables = [new SampleVariable(19), new SampleVariable(4)],
    };

    public static Sample WeightDecayWithExcludedBias { get; } = new()
    {
        Source = """
            using System.Numerics;
            using RmsProp.Generated;

            [RMSpropConfig(WeightDecay = 0.01)]
            public partial struct Model
            {
                public Vector4 Weights;

                [ExcludeFromWeightDecay]
                public float Bias;
            }
            """,
        Visit = """
            cursor.At(ref model.Weights.X);
            cursor.At(ref model.Weights.Y);
            cursor.At(ref model.Weights.Z);
            cursor.At(ref model.Weights.W);
            cursor.At(ref model.Bias);
            """,
        Arguments = new RMSpropArguments { WeightDecay = 0.01 },
        Variables = [new SampleVariable(4), new SampleVariable(1, IsExcludedFromWeightDecay: true)],
    };

    public static Sample EmaWithOverwrite { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 3)]
            public partial struct Model
            {
                public double Slope;
                public double Intercept;
            }
            """,
        Visit = "cursor.At(ref model.Slope); cursor.At(ref model.Intercept);",
        Arguments = new RMSpropArguments { UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 3 },
        Variables = [new SampleVariable(1, IsDouble: true), new SampleVariable(1, IsDouble: true)],
    };

    /// <summary>Where dividing by a power of two can be done by a multiplication.</summary>
    public static Sample AccumulationAndLossScaleOfPowersOfTwo { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(LossScaleFactor = 1024, GradientAccumulationSteps = 4)]
            public partial struct Model
            {
                public float Slope, Intercept;
            }
            """,
        Visit = "cursor.At(ref model.Slope); cursor.At(ref model.Intercept);",
        Arguments = new RMSpropArguments { LossScaleFactor = 1024, GradientAccumulationSteps = 4 },
        Variables = [new SampleVariable(1), new SampleVariable(1)],
    };

    public static Sample AccumulationAndLossScale { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(LossScaleFactor = 1000, GradientAccumulationSteps = 3)]
            public partial struct Model
            {
                public float Slope, Intercept;
            }
            """,
        Visit = "cursor.At(ref model.Slope); cursor.At(ref model.Intercept);",
        Arguments = new RMSpropArguments { LossScaleFactor = 1000, GradientAccumulationSteps = 3 },
        Variables = [new SampleVariable(1), new SampleVariable(1)],
    };

    /// <summary>A rate that halves with every step is exact in any precision.</summary>
    public static Sample Schedule { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig]
            [ExponentialDecay(InitialLearningRate = 0.25, DecaySteps = 1, DecayRate = 0.5)]
            public partial struct Model
            {
                public float Value;
            }
            """,
        Visit = "cursor.At(ref model.Value);",
        Arguments = new RMSpropArguments(),
        LearningRate = step => 0.25 * Math.Pow(0.5, step),
        Variables = [new SampleVariable(1)],
    };

    /// <summary>
    /// Each of the seven steps of at most 0.004 may be off by 2 units in the last place, by its norm and by its root, and
    /// rounds once more to a float below 4: 7 · (0.004 · 2⁻²¹ + 2⁻²²).
    /// </summary>
    public static Sample FastNumerics { get; } = new()
    {
        Source = """
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            [InlineArray(20)]
            public struct Weights
            {
                private float _first;
            }

            [RMSpropConfig(Numerics = KernelNumerics.Fast, GlobalClipNorm = 1)]
            public partial struct Model
            {
                public Weights Weights;
                public float[] Table;
            }
            """,
        Visit = """
            model.Table ??= new float[37];
            cursor.At(model.Weights);
            cursor.At(model.Table);
            """,
        Arguments = new RMSpropArguments { GlobalClipNorm = 1 },
        Tolerance = 7 * ((0.004 / (1 << 21)) + (1.0 / (1 << 22))),
        Variables = [new SampleVariable(20), new SampleVariable(37)],
    };

    public static Sample LearningRateMethod { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(LearningRateMethod = nameof(Rate))]
            public partial struct Model
            {
                public float Value;

                private static double Rate(long step) => 1.0 / (4 + step);
            }
            """,
        Visit = "cursor.At(ref model.Value);",
        Arguments = new RMSpropArguments(),
        LearningRate = step => 1.0 / (4 + step),
        Variables = [new SampleVariable(1)],
    };

    public static Sample PyTorchConvention { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(Convention = RMSpropConvention.PyTorch, Momentum = 0.9, WeightDecay = 0.01)]
            public partial struct Model
            {
                public float[] Weights;
                public double Bias;
            }
            """,
        Visit = "model.Weights ??= new float[21]; cursor.At(model.Weights); cursor.At(ref model.Bias);",
        Arguments = RMSpropArguments.Of(RMSpropConvention.PyTorch) with { Momentum = 0.9, WeightDecay = 0.01 },
        Variables = [new SampleVariable(21), new SampleVariable(1, IsDouble: true)],
    };

    public static Sample ParameterGroups { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(LearningRate = 0.02, WeightDecay = 0.01)]
            public partial struct Model
            {
                [RMSpropConfig(LearningRate = 0.002, Centered = true, Epsilon = 1e-3)]
                public Layer Hidden;

                public Layer Output;
            }

            public struct Layer
            {
                public float[] Weights;

                [RMSpropConfig(Momentum = 0.9, WeightDecay = double.NaN)]
                public float Bias;
            }
            """,
        Visit = """
            model.Hidden.Weights ??= new float[21];
            model.Output.Weights ??= new float[5];
            cursor.At(model.Hidden.Weights);
            cursor.At(ref model.Hidden.Bias);
            cursor.At(model.Output.Weights);
            cursor.At(ref model.Output.Bias);
            """,
        Arguments = new RMSpropArguments { LearningRate = 0.02, WeightDecay = 0.01 },
        Variables =
        [
            new SampleVariable(21) { Arguments = new RMSpropArguments { LearningRate = 0.002, WeightDecay = 0.01, Centered = true, Epsilon = 1e-3 } },
            new SampleVariable(1) { Arguments = new RMSpropArguments { LearningRate = 0.002, Momentum = 0.9, Centered = true, Epsilon = 1e-3 } },
            new SampleVariable(5),
            new SampleVariable(1) { Arguments = new RMSpropArguments { LearningRate = 0.02, Momentum = 0.9 } },
        ],
    };

    /// <summary>The scale doubles, and halves with the step that is skipped.</summary>
    public static Sample DynamicLossScale { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(DynamicLossScale = true, InitialLossScale = 1000, DynamicGrowthSteps = 2)]
            public partial struct Model
            {
                public float[] Weights;
                public float Bias;
            }
            """,
        Visit = "model.Weights ??= new float[21]; cursor.At(model.Weights); cursor.At(ref model.Bias);",
        Arguments = new RMSpropArguments { DynamicLossScale = true, InitialLossScale = 1000, DynamicGrowthSteps = 2 },
        NonFiniteStep = 3,
        Variables = [new SampleVariable(21), new SampleVariable(1)],
    };

    public static Sample GuardWithNorm { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(NonFiniteGradients = NonFiniteGradients.Throw, ClipNorm = 1)]
            public partial struct Model
            {
                public float[] Weights;
                public float Bias;
            }
            """,
        Visit = "model.Weights ??= new float[21]; cursor.At(model.Weights); cursor.At(ref model.Bias);",
        Arguments = new RMSpropArguments { ClipNorm = 1 },
        Variables = [new SampleVariable(21), new SampleVariable(1)],
    };

    /// <summary>The sums of squares of so many variables are added up in an array.</summary>
    public static Sample GlobalClipNormOfManyVariables { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(GlobalClipNorm = 2.1)]
            public partial struct Model
            {
                public float A, B, C, D, E, F, G, H;
                public float[] Weights;
            }
            """,
        Visit = """
            model.Weights ??= new float[19];
            cursor.At(ref model.A); cursor.At(ref model.B); cursor.At(ref model.C); cursor.At(ref model.D);
            cursor.At(ref model.E); cursor.At(ref model.F); cursor.At(ref model.G); cursor.At(ref model.H);
            cursor.At(model.Weights);
            """,
        Arguments = new RMSpropArguments { GlobalClipNorm = 2.1 },
        Variables = [.. Enumerable.Repeat(new SampleVariable(1), 8), new SampleVariable(19)],
    };

    /// <summary>
    /// Each of the seven steps of at most 0.01 · 10 may be off by 2 units in the last place, and rounds once more to a float
    /// below 4: 7 · (0.1 · 2⁻²² + 2⁻²²).
    /// </summary>
    public static Sample FastPyTorch { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(Convention = RMSpropConvention.PyTorch, Numerics = KernelNumerics.Fast, Momentum = 0.5)]
            public partial struct Model
            {
                public float[] Weights;
            }
            """,
        Visit = "model.Weights ??= new float[37]; cursor.At(model.Weights);",
        Arguments = RMSpropArguments.Of(RMSpropConvention.PyTorch) with { Momentum = 0.5 },
        Tolerance = 7 * 1.1 / (1 << 22),
        Variables = [new SampleVariable(37)],
    };

    /// <summary>The formula in the documentation of <c>optax.rmsprop</c>; nine operations a step on numbers below 8 round by less than 1e-5.</summary>
    public static Sample OptaxConvention { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(Convention = RMSpropConvention.Optax, LearningRate = 0.1, Momentum = 0.9, Nesterov = true, BiasCorrection = true,
                InitialVelocity = 0.5, Maximize = true)]
            public partial struct Model
            {
                public float[] Weights;
                public double Bias;
            }
            """,
        Visit = "model.Weights ??= new float[21]; cursor.At(model.Weights); cursor.At(ref model.Bias);",
        Arguments = RMSpropArguments.Of(RMSpropConvention.Optax) with { LearningRate = 0.1, Momentum = 0.9 },
        Formula = Optax,
        Tolerance = 1e-5,
        Variables = [new SampleVariable(21), new SampleVariable(1, IsDouble: true)],
    };

    /// <summary>The formula in the documentation of TensorFlow's <c>ApplyCenteredRMSProp</c>.</summary>
    public static Sample TensorFlowV1Convention { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(Convention = RMSpropConvention.TensorFlowV1, LearningRate = 0.1, Momentum = 0.5, Centered = true,
                CenteredVarianceFloor = true)]
            public partial struct Model
            {
                public float[] Weights;
                public double Bias;
            }
            """,
        Visit = "model.Weights ??= new float[21]; cursor.At(model.Weights); cursor.At(ref model.Bias);",
        Arguments = RMSpropArguments.Of(RMSpropConvention.TensorFlowV1) with { LearningRate = 0.1, Momentum = 0.5, Centered = true },
        Formula = TensorFlowV1,
        Tolerance = 1e-5,
        Variables = [new SampleVariable(21), new SampleVariable(1, IsDouble: true)],
    };

    private static IEnumerable<double> Optax(double p, IEnumerable<double> gradients)
    {
        (double v, double m, int t) = (0.5, 0, 0);
        foreach (double gradient in gradients)
        {
            double g = -gradient;
            v = (0.9 * v) + (0.1 * g * g);
            double increment = 0.1 * g / Math.Sqrt((v / (1 - Math.Pow(0.9, ++t))) + 1e-8);
            m = (0.9 * m) + increment;
            p -= (0.9 * m) + increment;
            yield return p;
        }
    }

    private static IEnumerable<double> TensorFlowV1(double p, IEnumerable<double> gradients)
    {
        (double v, double a, double m) = (1, 0, 0);
        foreach (double g in gradients)
        {
            v += ((g * g) - v) * 0.1;
            a += (g - a) * 0.1;
            m = (0.5 * m) + (0.1 * g / Math.Sqrt(v - (a * a) + 1e-10));
            p -= m;
            yield return p;
        }
    }
}
