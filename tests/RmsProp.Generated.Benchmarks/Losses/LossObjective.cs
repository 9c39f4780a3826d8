namespace RmsProp.Generated.Benchmarks.Losses;

/// <summary>A loss to measure, with data that change from call to call.</summary>
internal abstract class LossObjective
{
    public abstract string Name { get; }

    /// <summary>Whether there is a gradient written by hand.</summary>
    public virtual bool HasHandWritten => false;

    /// <summary>The most that gradient and value may take, as a multiple of the value; null if there is no such target.</summary>
    public virtual double? MostOfValue => null;

    public GradientWorkspace Workspace { get; } = new();

    public GradientWorkspace WorkspaceOfTwoThreads { get; } = new() { MaxDegreeOfParallelism = 2 };

    /// <summary>The most that two threads may take, as a fraction of one; null if there is no such target.</summary>
    public virtual double? MostOnTwoThreads => null;

    /// <summary>Computes the value, by the method that the user wrote.</summary>
    public abstract double Value();

    /// <summary>Computes value and gradient, by the method that was derived.</summary>
    public abstract double Derived(GradientWorkspace workspace);

    public double Derived() => Derived(Workspace);

    /// <summary>The same on two threads.</summary>
    public double DerivedOnTwoThreads() => Derived(WorkspaceOfTwoThreads);

    /// <summary>Computes value and gradient, by the method that was derived in <c>Fast</c>.</summary>
    public abstract double DerivedFast();

    /// <summary>Computes value and gradient, by hand.</summary>
    public virtual double HandWritten() => throw new InvalidOperationException($"{Name} has no gradient by hand.");

    protected static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
}
