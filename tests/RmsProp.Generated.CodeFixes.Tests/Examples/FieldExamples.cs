namespace RmsProp.Generated.CodeFixes.Tests;

internal static class FieldExamples
{
    public static FixExample NotTrainableField => new(
        "RMSP004",
        "Mark 'Title' and 'Subtitle' [NotTrainable]",
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Value;

            /// <summary>What it is called.</summary>
            public string Title, Subtitle; // in English
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Value;

            /// <summary>What it is called.</summary>
            [NotTrainable]
            public string Title, Subtitle; // in English
        }
        """);

    public static FixExample NotTrainableBesideOtherAttributes => new(
        "RMSP004",
        "Mark 'Epoch' [NotTrainable]",
        """
        [RMSpropConfig] partial struct Model { public float Value;
            // Counts.
            [System.Obsolete(
                "No longer counted")]
            public long Epoch { get; set; } }
        """,
        """
        [RMSpropConfig] partial struct Model { public float Value;
            // Counts.
            [NotTrainable]
            [System.Obsolete(
                "No longer counted")]
            public long Epoch { get; set; } }
        """);

    public static FixExample NotTrainableOnOneLine => new(
        "RMSP004",
        "Mark 'Layers' [NotTrainable]",
        "[RMSpropConfig] partial struct Model { public float Value; /* many */ public int Layers; }",
        "[RMSpropConfig] partial struct Model { public float Value; /* many */ [NotTrainable] public int Layers; }");

    public static FixExample NotTrainableParameter => new(
        "RMSP004",
        "Mark 'Layers' [NotTrainable]",
        """
        [RMSpropConfig]
        partial record struct Model(
            float Value,
            int Layers); // how many
        """,
        """
        [RMSpropConfig]
        partial record struct Model(
            float Value,
            [NotTrainable] int Layers); // how many
        """);

    /// <summary>If the short name would refer to something else, or to nothing, the full name is written.</summary>
    public static FixExample NotTrainableByItsFullName => new(
        "RMSP004",
        "Mark 'Title' [NotTrainable]",
        """
        namespace Forecasting
        {
            class NotTrainableAttribute : System.Attribute;

            [RMSpropConfig]
            partial struct Model
            {
                public float Value;
                public string Title;
            }
        }
        """,
        """
        namespace Forecasting
        {
            class NotTrainableAttribute : System.Attribute;

            [RMSpropConfig]
            partial struct Model
            {
                public float Value;
                [RmsProp.Generated.NotTrainable]
                public string Title;
            }
        }
        """);

    /// <summary>Even its namespace would refer to something else, so the name starts at the global namespace.</summary>
    public static FixExample NotTrainableByItsGlobalName => new(
        "RMSP004",
        "Mark 'Title' [NotTrainable]",
        """
        namespace Forecasting
        {
            class NotTrainableAttribute : System.Attribute;

            class RmsProp;

            [RMSpropConfig]
            partial struct Model
            {
                public float Value;
                public string Title;
            }
        }
        """,
        """
        namespace Forecasting
        {
            class NotTrainableAttribute : System.Attribute;

            class RmsProp;

            [RMSpropConfig]
            partial struct Model
            {
                public float Value;
                [global::RmsProp.Generated.NotTrainable]
                public string Title;
            }
        }
        """);

    public static FixExample NotTrainableReadOnlyField => new(
        "RMSP017",
        "Mark 'Weight' [NotTrainable]",
        """
        struct Layer
        {
            public float Weight;
            public float[] Biases;
        }

        [RMSpropConfig]
        partial struct Model
        {
            public readonly Layer Hidden;
        }
        """,
        """
        struct Layer
        {
            [NotTrainable]
            public float Weight;
            public float[] Biases;
        }

        [RMSpropConfig]
        partial struct Model
        {
            public readonly Layer Hidden;
        }
        """);

    public static FixExample NotVolatile => new(
        "RMSP046",
        "Remove 'volatile' from 'Weights'",
        """
        [RMSpropConfig]
        partial struct Model
        {
            // Shared.
            volatile /* by all */ float[] Weights;
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            // Shared.
            /* by all */ float[] Weights;
        }
        """);

    public static FixExample WritableField => new(
        "RMSP017",
        "Make 'Weight' and 'Bias' writable",
        """
        [RMSpropConfig]
        partial struct Model
        {
            // Both.
            public readonly float Weight, Bias;
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            // Both.
            public float Weight, Bias;
        }
        """);

    public static FixExample WritableProperty => new(
        "RMSP017",
        "Make 'Weight' writable",
        "[RMSpropConfig] partial struct Model { public float Weight { get; } }",
        "[RMSpropConfig] partial struct Model { public float Weight { get; set; } }");

    public static FixExample WritableInitProperty => new(
        "RMSP017",
        "Make 'Weight' writable",
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Weight
            {
                get; // by anybody
                init; // once
            }
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Weight
            {
                get; // by anybody
                set; // once
            }
        }
        """);

    public static FixExample WritableStruct => new(
        "RMSP017",
        "Make 'Model' and 'Weight' writable",
        "[RMSpropConfig] public readonly partial record struct Model(float Weight, float[] Biases);",
        "[RMSpropConfig] public partial record struct Model(float Weight, float[] Biases);");

    public static FixExample WritableFieldOfReadOnlyStruct => new(
        "RMSP017",
        "Make 'Model' and 'Weight' writable",
        """
        [RMSpropConfig]
        readonly partial struct Model
        {
            public readonly float Weight;
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Weight;
        }
        """);

    public static FixExample WithoutExclusion => new(
        "RMSP018",
        "Remove [ExcludeFromWeightDecay] from 'Bias'",
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Weight;

            /// <summary>The bias.</summary>
            [ExcludeFromWeightDecay] // as usual
            public float Bias;
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Weight;

            /// <summary>The bias.</summary>
            // as usual
            public float Bias;
        }
        """);

    public static FixExample WithoutExclusionOfParameter => new(
        "RMSP018",
        "Remove [ExcludeFromWeightDecay] from 'Bias'",
        "[RMSpropConfig] partial record struct Model(float Weight, [ExcludeFromWeightDecay] float Bias);",
        "[RMSpropConfig] partial record struct Model(float Weight, float Bias);");

    public static FixExample KeepOneConstraint => new(
        "RMSP034",
        "Keep MaxNorm and remove NonNegative",
        """
        [RMSpropConfig]
        partial struct Model
        {
            // Of each output.
            [MaxNorm(MaxValue = 3)]
            [NonNegative]
            public float[,] Weights;
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            // Of each output.
            [MaxNorm(MaxValue = 3)]
            public float[,] Weights;
        }
        """);
}
