using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Formulas of other frameworks, parameter groups, guards and a dynamic loss scale.</summary>
internal static class FormulaSamples
{
    public static Sample PyTorchConvention { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(Convention = RMSpropConvention.PyTorch, Momentum = 0.9, WeightDecay = 0.01, Centered = true)]
            public partial struct Model
            {
                public float[] Weights;
                public double Bias;
            }
            """,
        Visit = "model.Weights ??= new float[21]; cursor.At(model.Weights); cursor.At(ref model.Bias);",
        Arguments = RMSpropArguments.Of(RMSpropConvention.PyTorch) with { Momentum = 0.9, WeightDecay = 0.01, Centered = true },
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

    /// <summary>The scale doubles, and halves at the skipped step.</summary>
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

    /// <summary>
    /// Each of the seven steps of at most 0.01 · 10 may be off by 2 units in the last place, and rounds once more to a float below 4: 7 ·
    /// (0.1 · 2⁻²² + 2⁻²²).
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

    /// <summary>
    /// The formula in the documentation of <c>optax.rmsprop</c>; nine operations per step on numbers below 8 round by less than 1e-5.
    /// </summary>
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

    /// <summary>The formula in the documentation of TensorFlow's <c>ApplyCenteredRMSProp</c>, with epsilon outside the root.</summary>
    public static Sample TensorFlowV1Convention { get; } = new()
    {
        Source = """
            using System;
            using System.Numerics;
            using RmsProp.Generated;

            [RMSpropConfig(Convention = RMSpropConvention.TensorFlowV1, LearningRate = 0.1, Momentum = 0.5, Centered = true,
                EpsilonPlacement = EpsilonPlacement.OutsideRoot)]
            public partial struct Model
            {
                public Memory<float> Weights;
                public Vector3 Scales;
                public double Bias;
            }
            """,
        Visit = """
            model.Weights = model.Weights.IsEmpty ? new float[21] : model.Weights;
            cursor.At(model.Weights.Span);
            cursor.At(ref model.Scales.X);
            cursor.At(ref model.Scales.Y);
            cursor.At(ref model.Scales.Z);
            cursor.At(ref model.Bias);
            """,
        Arguments = RMSpropArguments.Of(RMSpropConvention.TensorFlowV1) with { LearningRate = 0.1, Momentum = 0.5, Centered = true },
        Formula = TensorFlowV1,
        Tolerance = 1e-5,
        Variables = [new SampleVariable(21), new SampleVariable(3), new SampleVariable(1, IsDouble: true)],
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
            m = (0.5 * m) + (0.1 * g / (Math.Sqrt(v - (a * a)) + 1e-10));
            p -= m;
            yield return p;
        }
    }
}
