namespace RmsProp.Generated.CodeFixes.Tests;

internal static class GroupExamples
{
    public static FixExample OptionOfOptimizer => OnField(
        "RMSP030",
        "Remove UseEma",
        """
        [RMSpropConfig(
            Rho = 0.95, // longer
            UseEma = true)]
        """,
        """
        [RMSpropConfig(
            Rho = 0.95 // longer
        )]
        """);

    /// <summary>On a field, the attribute is useless without arguments.</summary>
    public static FixExample OnlyOptionOfOptimizer => new(
        "RMSP030",
        "Remove GlobalClipNorm",
        """
        [RMSpropConfig]
        public partial struct Model
        {
            public float Weight;

            // The offset.
            [RMSpropConfig(GlobalClipNorm = 1)]
            public float Bias;
        }
        """,
        """
        [RMSpropConfig]
        public partial struct Model
        {
            public float Weight;

            // The offset.
            public float Bias;
        }
        """);

    /// <summary>The field also has arguments of its own.</summary>
    public static FixExample NoDecayAnywhere => new(
        "RMSP023",
        "Remove WeightDecay",
        """
        [RMSpropConfig(WeightDecay = 0, Momentum = 0.9)]
        public partial struct Model { public float Weight; [RMSpropConfig(Rho = 0.5)] public float Bias; }
        """,
        """
        [RMSpropConfig(Momentum = 0.9)]
        public partial struct Model { public float Weight; [RMSpropConfig(Rho = 0.5)] public float Bias; }
        """);

    /// <summary>A field inside it also has arguments of its own.</summary>
    public static FixExample NoDecayInAGroup => new(
        "RMSP023",
        "Set WeightDecay to double.NaN, which is none",
        """
        public struct Layer { [RMSpropConfig(Rho = 0.5)] public float Weight; public float Bias; }

        [RMSpropConfig(WeightDecay = 0.1)]
        public partial struct Model { public float Scale; [RMSpropConfig(WeightDecay = 0)] public Layer Hidden; }
        """,
        """
        public struct Layer { [RMSpropConfig(Rho = 0.5)] public float Weight; public float Bias; }

        [RMSpropConfig(WeightDecay = 0.1)]
        public partial struct Model { public float Scale; [RMSpropConfig(WeightDecay = double.NaN)] public Layer Hidden; }
        """);

    public static FixExample OptionsInAClass => new(
        "RMSP045",
        "Remove [RMSpropConfig] from 'Scale'",
        """
        [RMSpropConfig]
        public partial struct Model { public float Weight; }

        public class Normalizer
        {
            // Learned.
            [RMSpropConfig(Rho = 0.95)]
            public float Scale;
        }
        """,
        """
        [RMSpropConfig]
        public partial struct Model { public float Weight; }

        public class Normalizer
        {
            // Learned.
            public float Scale;
        }
        """);

    public static FixExample OptionsOfAMethodsParameter => new(
        "RMSP018",
        "Remove [RMSpropConfig] from 'scale'",
        """
        [RMSpropConfig]
        public partial struct Model
        {
            public float Weight;

            public static void Set([RMSpropConfig(Rho = 0.95)] float scale) => System.Console.WriteLine(scale);
        }
        """,
        """
        [RMSpropConfig]
        public partial struct Model
        {
            public float Weight;

            public static void Set(float scale) => System.Console.WriteLine(scale);
        }
        """);

    public static FixExample GroupOfOneOfTwo => OnField(
        "RMSP031",
        "Use RMSpropConfig for 'Fine'",
        "[RMSpropConfig(Name = \"Find\" /* ? */, Rho = 0.95)]",
        "[RMSpropConfig(Name = \"Fine\" /* ? */, Rho = 0.95)]",
        "]\n[RMSpropConfig(Name = \"Fine\")");

    public static FixExample KeepRateOfGroup => OnField(
        "RMSP016",
        "Keep LearningRate and remove LearningRateMultiplier",
        "[RMSpropConfig(LearningRate = 0.1, LearningRateMultiplier = 0.5, Rho = 0.95)]",
        "[RMSpropConfig(LearningRate = 0.1, Rho = 0.95)]");

    public static FixExample KeepMultiplierOfGroup => OnField(
        "RMSP016",
        "Keep LearningRateMultiplier and remove LearningRate",
        "[RMSpropConfig(LearningRate = 0.1, LearningRateMultiplier = 0.5, Rho = 0.95)]",
        "[RMSpropConfig(LearningRateMultiplier = 0.5, Rho = 0.95)]");

    public static FixExample ClipOfGroup => OnField(
        "RMSP006", "Remove ClipNorm", "[RMSpropConfig(Rho = 0.95, ClipNorm = 1)]", "[RMSpropConfig(Rho = 0.95)]", "(GlobalClipNorm = 2)");

    public static FixExample MultiplierOfOptimizer => OnField(
        "RMSP018", "Remove LearningRateMultiplier", "", "", "(LearningRateMultiplier = 0.1)", "");

    public static FixExample DecayOfWhatIsExcluded => OnField(
        "RMSP018", "Remove WeightDecay", "[ExcludeFromWeightDecay, RMSpropConfig(WeightDecay = 0.1)]", "[ExcludeFromWeightDecay]", "(WeightDecay = 0.1)");

    public static FixExample GroupOfWhatIsNotTrained => OnField(
        "RMSP018", "Remove [RMSpropConfig] from 'Bias'", "[NotTrainable, RMSpropConfig(Rho = 0.95)]", "[NotTrainable]");

    public static FixExample EmptyGroupOfParameter => new(
        "RMSP018",
        "Remove [RMSprop.RMSpropConfig] from 'Bias'",
        "namespace N { using RMSprop = RmsProp.Generated; [RMSpropConfig] partial record struct Model(float Weight, [RMSprop.RMSpropConfig] float Bias); }",
        "namespace N { using RMSprop = RmsProp.Generated; [RMSpropConfig] partial record struct Model(float Weight, float Bias); }");

    public static FixExample GroupWithoutADifference => OnField(
        "RMSP033", "Remove [RMSpropConfig] from 'Bias'", "[ExcludeFromWeightDecay, RMSpropConfig(Rho = 0.9)]", "[ExcludeFromWeightDecay]", "(WeightDecay = 0.1)");

    /// <summary>Without the argument the optimizer's decay would be in force.</summary>
    public static FixExample NoDecayOfGroup => OnField(
        "RMSP023",
        "Set WeightDecay to double.NaN, which is none",
        "[RMSpropConfig(WeightDecay = 0)]",
        "[RMSpropConfig(WeightDecay = double.NaN)]",
        "(WeightDecay = 0.1)");

    public static FixExample EpsilonOfGroup => OnField(
        "RMSP021", "Set Epsilon to 1e-7, the default in Keras", "[RMSpropConfig(Centered = true)]", "[RMSpropConfig(Centered = true, Epsilon = 1e-7)]", "(Epsilon = 1e-10)");

    /// <summary>Only the optimizer can set the floor, wherever the variance is.</summary>
    public static FixExample FloorForGroup => OnField(
        "RMSP029",
        "Set CenteredVarianceFloor to true",
        "[RMSpropConfig(Centered = true)]",
        "[RMSpropConfig(Centered = true)]",
        "(Convention = RMSpropConvention.PyTorch)",
        "(Convention = RMSpropConvention.PyTorch, CenteredVarianceFloor = true)");

    private static FixExample OnField(string rule, string title, string before, string after, string ofStruct = "", string? ofStructAfter = null) =>
        new(rule, title, Source(before, ofStruct), Source(after, ofStructAfter ?? ofStruct));

    private static string Source(string ofField, string ofStruct) => $$"""
        [RMSpropConfig{{ofStruct}}]
        public partial struct Model
        {
            public float Weight;

        {{ofField}}
            public float Bias;
        }
        """;
}
