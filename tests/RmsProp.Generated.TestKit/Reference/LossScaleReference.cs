using System.Numerics;

namespace RmsProp.Generated.TestKit;

/// <summary>Keras' <c>LossScaleOptimizer</c> around the reference, with limits of the scale, which Keras lacks.</summary>
/// <typeparam name="T">The type of the variables. The scale is always a <see cref="float"/>.</typeparam>
/// <param name="inner">The optimizer that takes the steps.</param>
/// <param name="arguments">The configuration, of which only the loss scale is used here.</param>
public sealed class LossScaleReference<T>(ReferenceOptimizer<T> inner, RMSpropArguments arguments)
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Keras' <c>dynamic_scale</c>.</summary>
    public float Scale { get; private set; } = (float)arguments.InitialLossScale;

    /// <summary>Keras' <c>step_counter</c>: the steps since the scale last changed or a step was skipped.</summary>
    public int GoodSteps { get; private set; }

    /// <summary>The number of steps with a gradient that was not finite.</summary>
    public long SkippedSteps { get; private set; }

    /// <summary>Takes one step from gradients of the scaled loss.</summary>
    public void Apply(T[][] parameters, T[]?[] gradients)
    {
        if (gradients.All(gradient => gradient is null || gradient.All(T.IsFinite)))
        {
            T scale = T.CreateChecked(Scale);
            inner.Apply(parameters, [.. gradients.Select(gradient => gradient?.Select(g => g / scale).ToArray())]);
            bool grows = GoodSteps == arguments.DynamicGrowthSteps - 1;
            Scale = grows ? Math.Min(Scale * 2, (float)(arguments.MaxLossScale ?? double.PositiveInfinity)) : Scale;
            GoodSteps = grows ? 0 : GoodSteps + 1;
        }
        else
        {
            Scale = Math.Max(Scale / 2, (float)(arguments.MinLossScale ?? 0));
            GoodSteps = 0;
            SkippedSteps++;
        }
    }
}
