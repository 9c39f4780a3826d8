namespace RmsProp.Generated.CodeFixes.Tests;

internal static class LossExamples
{
    public static FixExample IntegerOfAParameter => new(
        "RMSP105",
        "Count model.Place as a constant",
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Place;

            [Differentiable]
            internal static float Loss(in Model model, float[] table) => table[(int)model.Place /* rounded down */] * model.Place;
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Place;

            [Differentiable]
            internal static float Loss(in Model model, float[] table) => table[(int)Gradients.Stop(model.Place) /* rounded down */] * model.Place;
        }
        """);

    public static FixExample IntegerOfASum => new(
        "RMSP105",
        "Count 2 * model.Place + 1 as a constant",
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Place;

            [Differentiable]
            internal static float Loss(in Model model, float[] table) => table[(int)(2 * model.Place + 1)] * model.Place;
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Place;

            [Differentiable]
            internal static float Loss(in Model model, float[] table) => table[(int)Gradients.Stop(2 * model.Place + 1)] * model.Place;
        }
        """);

    public static FixExample IntegerBesideAnotherGradients => new(
        "RMSP105",
        "Count model.Place as a constant",
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Place;

            [NotTrainable]
            public int Gradients;

            [Differentiable]
            internal static float Loss(in Model model, float[] table) => table[(int)model.Place] * model.Place;
        }
        """,
        """
        [RMSpropConfig]
        partial struct Model
        {
            public float Place;

            [NotTrainable]
            public int Gradients;

            [Differentiable]
            internal static float Loss(in Model model, float[] table) => table[(int)global::RmsProp.Generated.Gradients.Stop(model.Place)] * model.Place;
        }
        """);
}
