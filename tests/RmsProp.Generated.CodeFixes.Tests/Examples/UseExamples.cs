namespace RmsProp.Generated.CodeFixes.Tests;

internal static class UseExamples
{
    public static FixExample ReferenceToField => new(
        "RMSP042",
        "Make 'p' a reference to '_model'",
        """
        class Trainer
        {
            private Model _model;

            void Train(IRMSpropOptimizer<Model> optimizer, in Model gradients)
            {
                // As it is now.
                var p = _model; // all of it
                optimizer.Apply(ref p, in gradients);
            }
        }

        [RMSpropConfig]
        partial struct Model { public float Value; }
        """,
        """
        class Trainer
        {
            private Model _model;

            void Train(IRMSpropOptimizer<Model> optimizer, in Model gradients)
            {
                // As it is now.
                ref var p = ref _model; // all of it
                optimizer.Apply(ref p, in gradients);
            }
        }

        [RMSpropConfig]
        partial struct Model { public float Value; }
        """);

    public static FixExample ReferenceToGradients => new(
        "RMSP042",
        "Make 'd' a reference to 'gradients'",
        """
        static class Line
        {
            public static double Differentiate(in Model model, ref Model gradients)
            {
                Model d = gradients;
                d.Value = model.Value;
                return model.Value * model.Value / 2;
            }
        }

        [RMSpropConfig]
        partial struct Model { public float Value; }
        """,
        """
        static class Line
        {
            public static double Differentiate(in Model model, ref Model gradients)
            {
                ref Model d = ref gradients;
                d.Value = model.Value;
                return model.Value * model.Value / 2;
            }
        }

        [RMSpropConfig]
        partial struct Model { public float Value; }
        """);

    public static FixExample ParameterByReference => new(
        "RMSP042",
        "Make 'parameters' a ref parameter",
        """
        static class Trainer
        {
            public static void Train(IRMSpropOptimizer<Model> optimizer, /* all */ Model parameters, in Model gradients)
            {
                for (int i = 0; i < 9; i++)
                {
                    optimizer.Apply(ref parameters, in gradients);
                }
            }
        }

        [RMSpropConfig]
        partial struct Model { public float Value; }
        """,
        """
        static class Trainer
        {
            public static void Train(IRMSpropOptimizer<Model> optimizer, /* all */ ref Model parameters, in Model gradients)
            {
                for (int i = 0; i < 9; i++)
                {
                    optimizer.Apply(ref parameters, in gradients);
                }
            }
        }

        [RMSpropConfig]
        partial struct Model { public float Value; }
        """);

    public static FixExample OptimizerBeforeLoop => new(
        "RMSP044",
        "Create 'optimizer' before the loop",
        """
        static class Trainer
        {
            public static void Train<T>(ref Model parameters, in Model gradients)
                where T : IRMSpropOptimizer<Model>, new()
            {
                // All epochs.
                for (int i = 0; i < 9; i++)
                {
                    var optimizer = new T();
                    optimizer.Apply(ref parameters, in gradients);
                }
            }
        }

        [RMSpropConfig]
        partial struct Model { public float Value; }
        """,
        """
        static class Trainer
        {
            public static void Train<T>(ref Model parameters, in Model gradients)
                where T : IRMSpropOptimizer<Model>, new()
            {
                // All epochs.
                var optimizer = new T();
                for (int i = 0; i < 9; i++)
                {
                    optimizer.Apply(ref parameters, in gradients);
                }
            }
        }

        [RMSpropConfig]
        partial struct Model { public float Value; }
        """);

    public static FixExample DivisionOfIntegers => new(
        "RMSP048",
        "Write 9.0 / 10",
        """
        [RMSpropConfig(Momentum = /* high */ 9 / 10 /* as usual */, Epsilon = 1e-7)]
        partial struct Model { public float Value; }
        """,
        """
        [RMSpropConfig(Momentum = /* high */ 9.0 / 10 /* as usual */, Epsilon = 1e-7)]
        partial struct Model { public float Value; }
        """);

    public static FixExample DivisionOfConstants => new(
        "RMSP048",
        "Write (double)(A + 1) / B",
        """
        [RMSpropConfig(Rho = A / (B - 1) - (A + 1) / B)]
        partial struct Model { public float Value; private const int A = 18, B = 10; }
        """,
        """
        [RMSpropConfig(Rho = A / (B - 1) - (double)(A + 1) / B)]
        partial struct Model { public float Value; private const int A = 18, B = 10; }
        """);

    public static FixExample DivisionInConstant => new(
        "RMSP048",
        "Write 1.0 / Thousand",
        """
        [RMSpropConfig(LearningRate = 10 * Rates.Small)]
        partial struct Model { public float Value; }

        static class Rates { public const int Thousand = 1000; public const double Small = 1 / Thousand; }
        """,
        """
        [RMSpropConfig(LearningRate = 10 * Rates.Small)]
        partial struct Model { public float Value; }

        static class Rates { public const int Thousand = 1000; public const double Small = 1.0 / Thousand; }
        """);

    public static FixExample ConfigurationOfGroups => new(
        "RMSP045",
        "Add [RMSpropConfig] to 'Model'",
        """
        // The model.
        partial struct Model
        {
            public float Value;

            [RMSpropConfig(Rho = 0.5)]
            public float Bias;
        }
        """,
        """
        // The model.
        [RMSpropConfig]
        partial struct Model
        {
            public float Value;

            [RMSpropConfig(Rho = 0.5)]
            public float Bias;
        }
        """);
}
