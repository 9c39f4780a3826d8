using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>One option after another, on a struct with few numbers.</summary>
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
                public float Scale;

                [ExcludeFromWeightDecay]
                public float Bias;
            }
            """,
        Visit = """
            cursor.At(ref model.Weights.X);
            cursor.At(ref model.Weights.Y);
            cursor.At(ref model.Weights.Z);
            cursor.At(ref model.Weights.W);
            cursor.At(ref model.Scale);
            cursor.At(ref model.Bias);
            """,
        Arguments = new RMSpropArguments { WeightDecay = 0.01 },
        Variables = [new SampleVariable(4), new SampleVariable(1), new SampleVariable(1, IsExcludedFromWeightDecay: true)],
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

    /// <summary>A multiplication can replace a division by a power of two.</summary>
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
                public double Precise;
            }
            """,
        Visit = "cursor.At(ref model.Value); cursor.At(ref model.Precise);",
        Arguments = new RMSpropArguments(),
        LearningRate = step => 0.25 * Math.Pow(0.5, step),
        Variables = [new SampleVariable(1), new SampleVariable(1, IsDouble: true)],
    };

    /// <summary>
    /// Each of the seven steps of at most 0.004 may be off by 2 units in the last place, for its norm and for its root, and rounds once
    /// more to a float below 4: 7 · (0.004 · 2⁻²¹ + 2⁻²²).
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
                public double Precise;

                private static double Rate(long step) => 1.0 / (4 + step);
            }
            """,
        Visit = "cursor.At(ref model.Value); cursor.At(ref model.Precise);",
        Arguments = new RMSpropArguments(),
        LearningRate = step => 1.0 / (4 + step),
        Variables = [new SampleVariable(1), new SampleVariable(1, IsDouble: true)],
    };

    /// <summary>The sums of squares of this many variables are added in an array.</summary>
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
}
