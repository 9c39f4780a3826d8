using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;
using static RmsProp.Generated.KernelNumerics;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>The generated optimizers for arrays. The state of each consists of the arrays that all peers share.</summary>
internal static unsafe class GeneratedArrayPeers
{
    public static Peer Create(Configuration configuration, KernelNumerics numerics, TrainingBuffers buffers)
    {
        ArrayModel velocity = new(buffers.Velocity);
        ArrayModel momentum = new(buffers.MomentumBuffer);
        ArrayModel average = new(buffers.AverageGradient);
        ArrayModel ema = new(buffers.MovingAverage);
        return (configuration, numerics) switch
        {
            (Configuration.Plain, Exact) => Peer(
                new ArrayModel.Plain.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.Plain.Apply),
            (Configuration.Momentum, Exact) => Peer(
                new ArrayModel.Momentum.State { IsBuilt = true, Velocity = velocity, MomentumBuffer = momentum },
                &ArrayModel.Momentum.Apply),
            (Configuration.Centered, Exact) => Peer(
                new ArrayModel.Centered.State { IsBuilt = true, Velocity = velocity, AverageGradient = average },
                &ArrayModel.Centered.Apply),
            (Configuration.CenteredMomentumDecay, Exact) => Peer(
                new ArrayModel.CenteredMomentumDecay.State
                {
                    IsBuilt = true, Velocity = velocity, MomentumBuffer = momentum,
                    AverageGradient = average,
                },
                &ArrayModel.CenteredMomentumDecay.Apply),
            (Configuration.ClipValue, Exact) => Peer(
                new ArrayModel.ClipValue.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.ClipValue.Apply),
            (Configuration.ClipNorm, Exact) => Peer(
                new ArrayModel.ClipNorm.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.ClipNorm.Apply),
            (Configuration.GlobalNorm, Exact) => Peer(
                new ArrayModel.GlobalNorm.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.GlobalNorm.Apply),
            (Configuration.Ema, Exact) => Peer(
                new ArrayModel.Ema.State { IsBuilt = true, Velocity = velocity, MovingAverage = ema },
                &ArrayModel.Ema.Apply),
            (Configuration.Everything, Exact) => Peer(
                new ArrayModel.Everything.State
                {
                    IsBuilt = true, Velocity = velocity, MomentumBuffer = momentum, AverageGradient = average,
                    MovingAverage = ema,
                },
                &ArrayModel.Everything.Apply),
            (Configuration.Guarded, Exact) => Peer(
                new ArrayModel.Guarded.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.Guarded.Apply),
            (Configuration.PyTorch, Exact) => Peer(
                new ArrayModel.PyTorch.State { IsBuilt = true, Velocity = velocity, MomentumBuffer = momentum },
                &ArrayModel.PyTorch.Apply),
            (Configuration.Plain, Fast) => Peer(
                new ArrayModel.PlainFast.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.PlainFast.Apply),
            (Configuration.Momentum, Fast) => Peer(
                new ArrayModel.MomentumFast.State { IsBuilt = true, Velocity = velocity, MomentumBuffer = momentum },
                &ArrayModel.MomentumFast.Apply),
            (Configuration.Centered, Fast) => Peer(
                new ArrayModel.CenteredFast.State { IsBuilt = true, Velocity = velocity, AverageGradient = average },
                &ArrayModel.CenteredFast.Apply),
            (Configuration.CenteredMomentumDecay, Fast) => Peer(
                new ArrayModel.CenteredMomentumDecayFast.State
                {
                    IsBuilt = true, Velocity = velocity, MomentumBuffer = momentum,
                    AverageGradient = average,
                },
                &ArrayModel.CenteredMomentumDecayFast.Apply),
            (Configuration.ClipValue, Fast) => Peer(
                new ArrayModel.ClipValueFast.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.ClipValueFast.Apply),
            (Configuration.ClipNorm, Fast) => Peer(
                new ArrayModel.ClipNormFast.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.ClipNormFast.Apply),
            (Configuration.GlobalNorm, Fast) => Peer(
                new ArrayModel.GlobalNormFast.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.GlobalNormFast.Apply),
            (Configuration.Ema, Fast) => Peer(
                new ArrayModel.EmaFast.State { IsBuilt = true, Velocity = velocity, MovingAverage = ema },
                &ArrayModel.EmaFast.Apply),
            (Configuration.Everything, Fast) => Peer(
                new ArrayModel.EverythingFast.State
                {
                    IsBuilt = true, Velocity = velocity, MomentumBuffer = momentum, AverageGradient = average,
                    MovingAverage = ema,
                },
                &ArrayModel.EverythingFast.Apply),
            (Configuration.Guarded, Fast) => Peer(
                new ArrayModel.GuardedFast.State { IsBuilt = true, Velocity = velocity },
                &ArrayModel.GuardedFast.Apply),
            (Configuration.PyTorch, Fast) => Peer(
                new ArrayModel.PyTorchFast.State { IsBuilt = true, Velocity = velocity, MomentumBuffer = momentum },
                &ArrayModel.PyTorchFast.Apply),
            _ => throw new ArgumentOutOfRangeException(nameof(configuration), configuration, null),
        };

        Peer Peer<TState>(TState state, delegate*<ref TState, ref ArrayModel, in ArrayModel, void> apply)
            where TState : struct => new GeneratedArrayPeer<TState>(state, apply, buffers);
    }
}
