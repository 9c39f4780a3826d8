using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using RmsProp.Generated.Checkpoints;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: stops user code that an optimizer is calling from changing the optimizer underneath it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reentrancy
{
    /// <summary>Throws if the optimizer is waiting for user code.</summary>
    /// <param name="running">The code it is waiting for.</param>
    /// <param name="member">The member that was called.</param>
    /// <exception cref="InvalidOperationException">It is. Nothing has been changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThrowIfRunning(UserCode running, string member)
    {
        if (running != UserCode.None)
        {
            ThrowUnlessOfOtherThread(running, member);
        }
    }

    /// <summary>Throws if the optimizer is waiting for its learning rate, which can't be read or set until then.</summary>
    /// <param name="running">The code it is waiting for.</param>
    /// <param name="member">The member that was called.</param>
    /// <exception cref="InvalidOperationException">It is. Nothing has been changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThrowIfComputingRate(UserCode running, string member)
    {
        if (running == UserCode.LearningRate)
        {
            Throw(running, member);
        }
    }

    /// <summary>Asks a schedule for the learning rate of a step, in <see cref="float"/>.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="step">The step.</param>
    /// <param name="running">The code the optimizer is waiting for.</param>
    /// <returns>The learning rate.</returns>
    /// <exception cref="InvalidOperationException">The schedule is being asked already, and asked the optimizer for its rate.</exception>
    public static float SingleRate(ILearningRateSchedule schedule, long step, ref UserCode running)
    {
        UserCode before = BeginRate(ref running);
        try
        {
            return schedule.GetSingleLearningRate(step);
        }
        finally
        {
            running = before;
        }
    }

    /// <summary>Asks a schedule for the learning rate of a step.</summary>
    /// <inheritdoc cref="SingleRate"/>
    public static double Rate(ILearningRateSchedule schedule, long step, ref UserCode running)
    {
        UserCode before = BeginRate(ref running);
        try
        {
            return schedule.GetLearningRate(step);
        }
        finally
        {
            running = before;
        }
    }

    /// <summary>Marks the beginning of computing the learning rate.</summary>
    /// <param name="running">The code the optimizer is waiting for.</param>
    /// <returns>The code it was waiting for before.</returns>
    /// <exception cref="InvalidOperationException">It is being computed already.</exception>
    public static UserCode BeginRate(ref UserCode running)
    {
        ThrowIfComputingRate(running, nameof(IRMSpropOptimizer<int>.LearningRate));
        UserCode before = running;
        running = UserCode.LearningRate;
        return before;
    }

    private static void ThrowUnlessOfOtherThread(UserCode running, string member)
    {
        if (running != UserCode.Checkpoint || CheckpointScope.IsOfThisThread)
        {
            Throw(running, member);
        }
    }

    [DoesNotReturn]
    private static void Throw(UserCode running, string member) => throw new InvalidOperationException(running switch
    {
        UserCode.LossAndGradient =>
            $"{member} can't be used within the function that Minimize calls: the step that it computes the gradients for has not been taken. "
            + $"Use {member} when Minimize has returned, another optimizer in the function, and one thread at a time.",
        UserCode.LearningRate =>
            $"{member} can't be used by the schedule or the method that gives the learning rate while it computes one. "
            + $"Use {member} between steps; a schedule has the number of the step, and a rate that depends on something else is set before the step.",
        UserCode.Checkpoint =>
            $"{member} can't be used while a checkpoint is being saved or loaded, as by a stream or by a MemoryManager in GetSpan. "
            + $"Use {member} when SaveCheckpoint or LoadCheckpoint has returned.",
        _ => $"{member} can't be used while a step is under way, as by a MemoryManager in GetSpan. Use {member} between steps, and one thread at a time.",
    });
}
