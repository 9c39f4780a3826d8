using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>One kind of field after another, with few options.</summary>
internal static class FieldSamples
{
    public static Sample PlainInlineArray { get; } = new()
    {
        Source = """
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            namespace Forecasting;

            [InlineArray(17)]
            public struct Weights
            {
                private float _first;
            }

            [RMSpropConfig]
            public partial struct Model
            {
                public Weights Weights;
            }
            """,
        Model = "Forecasting.Model",
        Visit = "cursor.At(model.Weights);",
        Arguments = new RMSpropArguments(),
        Variables = [new SampleVariable(17)],
    };

    /// <summary>One call updates contiguous numbers, whatever structs they are in.</summary>
    public static Sample RunOverStructs { get; } = new()
    {
        Source = """
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            public struct Pair { public float A, B; }

            [InlineArray(3)]
            public struct Pairs { private Pair _first; }

            [RMSpropConfig]
            public partial struct Model
            {
                public Pair First, Second;

                [NotTrainable]
                public float Gap;

                public Pairs More;
                public double Precise;
                public float X, Y, Z;
            }
            """,
        Visit = """
            cursor.At(ref model.First.A);
            cursor.At(ref model.First.B);
            cursor.At(ref model.Second.A);
            cursor.At(ref model.Second.B);
            foreach (ref Pair pair in (Span<Pair>)model.More) { cursor.At(ref pair.A); cursor.At(ref pair.B); }
            cursor.At(ref model.Precise);
            cursor.At(ref model.X); cursor.At(ref model.Y); cursor.At(ref model.Z);
            """,
        Arguments = new RMSpropArguments(),
        Variables =
        [
            .. Enumerable.Repeat(new SampleVariable(1), 10), new SampleVariable(1, IsDouble: true), .. Enumerable.Repeat(new SampleVariable(1), 3),
        ],
    };

    /// <summary>Some numbers are not trained, and in files.</summary>
    public static Sample FrozenLayers { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            public struct Layer
            {
                [TensorName("weight")]
                public float[,] Weights;

                [NotTrainable, TensorName("running_mean", Formerly = ["mean"])]
                public float[] Means;

                [NotTrainable]
                public float[] Scratch;
            }

            [RMSpropConfig]
            public partial struct Model
            {
                [NotTrainable, TensorName("0")]
                public Layer Encoder;

                public float Slope;

                [NotTrainable, TensorName("scale")]
                public double Scale { get; private set; }

                public float Intercept;

                [TensorName("1")]
                public Layer Head;
            }
            """,
        Visit = """
            cursor.At(ref model.Slope);
            cursor.At(ref model.Intercept);
            model.Head.Weights ??= new float[2, 3];
            cursor.At(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref model.Head.Weights[0, 0], 6));
            """,
        Arguments = new RMSpropArguments(),
        Variables = [new SampleVariable(1), new SampleVariable(1), new SampleVariable(6)],
    };

    /// <summary>The parameter struct is itself an inline array.</summary>
    public static Sample InlineArrayOfItsOwn { get; } = new()
    {
        Source = """
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            [RMSpropConfig(Momentum = 0.9)]
            [InlineArray(5)]
            public partial struct Model { private float _first; }
            """,
        Visit = "cursor.At(model);",
        Arguments = new RMSpropArguments { Momentum = 0.9 },
        Variables = [new SampleVariable(5)],
    };

    public static Sample SingleAndDouble { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(LearningRate = 0.1, Momentum = 0.5, ClipNorm = 1, UseEma = true)]
            public partial struct Model
            {
                public float Fast;
                public double Precise;
            }
            """,
        Visit = "cursor.At(ref model.Fast); cursor.At(ref model.Precise);",
        Arguments = new RMSpropArguments { LearningRate = 0.1, Momentum = 0.5, ClipNorm = 1, UseEma = true, EmaOverwriteFrequency = 100 },
        Variables = [new SampleVariable(1), new SampleVariable(1, IsDouble: true)],
    };

    public static Sample NestedStructsAndProperties { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            public struct Layer
            {
                public float Weight;
                private float _bias;

                public float Slope { get; set; }

                public float Bias { readonly get => _bias; set => _bias = value; }
            }

            [RMSpropConfig]
            public partial struct Model
            {
                public Layer Hidden;

                [NotTrainable]
                public string Title;

                public float Gain { get; set; }
            }
            """,
        Visit = """
            float slope = model.Hidden.Slope, bias = model.Hidden.Bias, gain = model.Gain;
            cursor.At(ref model.Hidden.Weight);
            cursor.At(ref bias);
            cursor.At(ref slope);
            cursor.At(ref gain);
            model.Hidden.Bias = bias;
            model.Hidden.Slope = slope;
            model.Gain = gain;
            """,
        Arguments = new RMSpropArguments(),
        Variables = [new SampleVariable(1), new SampleVariable(1), new SampleVariable(1), new SampleVariable(1)],
    };

    public static Sample PositionalRecord { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(WeightDecay = 0.1)]
            public partial record struct Model(float Slope, [ExcludeFromWeightDecay] float Intercept, [NotTrainable] int Epoch);
            """,
        Visit = """
            float slope = model.Slope, intercept = model.Intercept;
            cursor.At(ref slope);
            cursor.At(ref intercept);
            model = model with { Slope = slope, Intercept = intercept };
            """,
        Arguments = new RMSpropArguments { WeightDecay = 0.1 },
        Variables = [new SampleVariable(1), new SampleVariable(1, IsExcludedFromWeightDecay: true)],
    };

    public static Sample FixedBuffer { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig]
            public unsafe partial struct Model
            {
                public fixed float Weights[6];
                public float Bias;
            }
            """,
        Visit = """
            unsafe
            {
                for (int i = 0; i < 6; i++) { cursor.At(ref model.Weights[i]); }
            }

            cursor.At(ref model.Bias);
            """,
        Arguments = new RMSpropArguments(),
        Variables = [new SampleVariable(6), new SampleVariable(1)],
        AllowUnsafe = true,
    };

    public static Sample ArraysAndMemory { get; } = new()
    {
        Source = """
            using System;
            using RmsProp.Generated;

            [RMSpropConfig]
            public partial struct Model
            {
                public float[] Weights;
                public double[,] Kernel;

                [UnitNorm]
                public Memory<float> Embedding;
            }
            """,
        Visit = """
            model.Weights ??= new float[33];
            model.Kernel ??= new double[2, 3];
            model.Embedding = model.Embedding.IsEmpty ? new float[5] : model.Embedding;
            cursor.At(model.Weights);
            cursor.At(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref model.Kernel[0, 0], 6));
            cursor.At(model.Embedding.Span);
            """,
        Arguments = new RMSpropArguments(),
        Variables = [new SampleVariable(33), new SampleVariable(6, IsDouble: true), new SampleVariable(5) { Constraint = new("UnitNorm", [0]) }],
    };

    public static Sample Tensors { get; } = new()
    {
        Source = """
            using System.Numerics.Tensors;
            using RmsProp.Generated;

            public struct DenseLayer
            {
                public Tensor<float> Weights { get; set; }
                public Tensor<double> Biases;
            }

            [RMSpropConfig(UseEma = true, EmaOverwriteFrequency = 0)]
            public partial struct Model
            {
                public DenseLayer Hidden;
                public float Scale;
            }
            """,
        Visit = """
            model.Hidden.Weights ??= Tensor.Create(new float[6], [2, 3]);
            model.Hidden.Biases ??= Tensor.Create(new double[20], [20]);
            cursor.At(model.Hidden.Weights.GetSpan([0, 0], 6));
            cursor.At(model.Hidden.Biases.GetSpan([0], 20));
            cursor.At(ref model.Scale);
            """,
        Arguments = new RMSpropArguments { UseEma = true },
        Variables = [new SampleVariable(6), new SampleVariable(20, IsDouble: true), new SampleVariable(1)],
    };

    public static Sample RefStructOfTensorSpans { get; } = new()
    {
        Source = """
            using System.Numerics.Tensors;
            using RmsProp.Generated;

            [RMSpropConfig(Momentum = 0.9)]
            public ref partial struct Model
            {
                public TensorSpan<float> Weights;
                public Tensor<float> Biases;
            }
            """,
        Visit = """
            model.Weights = model.Weights.IsEmpty ? Tensor.Create(new float[12], [3, 4]) : model.Weights;
            model.Biases ??= Tensor.Create(new float[3], [3]);
            cursor.At(model.Weights.GetSpan([0, 0], 12));
            cursor.At(model.Biases.GetSpan([0], 3));
            """,
        Arguments = new RMSpropArguments { Momentum = 0.9 },
        Variables = [new SampleVariable(12), new SampleVariable(3)],
    };

    public static Sample RefStructOfSpans { get; } = new()
    {
        Source = """
            using RmsProp.Generated;

            [RMSpropConfig(Momentum = 0.9)]
            public ref partial struct Model(float[] table)
            {
                public System.Span<float> Weights;
                public float Bias;
                public readonly float[] Table = table;
            }
            """,
        Visit = """
            if (model.Table is null) { model = new Model(new float[5]); }
            model.Weights = model.Weights.IsEmpty ? new float[9] : model.Weights;
            cursor.At(model.Weights);
            cursor.At(ref model.Bias);
            cursor.At(model.Table);
            """,
        Arguments = new RMSpropArguments { Momentum = 0.9 },
        Variables = [new SampleVariable(9), new SampleVariable(1), new SampleVariable(5)],
    };

    /// <summary>They stay non-negative on the steps without an update as well.</summary>
    public static Sample NonNegativeRowsAndArrays { get; } = new()
    {
        Source = """
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            [InlineArray(9)]
            public struct Row { private float _first; }

            [RMSpropConfig(LearningRate = 0.1, GradientAccumulationSteps = 2)]
            public partial struct Model
            {
                [NonNegative]
                public float[] Gains;

                [NonNegative]
                public Row Rates;

                public float Bias;
            }
            """,
        Visit = "model.Gains ??= new float[21]; cursor.At(model.Gains); cursor.At(model.Rates); cursor.At(ref model.Bias);",
        Arguments = new RMSpropArguments { LearningRate = 0.1, GradientAccumulationSteps = 2 },
        Variables =
        [
            new SampleVariable(21) { Constraint = new("NonNeg", []) }, new SampleVariable(9) { Constraint = new("NonNeg", []) }, new SampleVariable(1),
        ],
    };

    public static Sample Constraints { get; } = new()
    {
        Source = """
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            [InlineArray(5)]
            public struct Row { private float _first; }

            [InlineArray(3)]
            public struct Rows { private Row _first; }

            public struct Pair { public Row First, Second; }

            public struct Layer
            {
                public float[] Weights;

                [NonNegative]
                public float Scale;
            }

            [RMSpropConfig(LearningRate = 0.1, UseEma = true, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 2)]
            public partial struct Model
            {
                [MaxNorm(MaxValue = 0.9)]
                public float[,] Kernel;

                [MinMaxNorm(MinValue = 0.5, MaxValue = 2, Rate = 0.25, Axes = [0, -1])]
                public Rows Filters;

                [UnitNorm]
                public Layer Hidden;

                [UnitNorm]
                public Pair Rows;

                [NonNegative]
                public double Rate;
            }
            """,
        Visit = """
            model.Kernel ??= new float[3, 4];
            model.Hidden.Weights ??= new float[6];
            cursor.At(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref model.Kernel[0, 0], 12));
            foreach (ref Row row in (Span<Row>)model.Filters) { cursor.At(row); }
            cursor.At(model.Hidden.Weights);
            cursor.At(ref model.Hidden.Scale);
            cursor.At(model.Rows.First);
            cursor.At(model.Rows.Second);
            cursor.At(ref model.Rate);
            """,
        Arguments = new RMSpropArguments { LearningRate = 0.1, UseEma = true, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 2 },
        Variables =
        [
            new SampleVariable(12) { Constraint = new("MaxNorm", [0], MaxValue: 0.9), Shape = [3, 4] },
            new SampleVariable(15) { Constraint = new("MinMaxNorm", [0, 1], MinValue: 0.5, MaxValue: 2, Rate: 0.25), Shape = [3, 5] },
            new SampleVariable(6) { Constraint = new("UnitNorm", [0]) },
            new SampleVariable(1) { Constraint = new("NonNeg", []) },
            new SampleVariable(5) { Constraint = new("UnitNorm", [0]) },
            new SampleVariable(5) { Constraint = new("UnitNorm", [0]) },
            new SampleVariable(1, IsDouble: true) { Constraint = new("NonNeg", []) },
        ],
    };
}
