namespace RmsProp.Generated.Tests.Allocation;

/// <summary>Measures the allocations of an optimizer.</summary>
internal static class AllocationMeter
{
    private const int Steps = 20;

    /// <summary>Takes steps of every kind.</summary>
    /// <returns>The steps that allocated, and how many bytes; empty if none did.</returns>
    /// <remarks>A step is taken before its measurement only if something is created at the first one: the gradients that Minimize
    /// keeps.</remarks>
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

    /// <summary>Calls the members that neither take a step nor allocate slots.</summary>
    public static void UseOtherMembers<TModel>(IRMSpropOptimizer<TModel> optimizer, ref TModel parameters)
        where TModel : struct, allows ref struct
    {
        optimizer.FinalizeVariableValues(ref parameters);
        _ = optimizer.LearningRate + optimizer.LossScale + optimizer.Steps + optimizer.SkippedSteps + optimizer.Iterations + optimizer.ScaleLoss(1);
    }
}
