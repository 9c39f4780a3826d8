using System.Diagnostics;

namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>One way of taking the steps of a problem.</summary>
internal abstract class StepPeer : IDisposable
{
    /// <summary>Returns to the initial parameters, and to an optimizer that has taken no step.</summary>
    public abstract void Restart();

    /// <summary>Takes steps, each on the next batch: clears the gradients, computes loss and gradients, and updates the parameters.</summary>
    /// <param name="first">The number of the first step, which says which batch it gets.</param>
    /// <param name="steps">How many steps.</param>
    /// <returns>The loss before the last step.</returns>
    public abstract double Run(int first, int steps);

    /// <summary>Takes a step that is not measured, if the first one after a restart allocates what the optimizer keeps.</summary>
    public virtual void Prepare(int step)
    {
        // Peers outside of C# allocate with every step, or never.
    }

    /// <summary>How long it takes to run the steps.</summary>
    public virtual TimeSpan Time(int first, int steps)
    {
        long start = Stopwatch.GetTimestamp();
        Run(first, steps);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>The current parameters, in the order of the fields.</summary>
    public abstract double[] Parameters();

    public virtual void Dispose()
    {
        // Only peers outside of the runtime hold anything.
    }
}
