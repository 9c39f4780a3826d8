namespace RmsProp.Generated.Digest;

[Sharded]
internal partial struct EverythingModel;

[Sharded]
internal partial struct ConstrainedModel;

[Sharded]
internal partial struct GroupedModel;

/// <summary>A guard that throws.</summary>
[Sharded]
[RMSpropConfig(NonFiniteGradients = NonFiniteGradients.Throw)]
internal partial struct ThrowingModel
{
    public float[] Array;
    public float[,] Table;

    /// <summary>A model of four parts, all zeros.</summary>
    public static ThrowingModel Create() => new() { Array = new float[300], Table = new float[100, 5] };
}

/// <summary>Arrays long enough to be cut between blocks of sums, with numerics that are the same only if they are cut between vectors.</summary>
[Sharded]
[RMSpropConfig(Name = "Fast", Numerics = KernelNumerics.Fast, Momentum = 0.9, Centered = true, CenteredVarianceFloor = true)]
[RMSpropConfig(Name = "FastByNorm", Numerics = KernelNumerics.Fast, ClipNorm = 1.3)]
[RMSpropConfig(Name = "FastByGlobalNorm", Numerics = KernelNumerics.Fast, GlobalClipNorm = 1.7, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "ByNorm", ClipNorm = 1.3, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "ByGlobalNorm", GlobalClipNorm = 1.7, GradientAccumulationSteps = 2, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "ByNormAccumulating", ClipNorm = 1.3, GradientAccumulationSteps = 2, NonFiniteGradients = NonFiniteGradients.SkipStep)]
internal partial struct LongModel : IModel<LongModel>
{
    public float[] Array;
    public float[,] Table;
    public double[] DoubleArray;
    public float[] Short;

    /// <summary>A model with arrays of about 50 times this length, all zeros.</summary>
    public static LongModel Create(int length) => new()
    {
        Array = new float[(50 * length) + 7],
        Table = new float[11, length],
        DoubleArray = new double[(7 * length) + 3],
        Short = new float[5],
    };

    public void ForEach(IVisitor visitor)
    {
        visitor.Visit(Array);
        visitor.Visit(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, float>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(Table)), Table.Length));
        visitor.Visit(DoubleArray);
        visitor.Visit(Short);
    }
}
