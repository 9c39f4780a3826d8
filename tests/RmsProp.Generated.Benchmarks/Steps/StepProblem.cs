namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>A model and its batches.</summary>
internal abstract class StepProblem(string name, string symbol)
{
    public string Name => name;

    /// <summary>The name of its functions in C and C++.</summary>
    public string Symbol => symbol;

    /// <summary>The function in C whose products are blocked, if there is one.</summary>
    public virtual string? BlockedSymbol => null;

    /// <summary>The numbers that peers outside of C# work on.</summary>
    public abstract StepData Data { get; }

    /// <summary>Creates a peer in C#, or returns null if this problem has none of the kind.</summary>
    public abstract StepPeer? Create(StepPeerKind kind);
}

/// <summary>A problem whose parameters are a struct.</summary>
internal abstract class StepProblem<TModel>(string name, string symbol) : StepProblem(name, symbol)
    where TModel : struct
{
    /// <summary>The initial parameters.</summary>
    protected abstract TModel CreateModel();

    /// <summary>All parameters, in the order of the fields.</summary>
    protected abstract double[] Flatten(Box<TModel> box);

    protected StepPeer Peer<TOptimizer>(TOptimizer optimizer, Func<TOptimizer, Box<TModel>, int, double> step)
        where TOptimizer : IRMSpropOptimizer<TModel> => new ManagedPeer<TModel, TOptimizer>(optimizer, CreateModel, Flatten, step);
}
