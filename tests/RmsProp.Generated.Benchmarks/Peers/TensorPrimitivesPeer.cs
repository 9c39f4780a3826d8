using System.Numerics.Tensors;
using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>
/// A step in the fewest calls of <see cref="TensorPrimitives"/>, block by block, so that the results of one call are still in the cache
/// when the next one reads them.
/// </summary>
internal sealed class TensorPrimitivesPeer(Configuration configuration, TrainingBuffers buffers) : Peer(buffers)
{
    private const int BlockLength = 1024;

    private const float LearningRate = (float)Hyperparameters.LearningRate;
    private const float OneMinusRho = (float)(1 - Hyperparameters.Rho);
    private const float Epsilon = (float)Hyperparameters.Epsilon;
    private const float EpsilonOfPyTorch = (float)Hyperparameters.EpsilonOfPyTorch;
    private const float Momentum = (float)Hyperparameters.Momentum;
    private const float WeightDecay = (float)Hyperparameters.WeightDecay;
    private const float ClipValue = (float)Hyperparameters.ClipValue;
    private const float ClipNorm = (float)Hyperparameters.ClipNorm;
    private const float EmaMomentum = (float)Hyperparameters.EmaMomentum;
    private const float LossScaleFactor = (float)Hyperparameters.LossScaleFactor;

    private readonly ConfigurationTraits _traits = ConfigurationTraits.Of(configuration);
    private readonly float[] _scaledGradient = new float[BlockLength];
    private readonly float[] _increment = new float[BlockLength];
    private long _iteration;

    public override void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            float gradientScale = GradientScale();
            if (_traits.Guarded && !float.IsFinite(TensorPrimitives.MaxMagnitude<float>(Buffers.Gradient)))
            {
                continue;
            }

            for (int start = 0; start < Buffers.Length; start += BlockLength)
            {
                Update(start, Math.Min(BlockLength, Buffers.Length - start), gradientScale);
            }

            _iteration++;
        }
    }

    /// <summary>The factor of the gradients, for the loss scale and the norm together.</summary>
    private float GradientScale()
    {
        float unscale = _traits.LossScale ? 1 / LossScaleFactor : 1;
        if (!_traits.ReadsNorm)
        {
            return unscale;
        }

        float norm = TensorPrimitives.Norm<float>(Buffers.Gradient) * unscale;
        return unscale * ClipNorm / float.Max(norm, ClipNorm);
    }

    private void Update(int start, int length, float gradientScale)
    {
        Span<float> parameter = Buffers.Parameter.AsSpan(start, length);
        Span<float> velocity = Buffers.Velocity.AsSpan(start, length);
        Span<float> increment = _increment.AsSpan(0, length);
        ReadOnlySpan<float> gradient = Gradient(start, length, gradientScale);

        if (_traits.WeightDecay)
        {
            TensorPrimitives.Multiply(parameter, 1 - WeightDecay * LearningRate, parameter);
        }

        TensorPrimitives.Multiply(gradient, gradient, increment);
        TensorPrimitives.Lerp(velocity, increment, OneMinusRho, velocity);
        if (_traits.Centered)
        {
            Span<float> average = Buffers.AverageGradient.AsSpan(start, length);
            TensorPrimitives.Lerp(average, gradient, OneMinusRho, average);
            TensorPrimitives.Multiply(average, average, increment);
            TensorPrimitives.Subtract(velocity, increment, increment);
            TensorPrimitives.Add(increment, Epsilon, increment);
        }
        else if (!_traits.PyTorch)
        {
            TensorPrimitives.Add(velocity, Epsilon, increment);
        }

        TensorPrimitives.Sqrt(_traits.PyTorch ? velocity : increment, increment);
        if (_traits.PyTorch)
        {
            TensorPrimitives.Add(increment, EpsilonOfPyTorch, increment);
        }

        TensorPrimitives.Divide(gradient, increment, increment);
        if (_traits.PyTorch)
        {
            Span<float> momentum = Buffers.MomentumBuffer.AsSpan(start, length);
            TensorPrimitives.MultiplyAdd(momentum, Momentum, increment, momentum);
            TensorPrimitives.MultiplyAdd(momentum, -LearningRate, parameter, parameter);
        }
        else if (_traits.Momentum)
        {
            Span<float> momentum = Buffers.MomentumBuffer.AsSpan(start, length);
            TensorPrimitives.Multiply(increment, LearningRate, increment);
            TensorPrimitives.MultiplyAdd(momentum, Momentum, increment, momentum);
            TensorPrimitives.Subtract(parameter, momentum, parameter);
        }
        else
        {
            TensorPrimitives.MultiplyAdd(increment, -LearningRate, parameter, parameter);
        }

        if (_traits.Ema)
        {
            Average(parameter, Buffers.MovingAverage.AsSpan(start, length));
        }
    }

    private ReadOnlySpan<float> Gradient(int start, int length, float gradientScale)
    {
        ReadOnlySpan<float> gradient = Buffers.Gradient.AsSpan(start, length);
        Span<float> scaled = _scaledGradient.AsSpan(0, length);
        if (_traits.ClipValue)
        {
            TensorPrimitives.Clamp(gradient, -ClipValue, ClipValue, scaled);
            return scaled;
        }

        if (_traits.LossScale || _traits.ReadsNorm)
        {
            TensorPrimitives.Multiply(gradient, gradientScale, scaled);
            return scaled;
        }

        return gradient;
    }

    private void Average(Span<float> parameter, Span<float> movingAverage)
    {
        TensorPrimitives.Lerp(movingAverage, parameter, _iteration == 0 ? 1 : 1 - EmaMomentum, movingAverage);
        if ((_iteration + 1) % Hyperparameters.EmaOverwriteFrequency == 0)
        {
            movingAverage.CopyTo(parameter);
        }
    }
}
