using System.Numerics;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// Keras' RMSprop in plain loops, to be read from top to bottom. Every operation is done in <typeparamref name="T"/> and rounds
/// separately, which gives Keras' own bits. With PyTorch's convention the update is PyTorch's, also to the bit, and the rest is still
/// Keras'. Both have the floor of the centered variance, although neither framework does.
/// </summary>
/// <typeparam name="T">The type of the variables: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ReferenceOptimizer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly RMSpropArguments _arguments;
    private readonly IReadOnlyList<bool> _isExcludedFromWeightDecay;
    private readonly PyTorchUpdate<T>? _pyTorch;
    private readonly IReadOnlyList<ReferenceConstraint<T>?>? _constraints;

    /// <param name="arguments">The configuration, of Keras or PyTorch.</param>
    /// <param name="lengths">The number of elements of each variable.</param>
    /// <param name="isExcludedFromWeightDecay">Which variables are excluded from weight decay; none by default.</param>
    /// <param name="fusesMultiplyAdds">Whether PyTorch fuses multiply-adds, as it does if the processor can.</param>
    /// <param name="constraints">The constraint on each variable; none by default.</param>
    public ReferenceOptimizer(
        RMSpropArguments arguments,
        IReadOnlyList<int> lengths,
        IReadOnlyList<bool>? isExcludedFromWeightDecay = null,
        bool fusesMultiplyAdds = true,
        IReadOnlyList<ReferenceConstraint<T>?>? constraints = null)
    {
        RMSpropConvention convention = arguments.Convention;
        if (convention is not (RMSpropConvention.Keras or RMSpropConvention.PyTorch))
        {
            throw new ArgumentException($"The bits of {convention} are not known.", nameof(arguments));
        }

        _constraints = constraints;
        _arguments = arguments;
        _isExcludedFromWeightDecay = isExcludedFromWeightDecay ?? new bool[lengths.Count];
        _pyTorch = convention == RMSpropConvention.PyTorch ? new PyTorchUpdate<T>(arguments, fusesMultiplyAdds) : null;
        LearningRate = Round(arguments.LearningRate);
        Velocity = Zeros(lengths);
        MomentumBuffer = Zeros(lengths);
        AverageGradient = Zeros(lengths);
        MovingAverage = Zeros(lengths);
        AccumulatedGradient = Zeros(lengths);
    }

    /// <summary>Keras' <c>_iterations</c>: the number of steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Keras' <c>iterations</c>: the number of updates made, counted as Keras counts.</summary>
    public long Iterations => (long)Math.Floor(Steps / (_arguments.GradientAccumulationSteps ?? 1));

    /// <summary>The learning rate of the next step.</summary>
    public T LearningRate { get; set; }

    public T[][] Velocity { get; }

    /// <summary>All zero unless the momentum is above 0.</summary>
    public T[][] MomentumBuffer { get; }

    /// <summary>All zero unless centered.</summary>
    public T[][] AverageGradient { get; }

    /// <summary>All zero unless a moving average is kept.</summary>
    public T[][] MovingAverage { get; }

    /// <summary>All zero unless gradients are accumulated.</summary>
    public T[][] AccumulatedGradient { get; }

    /// <summary>Takes one step; a gradient that is <see langword="null"/> is Keras' <c>None</c>.</summary>
    public void Apply(T[][] parameters, T[]?[] gradients)
    {
        T[]?[] scaled = Unscale(gradients);
        if (_arguments.GradientAccumulationSteps is not { } count)
        {
            Update(parameters, scaled);
        }
        else if ((Steps + 1) % count == 0)
        {
            Update(parameters, MeanWithAccumulated(scaled, Round(count)));
            ClearAccumulated();
        }
        else
        {
            Accumulate(scaled);
        }

        if (_arguments.UseEma)
        {
            UpdateMovingAverage(parameters);
        }

        Constrain(parameters, gradients);
        Steps++;
    }

    /// <summary>Overwrites the parameters with their moving average.</summary>
    public void FinalizeVariableValues(T[][] parameters)
    {
        for (int variable = 0; variable < parameters.Length; variable++)
        {
            MovingAverage[variable].CopyTo(parameters[variable], 0);
        }
    }

    // For variables with a gradient, updated or not.
    private void Constrain(T[][] parameters, T[]?[] gradients)
    {
        for (int variable = 0; variable < parameters.Length; variable++)
        {
            if (gradients[variable] is not null)
            {
                _constraints?[variable]?.Apply(parameters[variable]);
            }
        }
    }

    // g = g / scale
    private T[]?[] Unscale(T[]?[] gradients) =>
        _arguments.LossScaleFactor is { } scale ? Map(gradients, g => g / Round(scale)) : gradients;

    // accumulated = g + accumulated
    private void Accumulate(T[]?[] gradients) =>
        ForEachElement(gradients, (variable, i, g) => AccumulatedGradient[variable][i] = g + AccumulatedGradient[variable][i]);

    // g = (g + accumulated) / n
    private T[]?[] MeanWithAccumulated(T[]?[] gradients, T count)
    {
        T[]?[] mean = Map(gradients, g => g);
        ForEachElement(gradients, (variable, i, g) => mean[variable]![i] = (g + AccumulatedGradient[variable][i]) / count);
        return mean;
    }

    private void ClearAccumulated()
    {
        foreach (T[] accumulated in AccumulatedGradient)
        {
            Array.Clear(accumulated);
        }
    }

    private void Update(T[][] parameters, T[]?[] gradients)
    {
        T[]?[] clipped = Clip(gradients);
        if (_pyTorch is { } pyTorch)
        {
            ForEachElement(clipped, (variable, i, g) => pyTorch.Apply(
                ref parameters[variable][i],
                g,
                _arguments.WeightDecay is not null && !_isExcludedFromWeightDecay[variable],
                LearningRate,
                ref Velocity[variable][i],
                ref AverageGradient[variable][i],
                ref MomentumBuffer[variable][i]));
        }
        else
        {
            DecayWeights(parameters, clipped);
            ForEachElement(clipped, (variable, i, g) => UpdateElement(variable, i, ref parameters[variable][i], g));
        }
    }

    private T[]?[] Clip(T[]?[] gradients)
    {
        // A limit of 0 or less clips nothing.
        if (_arguments.ClipNorm is { } norm && norm > 0)
        {
            return [.. gradients.Select(gradient => gradient is null ? null : ClipNorm(gradient, Round(norm)))];
        }

        if (_arguments.GlobalClipNorm is { } globalNorm && globalNorm > 0)
        {
            return ClipGlobalNorm(gradients, globalNorm);
        }

        if (_arguments.ClipValue is { } value && value > 0)
        {
            return Map(gradients, g => T.Min(T.Max(g, -Round(value)), Round(value)));
        }

        return gradients;
    }

    // g = (g * limit) / max(norm, limit)
    private static T[] ClipNorm(T[] gradient, T limit)
    {
        T sum = SumOfSquares(gradient);
        T norm = sum > T.Zero ? T.Sqrt(sum) : sum;
        return [.. gradient.Select(g => (g * limit) / T.Max(norm, limit))];
    }

    // scale = limit * min(1 / norm, 1 / limit), NaN if the norm is infinite or NaN;  g = g * scale
    private static T[]?[] ClipGlobalNorm(T[]?[] gradients, double limit)
    {
        T[] sums = [.. gradients.OfType<T[]>().Select(SumOfSquares)];
        T norm = T.Sqrt(PairwiseSum.Of<T>(sums));
        T scale = Round(limit) * T.Min(T.One / norm, Round(1 / limit));
        scale += norm - norm;
        return Map(gradients, g => g * scale);
    }

    private static T SumOfSquares(T[] values)
    {
        T[] squares = [.. values.Select(value => value * value)];
        return PairwiseSum.Of<T>(squares);
    }

    // p = p - (p * decay) * learning rate
    private void DecayWeights(T[][] parameters, T[]?[] gradients)
    {
        if (_arguments.WeightDecay is not { } decay)
        {
            return;
        }

        ForEachElement(gradients, (variable, i, _) =>
        {
            if (!_isExcludedFromWeightDecay[variable])
            {
                ref T p = ref parameters[variable][i];
                p -= (p * Round(decay)) * LearningRate;
            }
        });
    }

    private void UpdateElement(int variable, int i, ref T p, T g)
    {
        T rho = Round(_arguments.Rho);
        T oneMinusRho = Round(1 - _arguments.Rho);

        ref T velocity = ref Velocity[variable][i];
        velocity = (rho * velocity) + (oneMinusRho * (g * g));

        T variance = velocity;
        if (_arguments.Centered)
        {
            ref T average = ref AverageGradient[variable][i];
            average = (rho * average) + (oneMinusRho * g);
            variance = velocity - (average * average);
            variance = _arguments.CenteredVarianceFloor ? T.Max(variance, T.Zero) : variance;
        }

        T increment = (LearningRate * g) / T.Sqrt(variance + Round(_arguments.Epsilon));
        if (_arguments.Momentum > 0)
        {
            ref T momentum = ref MomentumBuffer[variable][i];
            momentum = (Round(_arguments.Momentum) * momentum) + increment;
            increment = momentum;
        }

        p -= increment;
    }

    // average = k * average + (1 - k) * p, where k is 0 before the first update
    private void UpdateMovingAverage(T[][] parameters)
    {
        T k = (Iterations != 0 ? T.One : T.Zero) * Round(_arguments.EmaMomentum);
        ForEachElement(parameters, (variable, i, p) =>
            MovingAverage[variable][i] = (k * MovingAverage[variable][i]) + ((T.One - k) * p));

        if (_arguments.EmaOverwriteFrequency is { } frequency && (Iterations + 1) % frequency == 0)
        {
            FinalizeVariableValues(parameters);
        }
    }

    private static T Round(double number) => T.CreateChecked(number);

    private static T[][] Zeros(IReadOnlyList<int> lengths) => [.. lengths.Select(length => new T[length])];

    private static T[]?[] Map(T[]?[] variables, Func<T, T> function) =>
        [.. variables.Select(variable => variable?.Select(function).ToArray())];

    private static void ForEachElement(T[]?[] variables, Action<int, int, T> action)
    {
        for (int variable = 0; variable < variables.Length; variable++)
        {
            for (int i = 0; i < (variables[variable]?.Length ?? 0); i++)
            {
                action(variable, i, variables[variable]![i]);
            }
        }
    }
}
