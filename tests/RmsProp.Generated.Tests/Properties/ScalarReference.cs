using RmsProp.Generated.TestKit;
using static RmsProp.Generated.Tests.Properties.Approximation;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// RMSprop by its formulas, one element at a time, in numbers with error bounds: an independent reference for the generated code, which
/// shares nothing with it, least of all its rounding. The formulas are those of <c>keras.optimizers.RMSprop</c>, with the parts in which
/// other frameworks differ: <c>torch.optim.RMSprop</c> (documentation, algorithm 1), the operators <c>ApplyRMSProp</c> and
/// <c>ApplyCenteredRMSProp</c> of TensorFlow, <c>optax.rmsprop</c>, and <c>timm.optim.RMSpropTF</c>.
/// </summary>
/// <param name="arguments">The configuration.</param>
/// <param name="isExcluded">Which variables are excluded from weight decay.</param>
/// <param name="parameters">The initial values of each variable.</param>
internal sealed class ScalarReference(RMSpropArguments arguments, bool[] isExcluded, double[][] parameters)
{
    private long _steps;

    public Approximation[][] Parameters { get; } = [.. parameters.Select(variable => variable.Select(Exactly).ToArray())];

    public Approximation[][] Velocity { get; } =
        [.. parameters.Select(variable => variable.Select(_ => Rounded(arguments.InitialVelocity)).ToArray())];

    public Approximation[][] MomentumBuffer { get; } = Zeros(parameters);

    public Approximation[][] AverageGradient { get; } = Zeros(parameters);

    public Approximation[][] MovingAverage { get; } = Zeros(parameters);

    public Approximation[][] AccumulatedGradient { get; } = Zeros(parameters);

    private long Iterations => (long)(_steps / (arguments.GradientAccumulationSteps ?? 1));

    public void Apply(double[]?[] gradients, Approximation learningRate)
    {
        Approximation[]?[] g = [.. gradients.Select(gradient => gradient?.Select(Unscale).ToArray())];
        double steps = arguments.GradientAccumulationSteps ?? 1;
        bool isUpdate = (_steps + 1) % steps == 0;
        if (arguments.GradientAccumulationSteps is not null)
        {
            Accumulate(g, isUpdate, steps);
        }

        if (isUpdate)
        {
            Clip(g);
            for (int variable = 0; variable < g.Length; variable++)
            {
                for (int i = 0; i < (g[variable]?.Length ?? 0); i++)
                {
                    Update(variable, i, g[variable]![i], learningRate);
                }
            }
        }

        if (arguments.UseEma)
        {
            UpdateMovingAverage();
        }

        _steps++;
    }

    // g / loss scale
    private Approximation Unscale(double g) =>
        arguments.LossScaleFactor is { } scale ? Exactly(g) / Rounded(scale) : Exactly(g);

    // Without an update: acc = g + acc.  With one: g = (g + acc) / n, and acc = 0, also for variables without a gradient.
    private void Accumulate(Approximation[]?[] g, bool isUpdate, double steps)
    {
        for (int variable = 0; variable < g.Length; variable++)
        {
            Approximation[] accumulated = AccumulatedGradient[variable];
            for (int i = 0; i < (g[variable]?.Length ?? 0); i++)
            {
                accumulated[i] = g[variable]![i] + accumulated[i];
                if (isUpdate)
                {
                    g[variable]![i] = accumulated[i] / Exactly(steps);
                }
            }

            if (isUpdate)
            {
                Array.Clear(accumulated);
            }
        }
    }

    private void Clip(Approximation[]?[] g)
    {
        if (arguments.ClipValue is { } value)
        {
            ForEach(g, x => Min(Max(x, Rounded(-value)), Rounded(value)));
        }
        else if (arguments.ClipNorm is { } norm)
        {
            // g · C / max(N, C)
            foreach (Approximation[]? variable in g)
            {
                Approximation divisor = Max(Sqrt(SumOfSquares(variable ?? [])), Rounded(norm));
                ForEach([variable], x => x * Rounded(norm) / divisor);
            }
        }
        else if (arguments.GlobalClipNorm is { } globalNorm)
        {
            // g · C · min(1 / N, 1 / C) = g · C / max(N, C); both reciprocals round, and so does C times the smaller one.
            Approximation n = Sqrt(SumOfSquares(g.SelectMany(variable => variable ?? [])));
            Approximation scale = Rounded(globalNorm) * (Exactly(1) / Max(n, Rounded(globalNorm)));
            ForEach(g, x => x * scale);
        }
    }

    private void Update(int variable, int i, Approximation g, Approximation learningRate)
    {
        ref Approximation p = ref Parameters[variable][i];
        if (arguments.Maximize)
        {
            g = -g; // torch: maximize
        }

        if (arguments.WeightDecay is { } decay && !isExcluded[variable])
        {
            if (arguments.WeightDecayMode == WeightDecayMode.L2)
            {
                g += Rounded(decay) * p; // torch: g + λθ
            }
            else
            {
                p -= p * Rounded(decay) * learningRate; // timm, decoupled_decay: p (1 - lr · weight_decay), which is the same
            }
        }

        ref Approximation v = ref Velocity[variable][i];
        v = Average(v, g * g);
        Approximation variance = WithoutBias(v);
        if (arguments.Centered)
        {
            ref Approximation a = ref AverageGradient[variable][i];
            a = Average(a, g);
            Approximation mean = WithoutBias(a);
            variance -= mean * mean;
            variance = arguments.CenteredVarianceFloor ? Max(variance, Exactly(0)) : variance;
        }

        Approximation denominator = arguments.EpsilonPlacement == EpsilonPlacement.OutsideRoot
            ? Sqrt(variance) + Rounded(arguments.Epsilon) // torch; optax: eps_in_sqrt=False
            : Sqrt(variance + Rounded(arguments.Epsilon));
        if (arguments.Momentum > 0)
        {
            bool isRateInside = arguments.LearningRatePlacement == LearningRatePlacement.InsideMomentum; // torch: outside; timm: lr_in_momentum
            Approximation increment = (isRateInside ? learningRate * g : g) / denominator;
            ref Approximation m = ref MomentumBuffer[variable][i];
            m = (Rounded(arguments.Momentum) * m) + increment;
            Approximation step = arguments.Nesterov ? increment + (Rounded(arguments.Momentum) * m) : m; // optax.trace
            p -= isRateInside ? step : learningRate * step;
        }
        else
        {
            p -= learningRate * g / denominator;
        }
    }

    /// <summary>TensorFlow, and timm after it, move an average by a fraction of the difference; the others weight it.</summary>
    private Approximation Average(Approximation average, Approximation next)
    {
        Approximation weight = Rounded(1 - arguments.Rho);
        return arguments.Convention is RMSpropConvention.TensorFlowV1 or RMSpropConvention.Timm
            ? average + ((next - average) * weight)
            : (Rounded(arguments.Rho) * average) + (weight * next);
    }

    /// <summary>
    /// Divided by 1 - ρ^t at update t (Optax' <c>tree_bias_correction</c>). Four roundings are allowed for the power, in addition to
    /// those of the difference and of its reciprocal.
    /// </summary>
    private Approximation WithoutBias(Approximation average)
    {
        if (!arguments.BiasCorrection)
        {
            return average;
        }

        double power = Math.Pow(arguments.Rho, Iterations + 1);
        double reciprocal = 1 / (1 - power);
        return average * new Approximation(reciprocal, reciprocal * ((4 * power * reciprocal) + 2));
    }

    // avg = k · avg + (1 - k) · p, where k is 0 until the first update has been counted
    private void UpdateMovingAverage()
    {
        Approximation k = Iterations == 0 ? Exactly(0) : Rounded(arguments.EmaMomentum);
        bool overwrites = arguments.EmaOverwriteFrequency is { } frequency && (Iterations + 1) % frequency == 0;
        for (int variable = 0; variable < Parameters.Length; variable++)
        {
            for (int i = 0; i < Parameters[variable].Length; i++)
            {
                ref Approximation p = ref Parameters[variable][i];
                ref Approximation average = ref MovingAverage[variable][i];
                average = (k * average) + ((Exactly(1) - k) * p);
                p = overwrites ? average : p;
            }
        }
    }

    private static void ForEach(Approximation[]?[] variables, Func<Approximation, Approximation> function)
    {
        foreach (Approximation[]? variable in variables)
        {
            for (int i = 0; i < (variable?.Length ?? 0); i++)
            {
                variable![i] = function(variable[i]);
            }
        }
    }

    private static Approximation[][] Zeros(double[][] like) => [.. like.Select(variable => new Approximation[variable.Length])];
}
