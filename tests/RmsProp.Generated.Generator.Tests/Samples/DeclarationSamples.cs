using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Structs declared in other places and other ways, and one with everything.</summary>
internal static class DeclarationSamples
{
    public static Sample GenericContainingTypes { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            namespace Robots.Control;

            public static partial class Controller<TInput>
            {
                public partial record Policy<TOutput>
                    where TOutput : class
                {
                    [RMSpropConfig]
                    public partial struct Model
                    {
                        public float Gain;

                        [NotTrainable]
                        public TInput Input;
                    }
                }
            }
            """,
        Model = "Robots.Control.Controller<int>.Policy<string>.Model",
        Visit = "cursor.At(ref model.Gain);",
        Arguments = new RMSpropArguments(),
        Variables = [new SampleVariable(1)],
    };

    public static Sample TwoConfigurations { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(Name = "Coarse", LearningRate = 0.1)]
            [RMSpropConfig(Name = "Fine", Momentum = 0.9)]
            [CosineDecay(Optimizer = "Fine", InitialLearningRate = 0.01, DecaySteps = 1_000)]
            public partial struct Model
            {
                public float Value;
            }
            """,
        Optimizer = "Coarse",
        Visit = "cursor.At(ref model.Value);",
        Arguments = new RMSpropArguments { LearningRate = 0.1 },
        Variables = [new SampleVariable(1)],
    };

    public static Sample OfSeveralRanks { get; } = new()
    {
        Source = """
            using System;
            using RmsProp.Generated;

            [Sharded]
            [RMSpropConfig(LearningRate = 0.01, Momentum = 0.9, WeightDecay = 0.1, GlobalClipNorm = 0.5, NonFiniteGradients = NonFiniteGradients.SkipStep)]
            public partial struct Model
            {
                public float[,] Weights;

                [ExcludeFromWeightDecay]
                public Memory<float> Biases;

                public float Scale;
            }
            """,
        Visit = """
            model.Weights ??= new float[2, 5];
            foreach (ref float weight in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref model.Weights[0, 0], 10)) { cursor.At(ref weight); }
            model.Biases = model.Biases.IsEmpty ? new float[3] : model.Biases;
            cursor.At(model.Biases.Span);
            cursor.At(ref model.Scale);
            """,
        Arguments = new RMSpropArguments { LearningRate = 0.01, Momentum = 0.9, WeightDecay = 0.1, GlobalClipNorm = 0.5 },
        Variables = [new SampleVariable(10), new SampleVariable(3, IsExcludedFromWeightDecay: true), new SampleVariable(1)],
    };

    public static Sample EverythingAtOnce { get; } = new()
    {
        Source = """
            using System;
            using RmsProp.Generated;

            namespace Trading;

            public struct Layer
            {
                public float[,] Weights;

                [ExcludeFromWeightDecay]
                public float[] Biases;
            }

            [RMSpropConfig(
                Name = "Trainer",
                Rho = 0.95,
                Momentum = 0.9,
                Epsilon = 1e-6,
                Centered = true,
                WeightDecay = 0.004,
                ClipNorm = 1,
                UseEma = true,
                EmaMomentum = 0.9,
                EmaOverwriteFrequency = 2,
                LossScaleFactor = 100,
                GradientAccumulationSteps = 2)]
            [ExponentialDecay(InitialLearningRate = 0.5, DecaySteps = 2, DecayRate = 0.5, Staircase = true)]
            public partial struct Model
            {
                public Layer Hidden;
                public Memory<float> Embedding;
                public float Scale, Shift;
            }
            """,
        Model = "Trading.Model",
        Optimizer = "Trainer",
        Visit = """
            model.Hidden.Weights ??= new float[3, 7];
            model.Hidden.Biases ??= new float[7];
            model.Embedding = model.Embedding.IsEmpty ? new float[40] : model.Embedding;
            cursor.At(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref model.Hidden.Weights[0, 0], 21));
            cursor.At(model.Hidden.Biases);
            cursor.At(model.Embedding.Span);
            cursor.At(ref model.Scale);
            cursor.At(ref model.Shift);
            """,
        Arguments = new RMSpropArguments
        {
            Rho = 0.95,
            Momentum = 0.9,
            Epsilon = 1e-6,
            Centered = true,
            WeightDecay = 0.004,
            ClipNorm = 1,
            UseEma = true,
            EmaMomentum = 0.9,
            EmaOverwriteFrequency = 2,
            LossScaleFactor = 100,
            GradientAccumulationSteps = 2,
        },
        LearningRate = step => 0.5 * Math.Pow(0.5, step / 2),
        Variables =
        [
            new SampleVariable(21), new SampleVariable(7, IsExcludedFromWeightDecay: true), new SampleVariable(40),
            new SampleVariable(1), new SampleVariable(1),
        ],
    };
}
