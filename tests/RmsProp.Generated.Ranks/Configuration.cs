using System.Reflection;
using RmsProp.Generated.Digest;

namespace RmsProp.Generated.Ranks;

/// <summary>A configuration of a model, to be trained by ranks and without.</summary>
internal abstract record Configuration(string Name)
{
    /// <summary>All configurations of all models.</summary>
    public static IReadOnlyList<Configuration> All { get; } = [.. Of<EverythingModel>(), .. Of<ConstrainedModel>(), .. Of<GroupedModel>(), .. Of<LongModel>(), .. DerivedConfiguration.OfDerived];

    /// <summary>Trains by ranks, and returns the digest of everything that a checkpoint has.</summary>
    public abstract string Train(IRanks ranks, int leaves, TrainingPlan plan);

    /// <summary>Trains with the optimizer for one machine, to which the sums of the same leaves' gradients are given.</summary>
    public abstract string TrainWithoutRanks(int leaves, TrainingPlan plan);

    private static IEnumerable<Configuration> Of<TModel>()
        where TModel : struct, IModel<TModel> =>
        from type in typeof(TModel).GetNestedTypes()
        where type.IsAssignableTo(typeof(IRMSpropOptimizer<TModel>))
        orderby type.Name
        select new Configuration<TModel>(type);
}

/// <summary>A configuration of a model, by the class of its optimizer.</summary>
internal record Configuration<TModel>(Type Optimizer) : Configuration($"{typeof(TModel).Name}.{Optimizer.Name}")
    where TModel : struct, IModel<TModel>
{
    public override string Train(IRanks ranks, int leaves, TrainingPlan plan)
    {
        var noise = new Noise<TModel>(plan, leaves);
        ShardedOptimizer<TModel> optimizer = Create(ranks, leaves);

        // Only the parameters of rank 0 count.
        TModel parameters = noise.Parameters(seed: ranks.Rank == 0 ? 1 : 2);
        string path = plan.CheckpointPath;
        for (int step = 0; step < plan.Steps; step++)
        {
            if (step == plan.RestartsAt)
            {
                optimizer.SaveCheckpoint(path, in parameters);
                optimizer = Create(ranks, leaves);
                parameters = noise.Parameters(seed: 3);
                optimizer.LoadCheckpoint(path, ref parameters);
            }

            Step(optimizer, noise, step, ref parameters);
        }

        optimizer.SaveCheckpoint(path, in parameters);
        string digest = ranks.Rank == 0 ? DigestOf(path, noise) : "";
        if (plan.IsFinalized)
        {
            optimizer.FinalizeVariableValues(ref parameters);
        }

        return digest + DigestOf(parameters);
    }

    public override string TrainWithoutRanks(int leaves, TrainingPlan plan)
    {
        var noise = new Noise<TModel>(plan, leaves);
        IRMSpropOptimizer<TModel> optimizer = CreateWithoutRanks();
        TModel parameters = noise.Parameters(seed: 1);
        for (int step = 0; step < plan.Steps; step++)
        {
            int batch = step;
            TModel gradients = LeafSum.Of(leaves, TrainingPlan.BatchSize(step), () => TModel.Create(plan.Length), in parameters,
                (in TModel model, Range examples, ref TModel sum) => Gradient(optimizer.LossScale, noise, batch, in model, examples, ref sum));
            optimizer.Apply(ref parameters, in gradients);
        }

        optimizer.SaveCheckpoint(plan.CheckpointPath, in parameters);
        string digest = DigestOf(plan.CheckpointPath, noise);
        if (plan.IsFinalized)
        {
            optimizer.FinalizeVariableValues(ref parameters);
        }

        return digest + DigestOf(parameters);
    }

    /// <summary>Takes a step by ranks.</summary>
    protected virtual void Step(ShardedOptimizer<TModel> optimizer, Noise<TModel> noise, int step, ref TModel parameters) =>
        optimizer.Minimize(ref parameters, TrainingPlan.BatchSize(step), (in TModel model, Range examples, ref TModel gradients) =>
            noise.Gradient(step, examples.Start.Value, in model, ref gradients));

    /// <summary>Computes loss and gradient of a leaf of that step.</summary>
    protected virtual double Gradient(double lossScale, Noise<TModel> noise, int step, in TModel model, Range examples, ref TModel gradients) =>
        noise.Gradient(step, examples.Start.Value, in model, ref gradients);

    private ShardedOptimizer<TModel> Create(IRanks ranks, int leaves) =>
        (ShardedOptimizer<TModel>)Activator.CreateInstance(Optimizer.GetNestedType("Sharded")!, ranks, leaves)!;

    private IRMSpropOptimizer<TModel> CreateWithoutRanks() => (IRMSpropOptimizer<TModel>)Activator.CreateInstance(Optimizer)!;

    /// <summary>The digest of a checkpoint, as an optimizer without ranks loads it.</summary>
    private string DigestOf(string path, Noise<TModel> noise)
    {
        IRMSpropOptimizer<TModel> optimizer = CreateWithoutRanks();
        TModel parameters = noise.Parameters(seed: 4);
        optimizer.LoadCheckpoint(path, ref parameters);
        using var hasher = new Hasher();
        parameters.ForEach(hasher);
        foreach (TModel slot in Optimizers.SlotsOf(optimizer))
        {
            slot.ForEach(hasher);
        }

        hasher.Visit([optimizer.Steps, optimizer.SkippedSteps, optimizer.LossScale, optimizer.LearningRate]);
        return hasher.Finish();
    }

    private static string DigestOf(TModel parameters)
    {
        using var hasher = new Hasher();
        parameters.ForEach(hasher);
        return hasher.Finish();
    }
}
