namespace RmsProp.Generated.Generator.Tests;

/// <summary>The order of a step in the tooltip is the real one: earlier parts are done even if a later part throws.</summary>
public class StepOrderTests
{
    private const string Source = """
        [RMSpropConfig(LearningRateMethod = nameof(Rate), NonFiniteGradients = NonFiniteGradients.Throw)]
        public partial struct Model
        {
            public float[] Weights;

            public static int Rates;

            private static double Rate() { Rates++; return 0.1; }
        }
        """;

    [Fact]
    public void The_learning_rate_is_computed_before_shapes_are_checked_and_these_before_gradients()
    {
        const string Order = "learningRate at Steps → check shapes → throw if some g or its square is not finite → update v, p → Steps + 1.";
        Assert.Equal(Order, HoverText.Of(TestKit.GeneratorHarness.Run(RunningModel.Options, RunningModel.Usings + Source))["A step"]);
        RunningModel.Returns("1, ArgumentException; 2, NotFiniteNumberException; 3, 1", Source, """
            static string Step(float[] gradient)
            {
                var state = default(Model.RMSprop.State);
                var model = new Model { Weights = new float[2] };
                try
                {
                    Model.RMSprop.Apply(ref state, ref model, new Model { Weights = gradient });
                    return $"{Model.Rates}, {state.Steps}";
                }
                catch (ArithmeticException thrown)
                {
                    return $"{Model.Rates}, {thrown.GetType().Name}";
                }
                catch (ArgumentException thrown)
                {
                    return $"{Model.Rates}, {thrown.GetType().Name}";
                }
            }

            return Step(new float[] { float.NaN, 0, 0 }) + "; " + Step(new float[] { float.NaN, 0 }) + "; " + Step(new float[] { 1, 1 });
            """);
    }
}
