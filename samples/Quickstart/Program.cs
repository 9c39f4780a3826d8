using System.Globalization;
using RmsProp.Generated;

// The example of keras.optimizers.RMSprop: one step down the loss v² / 2 from v = 10.
var optimizer = new Model.RMSprop();
var parameters = new Model { Value = 10f };

optimizer.Minimize(ref parameters, (in Model model, ref Model gradients) =>
{
    gradients.Value = model.Value;
    return model.Value * model.Value / 2;
});

Console.WriteLine(parameters.Value.ToString(CultureInfo.InvariantCulture));

/// <summary>A model with one parameter.</summary>
[RMSpropConfig(LearningRate = 0.1)]
internal partial struct Model
{
    /// <summary>The parameter.</summary>
    public float Value;
}
