namespace RmsProp.Generated.CodeFixes.Tests;

internal static class LearningRateExamples
{
    public static FixExample AddedMethod => new(
        "RMSP012",
        "Add the method 'Rate' to 'Model'",
        """
        [RMSpropConfig(LearningRateMethod = "Rate")]
        partial struct Model
        {
            public float Weight; // the only one
        }
        """,
        """
        [RMSpropConfig(LearningRateMethod = "Rate")]
        partial struct Model
        {
            public float Weight; // the only one

            private static double Rate(long step) => 0.001;
        }
        """);

    public static FixExample AddedMethodOnOneLine => new(
        "RMSP012",
        "Add the method 'Rate' to 'Model'",
        "[RMSpropConfig(LearningRateMethod = \"Rate\")] partial struct Model { public float Weight; }",
        "[RMSpropConfig(LearningRateMethod = \"Rate\")] partial struct Model { public float Weight; private static double Rate(long step) => 0.001; }");

    /// <summary>The method is indented like the last member.</summary>
    public static FixExample AddedMethodBelowSeveralMembers => new(
        "RMSP012",
        "Add the method 'Rate' to 'Model'",
        """
        [RMSpropConfig(LearningRateMethod = "Rate")]
        partial struct Model
        {
              public float Weight;
          public float Bias;
        }
        """,
        """
        [RMSpropConfig(LearningRateMethod = "Rate")]
        partial struct Model
        {
              public float Weight;
          public float Bias;

          private static double Rate(long step) => 0.001;
        }
        """);

    public static FixExample AddedMethodInAnEmptyPart => new(
        "RMSP012",
        "Add the method 'Rate' to 'Model'",
        """
        [RMSpropConfig(LearningRateMethod = "Rate")]
        partial struct Model
        {
        }
        partial struct Model { public float Weight; }
        """,
        """
        [RMSpropConfig(LearningRateMethod = "Rate")]
        partial struct Model
        {
            private static double Rate(long step) => 0.001;
        }
        partial struct Model { public float Weight; }
        """);

    public static FixExample StaticMethod => new(
        "RMSP012",
        "Make 'Rate' static",
        """
        [RMSpropConfig(LearningRateMethod = nameof(Rate))]
        partial struct Model
        {
            public float Weight;

            private const double Initial = 0.1;

            // It falls.
            double Rate(long step) => Initial / System.Math.Sqrt(step.GetHashCode() + 1);
        }
        """,
        """
        [RMSpropConfig(LearningRateMethod = nameof(Rate))]
        partial struct Model
        {
            public float Weight;

            private const double Initial = 0.1;

            // It falls.
            static double Rate(long step) => Initial / System.Math.Sqrt(step.GetHashCode() + 1);
        }
        """);

    public static FixExample StaticMethodWithModifiers => new(
        "RMSP012",
        "Make 'Rate' static",
        "[RMSpropConfig(LearningRateMethod = \"Rate\")] partial struct Model { public float Weight; internal unsafe double Rate() => sizeof(Model*); }",
        "[RMSpropConfig(LearningRateMethod = \"Rate\")] partial struct Model { public float Weight; internal unsafe static double Rate() => sizeof(Model*); }");

    public static FixExample DefaultOfSchedule => Scheduled(
        "RMSP014",
        "Set TMul to 2, the default in Keras",
        "CosineDecayRestarts(InitialLearningRate = 0.1, FirstDecaySteps = 10, TMul = 0.5)",
        "CosineDecayRestarts(InitialLearningRate = 0.1, FirstDecaySteps = 10, TMul = 2)");

    public static FixExample DefaultAlpha => Scheduled(
        "RMSP014",
        "Set Alpha to 0, the default in Keras",
        "CosineDecay(Alpha = -1, InitialLearningRate = 0.1, DecaySteps = 10)",
        "CosineDecay(Alpha = 0, InitialLearningRate = 0.1, DecaySteps = 10)");

    public static FixExample DefaultPower => Scheduled(
        "RMSP014",
        "Set Power to 1, the default in Keras",
        "PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10, Power = double.NaN)",
        "PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 10, Power = 1)");

    public static FixExample HalfWarmUp => Scheduled(
        "RMSP018",
        "Remove WarmupTarget",
        "CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, WarmupTarget = 0.2)",
        "CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)");

    public static FixExample ConfigurationForSchedule => new(
        "RMSP015",
        "Add [RMSpropConfig] to 'Model'",
        """
        /// <summary>A line.</summary>
        [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]
        public partial struct Model { public float Weight; }
        """,
        """
        /// <summary>A line.</summary>
        [RMSpropConfig]
        [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]
        public partial struct Model { public float Weight; }
        """);

    public static FixExample ScheduleForOneOfTwo => new(
        "RMSP015",
        "Use CosineDecay for 'Fine'",
        """
        [RMSpropConfig, RMSpropConfig(Name = "Fine")]
        [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]
        public partial struct Model { public float Weight; }
        """,
        """
        [RMSpropConfig, RMSpropConfig(Name = "Fine")]
        [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10, Optimizer = "Fine")]
        public partial struct Model { public float Weight; }
        """);

    public static FixExample ScheduleOfAnother => new(
        "RMSP015",
        "Use RmsProp.Generated.CosineDecay for 'RMSprop'",
        """
        [RMSpropConfig, RmsProp.Generated.CosineDecay(Optimizer = "Coarse", InitialLearningRate = 0.1, DecaySteps = 10)]
        public partial struct Model { public float Weight; }
        """,
        """
        [RMSpropConfig, RmsProp.Generated.CosineDecay(Optimizer = "RMSprop", InitialLearningRate = 0.1, DecaySteps = 10)]
        public partial struct Model { public float Weight; }
        """);

    public static FixExample KeepConstantRate => new(
        "RMSP016",
        "Keep LearningRate and remove CosineDecay",
        """
        [RMSpropConfig(LearningRate = 0.1)]
        // Falls to 0.
        [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]
        public partial struct Model { public float Weight; }
        """,
        """
        [RMSpropConfig(LearningRate = 0.1)]
        // Falls to 0.
        public partial struct Model { public float Weight; }
        """);

    public static FixExample KeepSchedule => new(
        "RMSP016",
        "Keep CosineDecay and remove LearningRate and LearningRateMethod",
        """
        [RMSpropConfig(LearningRate = 0.1, LearningRateMethod = nameof(Rate)), CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]
        public partial struct Model
        {
            public float Weight;
            public static double Rate() => 0.1;
        }
        """,
        """
        [RMSpropConfig, CosineDecay(InitialLearningRate = 0.1, DecaySteps = 10)]
        public partial struct Model
        {
            public float Weight;
            public static double Rate() => 0.1;
        }
        """);

    private static FixExample Scheduled(string rule, string title, string before, string after) => new(rule, title, Scheduled(before), Scheduled(after));

    private static string Scheduled(string schedule) => $$"""
        [RMSpropConfig]
        [{{schedule}}]
        public partial struct Model { public float Weight; }
        """;
}
