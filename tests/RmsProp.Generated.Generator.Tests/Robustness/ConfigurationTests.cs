namespace RmsProp.Generated.Generator.Tests;

/// <summary>Configurations on structs that leave part of their code unused: they compile and work.</summary>
public class ConfigurationTests
{
    /// <summary>The fields may not have been written yet: the class has all of its members, and does nothing.</summary>
    [Theory]
    [InlineData("", "Velocity")]
    [InlineData("Momentum = 0.9, Centered = true", "Velocity AverageGradient MomentumBuffer")]
    [InlineData("UseEma = true, GradientAccumulationSteps = 2", "Velocity AccumulatedGradient MovingAverage")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep", "Velocity")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.Throw", "Velocity")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep, GlobalClipNorm = 1", "Velocity")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.Throw, ClipNorm = 1", "Velocity")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep, GradientAccumulationSteps = 2", "Velocity AccumulatedGradient")]
    [InlineData("GlobalClipNorm = 1, LossScaleFactor = 8, Numerics = KernelNumerics.Fast", "Velocity")]
    [InlineData("DynamicLossScale = true", "Velocity")]
    [InlineData("DynamicLossScale = true, InitialLossScale = 8, MinLossScale = 1, MaxLossScale = 16, GlobalClipNorm = 1", "Velocity")]
    [InlineData("InitialVelocity = 0.5, BiasCorrection = true", "Velocity")]
    public void A_struct_without_a_number(string arguments, string slots) => RunningModel.Returns(
        $"2 0 {slots}",
        $$"""[RMSpropConfig({{arguments}})] public partial struct Model { }""",
        """
        Model model = default;
        var optimizer = new Model.RMSprop();
        optimizer.Apply(ref model, in model);
        optimizer.Minimize(ref model, (in Model _, ref Model _) => 0);
        var slots = System.Linq.Enumerable.Where(typeof(Model.RMSprop).GetProperties(), property => property.PropertyType == typeof(Model).MakeByRefType());
        return $"{optimizer.Steps} {optimizer.SkippedSteps} {string.Join(" ", System.Linq.Enumerable.Select(slots, slot => slot.Name))}";
        """);

    /// <summary>Uses the code for norms of rows and arrays without a row or an array; the norm of each number is 1.</summary>
    [Fact]
    public void A_fast_norm_of_a_single_number() => RunningModel.Returns(
        "-1 -1",
        """
        [RMSpropConfig(LearningRate = 1, Rho = 0, ClipNorm = 1)]
        public partial struct Model
        {
            public float Value;

            [RMSpropConfig(Numerics = KernelNumerics.Fast)]
            public float Fast;
        }
        """,
        """
        Model model = default, gradients = new() { Value = 1, Fast = 1 };
        new Model.RMSprop().Apply(ref model, in gradients);
        return $"{MathF.Round(model.Value)} {MathF.Round(model.Fast)}";
        """);

    /// <summary>For every way of clipping, which also determines how the check is done.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("ClipValue = 1")]
    [InlineData("ClipNorm = 1")]
    [InlineData("GlobalClipNorm = 1")]
    [InlineData("GlobalClipNorm = 1, LossScaleFactor = 8, Numerics = KernelNumerics.Fast")]
    [InlineData("GradientAccumulationSteps = 2")]
    [InlineData("GradientAccumulationSteps = 2, ClipNorm = 1")]
    public void A_gradient_that_is_not_finite_is_found(string clip)
    {
        const string Fields = "public float A, B; public Row Row; public System.Numerics.Matrix3x2 Matrix; public float[] Weights; public double[,] Table; public Memory<float> Bias;";
        string source = $$"""
            [InlineArray(19)] public struct Row { private float _first; }
            [RMSpropConfig(NonFiniteGradients = NonFiniteGradients.Throw{{(clip.Length == 0 ? "" : ", " + clip)}})]
            [RMSpropConfig(NonFiniteGradients = NonFiniteGradients.SkipStep{{(clip.Length == 0 ? "" : ", " + clip)}}, Name = "Skipping")]
            public partial struct Model
            {
                {{Fields}}
                public static Model Filled(float value) => new() { A = value, B = value, Weights = [value, value], Table = new double[,] { { value, value } }, Bias = new[] { value } };
                public string Describe() => $"{A} {B} {Row[18]} {Weights[1]} {Table[0, 1]} {Bias.Span[0]}";
            }
            """;
        foreach ((string change, string what) in ((string, string)[])
            [
                ("g.B = float.NaN", "'B' is NaN"), ("g.Row[18] = float.PositiveInfinity", "'Row' is Infinity at [18]"),
                ("g.Matrix.M32 = float.NaN", "'Matrix' is NaN at [2, 1]"),
                ("g.Weights[1] = float.NaN", "'Weights' is NaN at [1]"), ("g.Table[0, 1] = double.NegativeInfinity", "'Table' is -Infinity at [0, 1]"),
                ("g.Bias.Span[0] = float.NaN", "'Bias' is NaN at [0]"),
            ])
        {
            RunningModel.Returns(
                $"The gradient of {what} 0 | 1 0 | 1 1 0 1 1 1",
                source,
                $$"""
                Model model = Model.Filled(1), g = Model.Filled(0);
                {{change}};
                string thrown = "";
                var throwing = new Model.RMSprop();
                try { throwing.Apply(ref model, in g); } catch (NotFiniteNumberException exception) { thrown = exception.Message.Split(". ")[0]; }
                var skipping = new Model.Skipping();
                skipping.Apply(ref model, in g);
                return $"{thrown} {throwing.Steps} | {skipping.SkippedSteps} {skipping.Steps} | {model.Describe()}";
                """);
        }
    }
}
