using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>The conditions that gradients must meet before a step changes anything.</summary>
internal static class Guard
{
    /// <summary>The condition on one gradient: a small enough one, or a finite one if that says no less.</summary>
    public static Expression IsInRange(Expression gradient, Symbol? largest) => largest is null
        ? new Call(Function.IsFinite, ScalarType.Boolean, new([gradient]))
        : new IsAtMost(new Call(Function.Absolute, gradient.Type, new([gradient])), largest);

    /// <summary>The condition on a sum of squares.</summary>
    /// <param name="options">The options of its group.</param>
    /// <param name="sum">The sum, in double.</param>
    /// <param name="largest">The largest sum that clipping can be done with, if it is not enough that it is finite.</param>
    public static Expression IsSumInRange(Hyperparameters options, Expression sum, double? largest) =>
        options.ChecksOverflow && largest is { } limit ? IsSumAtMost(sum, limit) : new Call(Function.IsFinite, ScalarType.Boolean, new([sum]));

    /// <summary>The condition that a sum of squares is at most a number of type double.</summary>
    public static Expression IsSumAtMost(Expression sum, double limit) => new IsAtMost(sum, new Constant(limit, ScalarType.Double));
}
