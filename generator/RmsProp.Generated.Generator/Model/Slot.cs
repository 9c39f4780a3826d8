
namespace RmsProp.Generated.Generator.Model;

/// <summary>A slot of the optimizer: one number per parameter, kept from step to step.</summary>
/// <param name="Name">The property.</param>
/// <param name="Array">The name in kernels.</param>
/// <param name="KerasName">The name in Keras.</param>
/// <param name="Summary">The description of its content.</param>
/// <param name="IsUsedWith">Whether the variables of a group have the slot.</param>
internal sealed record Slot(string Name, string Array, string KerasName, string Summary, Func<Hyperparameters, bool> IsUsedWith)
{
    public static readonly Slot Velocity = new("Velocity", "velocity", "velocity", "The moving average of the squared gradient.", _ => true);
    public static readonly Slot AverageGradient = new("AverageGradient", "averageGradient", "average_gradient", "The moving average of the gradient.", options => options.Centered);
    public static readonly Slot MomentumBuffer = new("MomentumBuffer", "momentumBuffer", "momentum", "The decaying sum of the increments.", options => options.Momentum is not null);
    public static readonly Slot AccumulatedGradient = new("AccumulatedGradient", "accumulatedGradient", "gradient_accumulator", "The sum of the gradients since the last update.", options => options.Accumulates);
    public static readonly Slot MovingAverage = new("MovingAverage", "movingAverage", "average", "The moving average of the parameters: a model that can be evaluated.", options => options.UsesEma);

    /// <summary>All slots, in the order of the kernels' parameters.</summary>
    public static readonly IReadOnlyList<Slot> All = [Velocity, AverageGradient, MomentumBuffer, AccumulatedGradient, MovingAverage];

    /// <summary>The slots of an optimizer: those that at least one of its variables uses.</summary>
    public static IReadOnlyList<Slot> Of(OptimizerModel model) =>
        [.. All.Where(slot => model.UsedGroups.Any(group => slot.IsUsedWith(group.Options)))];

    /// <summary>The slots of the variables of a group.</summary>
    public static IReadOnlyList<Slot> Of(Hyperparameters options) => [.. All.Where(slot => slot.IsUsedWith(options))];

    /// <summary>The slot with this name in kernels.</summary>
    public static Slot OfArray(string array) => All.First(slot => slot.Array == array);
}
