namespace RmsProp.Generated.Tests.Allocation;

/// <summary>Watches an optimizer for allocations.</summary>
internal static class AllocationMeter
{
    private const int Steps = 20;

    /// <summary>Takes steps of every kind.</summary>
    /// <returns>Which of them allocated, and how many bytes; nothing if all is well.</returns>
    /// <remarks>Steps come before their measurement only where something is made at the first one: the gradients that Minimize keeps.</remarks>
    public static IEnumerable<string> Complaints<TModel>(
        IRMSpropOptimizer<TModel> optimizer, ref TModel parameters, in TModel gradients, LossAndGradient<TModel> lossAndGradient)
        where TModel : struct, allows ref struct
    {
        optimizer.Build(in parameters);

        long start = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Apply(ref parameters, in gradients);
        long first = GC.GetAllocatedBytesForCurrentThread() - start;

        start = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < Steps; step++)
        {
            optimizer.Apply(ref parameters, in gradients);
        }

        long later = GC.GetAllocatedBytesForCurrentThread() - start;

        optimizer.Minimize(ref parameters, lossAndGradient);
        start = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < Steps; step++)
        {
            optimizer.Minimize(ref parameters, lossAndGradient);
        }

        long minimizing = GC.GetAllocatedBytesForCurrentThread() - start;

        start = GC.GetAllocatedBytesForCurrentThread();
        UseOtherMembers(optimizer, ref parameters);
        long rest = GC.GetAllocatedBytesForCurrentThread() - start;

        return new (string What, long Bytes)[]
        {
            ("the first step after Build", first), ("later steps", later), ("Minimize", minimizing), ("the other members", rest),
        }.Where(measured => measured.Bytes != 0).Select(measured => $"{measured.What} allocated {measured.Bytes} bytes");
    }

    /// <summary>Calls what neither takes a step nor allocates slots.</summary>
    public static void UseOtherMembers<TModel>(IRMSpropOptimizer<TModel> optimizer, ref TModel parameters)
        where TModel : struct, allows ref struct
    {
        optimizer.FinalizeVariableValues(ref parameters);
        _ = optimizer.LearningRate + optimizer.LossScale + optimizer.Steps + optimizer.SkippedSteps + optimizer.Iterations + optimizer.ScaleLoss(1);
    }
}
