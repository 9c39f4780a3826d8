namespace RmsProp.Generated.Tests.Members;

/// <summary>Keras' <c>_iterations</c> and <c>iterations</c>.</summary>
public class CounterTests
{
    [Fact]
    public void Without_accumulation_every_step_is_an_iteration()
    {
        var optimizer = new CounterModel.Plain();
        var model = new CounterModel();
        for (long step = 0; step < 5; step++)
        {
            Assert.Equal(step, optimizer.Steps);
            Assert.Equal(step, optimizer.Iterations);
            optimizer.Apply(ref model, new CounterModel { Value = 1 });
        }
    }

    [Fact]
    public void With_accumulation_iterations_are_the_updates()
    {
        var optimizer = new CounterModel.Accumulating();
        var model = new CounterModel { Value = 1 };
        for (long step = 0; step < 13; step++)
        {
            float before = model.Value;
            Assert.Equal(step, optimizer.Steps);
            Assert.Equal(step / 4, optimizer.Iterations);

            optimizer.Apply(ref model, new CounterModel { Value = 1 });

            Assert.Equal(step % 4 == 3, model.Value != before);
        }
    }

    [Fact]
    public void Minimizing_is_a_step()
    {
        var optimizer = new CounterModel.Accumulating();
        var model = new CounterModel();

        optimizer.Minimize(ref model, (in CounterModel _, ref CounterModel _) => 0);

        Assert.Equal(1, optimizer.Steps);
        Assert.Equal(0, optimizer.Iterations);
    }
}

[RMSpropConfig(Name = "Plain")]
[RMSpropConfig(Name = "Accumulating", GradientAccumulationSteps = 4)]
internal partial struct CounterModel
{
    public float Value;
}
