using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FsCheck.Xunit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Inputs;

/// <summary>
/// Gradients may be the parameters themselves, as those of v² / 2 are: the step is the same as with a copy of them.
/// </summary>
public class AliasingTests
{
    [Property(MaxTest = 20, Arbitrary = [typeof(Seed)])]
    public void Arrays_as_their_own_gradients(Seed seed)
    {
        var random = new RandomNumbers(seed.Value);
        float[] weights = random.Gradients<float>(random.Next(200), scale: 1);
        double[] bias = random.Gradients<double>(random.Next(200), scale: 1);
        foreach (Func<IRMSpropOptimizer<AliasedArrays>> create in new Func<IRMSpropOptimizer<AliasedArrays>>[]
        {
            () => new AliasedArrays.PerVariable(), () => new AliasedArrays.Global(), () => new AliasedArrays.Accumulating(),
        })
        {
            IRMSpropOptimizer<AliasedArrays> optimizer = create();
            IRMSpropOptimizer<AliasedArrays> other = create();
            var model = new AliasedArrays([.. weights], [.. bias]);
            var expected = new AliasedArrays([.. weights], [.. bias]);
            for (int step = 0; step < 5; step++)
            {
                other.Apply(ref expected, new AliasedArrays([.. expected.Weights], [.. expected.Bias]));
                optimizer.Apply(ref model, in model);

                NumberAssert.SameBits<float>(expected.Weights, model.Weights);
                NumberAssert.SameBits<double>(expected.Bias, model.Bias);
            }
        }
    }

    [Property(MaxTest = 20, Arbitrary = [typeof(Seed)])]
    public void A_struct_as_its_own_gradients(Seed seed)
    {
        var random = new RandomNumbers(seed.Value);
        AliasedStruct initial = default;
        random.Gradients<float>(AliasedStruct.Length, scale: 1).CopyTo(initial.AsSpan());
        foreach (Func<IRMSpropOptimizer<AliasedStruct>> create in new Func<IRMSpropOptimizer<AliasedStruct>>[]
        {
            () => new AliasedStruct.PerVariable(), () => new AliasedStruct.Global(), () => new AliasedStruct.Accumulating(),
        })
        {
            IRMSpropOptimizer<AliasedStruct> optimizer = create();
            IRMSpropOptimizer<AliasedStruct> other = create();
            AliasedStruct model = initial;
            AliasedStruct expected = initial;
            for (int step = 0; step < 5; step++)
            {
                AliasedStruct copy = expected;
                other.Apply(ref expected, in copy);
                optimizer.Apply(ref model, in model);

                NumberAssert.SameBits<float>(expected.AsSpan(), model.AsSpan());
            }
        }
    }
}

[RMSpropConfig(Name = "PerVariable", LearningRate = 0.1, ClipNorm = 0.5, Centered = true, Momentum = 0.9, WeightDecay = 0.1)]
[RMSpropConfig(Name = "Global", LearningRate = 0.1, GlobalClipNorm = 0.5, LossScaleFactor = 3, UseEma = true, EmaOverwriteFrequency = 2)]
[RMSpropConfig(Name = "Accumulating", LearningRate = 0.1, ClipNorm = 0.5, GradientAccumulationSteps = 2, UseEma = true, EmaOverwriteFrequency = 1)]
internal partial record struct AliasedArrays(float[] Weights, double[] Bias);

[RMSpropConfig(Name = "PerVariable", LearningRate = 0.1, ClipNorm = 0.5, Centered = true, Momentum = 0.9, WeightDecay = 0.1)]
[RMSpropConfig(Name = "Global", LearningRate = 0.1, GlobalClipNorm = 0.5, LossScaleFactor = 3, UseEma = true, EmaOverwriteFrequency = 2)]
[RMSpropConfig(Name = "Accumulating", LearningRate = 0.1, ClipNorm = 0.5, GradientAccumulationSteps = 2, UseEma = true, EmaOverwriteFrequency = 1)]
internal partial struct AliasedStruct
{
    public const int Length = 1 + 37;

    public float Scalar;
    public Row37 Row;

    [UnscopedRef]
    public Span<float> AsSpan() => MemoryMarshal.CreateSpan(ref Scalar, Length);
}

[InlineArray(37)]
internal struct Row37
{
    private float _first;
}
