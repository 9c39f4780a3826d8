namespace RmsProp.Generated.Tests.Conventions;

/// <summary>The optimizer of a framework on one variable, in double.</summary>
internal interface IFrameworkProgram
{
    double[] Parameters { get; }

    void Step(double[] gradient);
}

/// <summary>
/// <c>tf.compat.v1.train.RMSPropOptimizer</c>, according to the documentation of the operators <c>ApplyRMSProp</c> and
/// <c>ApplyCenteredRMSProp</c>:
/// <c>ms &lt;- rho * ms_{t-1} + (1-rho) * grad * grad; mom &lt;- momentum * mom_{t-1} + lr * grad / sqrt(ms + epsilon); var &lt;- var - mom</c>,
/// and with <c>mg &lt;- rho * mg_{t-1} + (1-rho) * grad</c> the root is <c>sqrt(ms - mg * mg + epsilon)</c>. The slot "rms" is
/// initialized to ones, the others to zeros.
/// </summary>
internal sealed class TensorFlowProgram(
    double[] parameters, double learningRate, double decay = 0.9, double momentum = 0, double epsilon = 1e-10, bool centered = false)
    : IFrameworkProgram
{
    private readonly double[] _ms = [.. parameters.Select(_ => 1.0)];
    private readonly double[] _mg = new double[parameters.Length];
    private readonly double[] _mom = new double[parameters.Length];

    public double[] Parameters { get; } = [.. parameters];

    public void Step(double[] gradient)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            double grad = gradient[i];
            _ms[i] = (decay * _ms[i]) + ((1 - decay) * grad * grad);
            _mg[i] = (decay * _mg[i]) + ((1 - decay) * grad);
            double denominator = centered ? _ms[i] - (_mg[i] * _mg[i]) + epsilon : _ms[i] + epsilon;
            _mom[i] = (momentum * _mom[i]) + (learningRate * grad / Math.Sqrt(denominator));
            Parameters[i] -= _mom[i];
        }
    }
}

/// <summary>
/// <c>optax.rmsprop</c>: a chain of <c>scale_by_rms</c> or <c>scale_by_stddev</c>, <c>scale_by_learning_rate</c> and
/// <c>trace</c>, whose updates are added to the parameters.
/// </summary>
internal sealed class OptaxProgram(
    double[] parameters,
    double learningRate,
    double decay = 0.9,
    double eps = 1e-8,
    double initialScale = 0,
    bool epsInSqrt = true,
    bool centered = false,
    double? momentum = null,
    bool nesterov = false,
    bool biasCorrection = false) : IFrameworkProgram
{
    private readonly double[] _nu = [.. parameters.Select(_ => initialScale)];
    private readonly double[] _mu = new double[parameters.Length];
    private readonly double[] _trace = new double[parameters.Length];
    private int _count;

    public double[] Parameters { get; } = [.. parameters];

    public void Step(double[] gradient)
    {
        _count++;
        double correction = biasCorrection ? 1 - Math.Pow(decay, _count) : 1;
        for (int i = 0; i < gradient.Length; i++)
        {
            double update = -learningRate * Scaled(i, gradient[i], correction);
            if (momentum is { } factor)
            {
                _trace[i] = update + (factor * _trace[i]);
                update = nesterov ? update + (factor * _trace[i]) : _trace[i];
            }

            Parameters[i] += update;
        }
    }

    private double Scaled(int i, double g, double correction)
    {
        _nu[i] = ((1 - decay) * g * g) + (decay * _nu[i]);
        _mu[i] = ((1 - decay) * g) + (decay * _mu[i]);
        double nuHat = _nu[i] / correction;
        double muHat = _mu[i] / correction;
        double variance = centered ? nuHat - (muHat * muHat) : nuHat;
        return epsInSqrt ? g / Math.Sqrt(variance + eps) : g / (Math.Sqrt(variance) + eps);
    }
}

/// <summary>
/// <c>timm.optim.RMSpropTF</c>: PyTorch's RMSprop with epsilon under the root, <c>square_avg</c> initialized to ones, and the
/// learning rate in the momentum buffer.
/// </summary>
internal sealed class TimmProgram(
    double[] parameters,
    double lr = 1e-2,
    double alpha = 0.9,
    double eps = 1e-10,
    double weightDecay = 0,
    double momentum = 0,
    bool centered = false,
    bool decoupledDecay = false,
    bool lrInMomentum = true) : IFrameworkProgram
{
    private readonly double[] _squareAverage = [.. parameters.Select(_ => 1.0)];
    private readonly double[] _gradientAverage = new double[parameters.Length];
    private readonly double[] _buffer = new double[parameters.Length];

    public double[] Parameters { get; } = [.. parameters];

    public void Step(double[] gradient)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            double grad = gradient[i];
            ref double p = ref Parameters[i];
            if (weightDecay != 0 && decoupledDecay)
            {
                p *= 1 - (lr * weightDecay);
            }
            else
            {
                grad += weightDecay * p;
            }

            _squareAverage[i] += ((grad * grad) - _squareAverage[i]) * (1 - alpha);
            _gradientAverage[i] += (grad - _gradientAverage[i]) * (1 - alpha);
            double variance = centered ? _squareAverage[i] - (_gradientAverage[i] * _gradientAverage[i]) : _squareAverage[i];
            double direction = grad / Math.Sqrt(variance + eps);
            if (momentum <= 0)
            {
                p -= lr * direction;
            }
            else if (lrInMomentum)
            {
                _buffer[i] = (momentum * _buffer[i]) + (lr * direction);
                p -= _buffer[i];
            }
            else
            {
                _buffer[i] = (momentum * _buffer[i]) + direction;
                p -= lr * _buffer[i];
            }
        }
    }
}
