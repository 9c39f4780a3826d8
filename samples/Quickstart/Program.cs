using System.Globalization;
using RmsProp.Generated;

// The example of keras.optimizers.RMSprop: one step down the loss v² / 2 from v = 10.
var optimizer = new Model.RMSprop();
var parameters = new Model { Value = 10f };

optimizer.MinimizeLoss(ref parameters);

Console.WriteLine(parameters.Value.ToString(CultureInfo.InvariantCulture));

/// <summary>A model with one parameter.</summary>
[RMSpropConfig(LearningRate = 0.1)]
internal partial struct Model
{
    /// <summary>The parameter.</summary>
    public float Value;

    /// <summary>The loss, whose gradient is derived.</summary>
    [Differentiable]
    public static float Loss(in Model model) => model.Value * model.Value / 2;
}
