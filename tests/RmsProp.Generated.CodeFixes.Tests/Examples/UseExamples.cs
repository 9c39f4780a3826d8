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
