using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>A scalar loop in C#.</summary>
internal sealed class NaivePeer(Configuration configuration, TrainingBuffers buffers) : Peer(buffers)
{
    private long _iteration;

    public override void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Step();
            _iteration++;
        }
    }

    private void Step()
    {
        float[] parameter = Buffers.Parameter;
        float[] gradient = Buffers.Gradient;
        float[] velocity = Buffers.Velocity;
        float[] momentum = Buffers.MomentumBuffer;
        float[] average = Buffers.AverageGradient;
        float[] ema = Buffers.MovingAverage;
        switch (configuration)
        {
            case Configuration.Plain:
                NaiveLoops.Plain(parameter, gradient, velocity);
                break;
            case Configuration.Momentum:
                NaiveLoops.Momentum(parameter, gradient, velocity, momentum);
                break;
            case Configuration.Centered:
                NaiveLoops.Centered(parameter, gradient, velocity, average);
                break;
            case Configuration.CenteredMomentumDecay:
                NaiveLoops.CenteredMomentumDecay(parameter, gradient, velocity, momentum, average);
                break;
            case Configuration.ClipValue:
                NaiveLoops.ClipValue(parameter, gradient, velocity);
                break;
            case Configuration.ClipNorm:
                NaiveLoops.ClipNorm(parameter, gradient, velocity);
                break;
            case Configuration.GlobalNorm:
                NaiveLoops.GlobalNorm(parameter, gradient, velocity);
                break;
            case Configuration.Ema:
                NaiveLoops.Ema(parameter, gradient, velocity, ema, _iteration);
                break;
            case Configuration.Everything:
                NaiveLoops.Everything(parameter, gradient, velocity, momentum, average, ema, _iteration);
                break;
            case Configuration.Guarded:
                NaiveLoops.Guarded(parameter, gradient, velocity);
                break;
            case Configuration.PyTorch:
                NaiveLoops.PyTorch(parameter, gradient, velocity, momentum);
                break;
            default:
                throw new InvalidOperationException($"There is no loop for {configuration}.");
        }
    }
}
