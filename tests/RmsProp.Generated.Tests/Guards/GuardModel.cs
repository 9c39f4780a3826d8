using System.Runtime.InteropServices;
using RmsProp.Generated.Tests.Groups;

namespace RmsProp.Generated.Tests.Guards;

/// <summary>Variables of many kinds under every option that a skipped step must not affect, each with and without a guard.</summary>
[RMSpropConfig(Name = "Plain")]
[RMSpropConfig(Name = "PlainGuarded", NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "PlainThrowing", NonFiniteGradients = NonFiniteGradients.Throw)]
[RMSpropConfig(Name = "Full", Momentum = 0.9, Centered = true, Epsilon = 1e-3, WeightDecay = 0.1, ClipValue = 0.5, UseEma = true, EmaOverwriteFrequency = 2)]
[RMSpropConfig(Name = "FullGuarded", Momentum = 0.9, Centered = true, Epsilon = 1e-3, WeightDecay = 0.1, ClipValue = 0.5, UseEma = true,
    EmaOverwriteFrequency = 2, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "FullThrowing", Momentum = 0.9, Centered = true, Epsilon = 1e-3, WeightDecay = 0.1, ClipValue = 0.5, UseEma = true,
    EmaOverwriteFrequency = 2, NonFiniteGradients = NonFiniteGradients.Throw)]
[RMSpropConfig(Name = "Accumulated", GradientAccumulationSteps = 3, UseEma = true, EmaOverwriteFrequency = 1)]
[RMSpropConfig(Name = "AccumulatedGuarded", GradientAccumulationSteps = 3, UseEma = true, EmaOverwriteFrequency = 1,
    NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "AccumulatedThrowing", GradientAccumulationSteps = 3, UseEma = true, EmaOverwriteFrequency = 1,
    NonFiniteGradients = NonFiniteGradients.Throw)]
[RMSpropConfig(Name = "ByNorm", ClipNorm = 1, GradientAccumulationSteps = 3, LossScaleFactor = 4)]
[RMSpropConfig(Name = "ByNormGuarded", ClipNorm = 1, GradientAccumulationSteps = 3, LossScaleFactor = 4, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "ByNormThrowing", ClipNorm = 1, GradientAccumulationSteps = 3, LossScaleFactor = 4, NonFiniteGradients = NonFiniteGradients.Throw)]
[RMSpropConfig(Name = "ByNormFast", ClipNorm = 1, Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "ByNormFastGuarded", ClipNorm = 1, Numerics = KernelNumerics.Fast, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "ByNormFastThrowing", ClipNorm = 1, Numerics = KernelNumerics.Fast, NonFiniteGradients = NonFiniteGradients.Throw)]
[RMSpropConfig(Name = "ByGlobalNorm", GlobalClipNorm = 1, UseEma = true, EmaOverwriteFrequency = 0)]
[RMSpropConfig(Name = "ByGlobalNormGuarded", GlobalClipNorm = 1, UseEma = true, EmaOverwriteFrequency = 0, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "ByGlobalNormThrowing", GlobalClipNorm = 1, UseEma = true, EmaOverwriteFrequency = 0, NonFiniteGradients = NonFiniteGradients.Throw)]
[RMSpropConfig(Name = "Torch", Convention = RMSpropConvention.PyTorch, Momentum = 0.9)]
[RMSpropConfig(Name = "TorchGuarded", Convention = RMSpropConvention.PyTorch, Momentum = 0.9, NonFiniteGradients = NonFiniteGradients.SkipStep)]
[RMSpropConfig(Name = "TorchThrowing", Convention = RMSpropConvention.PyTorch, Momentum = 0.9, NonFiniteGradients = NonFiniteGradients.Throw)]
internal partial struct GuardModel
{
    public float Single;
    public float Second;
    public double Double;
    public GroupRow Row;
    public float[] Weights;
    public double[,] Table;
    public Memory<float> Memory;

    [NotTrainable]
    public float Ignored;

    public static GuardModel Create() => new() { Weights = new float[21], Table = new double[2, 3], Memory = new float[5] };

    /// <summary>A model of random numbers; untrained fields are NaN.</summary>
    public static GuardModel Random(Random random)
    {
        GuardModel model = Create();
        foreach (ref float number in model.Row)
        {
            number = Next();
        }

        foreach (ref float number in model.Weights.AsSpan())
        {
            number = Next();
        }

        foreach (ref double number in MemoryMarshal.CreateSpan(ref model.Table[0, 0], model.Table.Length))
        {
            number = Next();
        }

        foreach (ref float number in model.Memory.Span)
        {
            number = Next();
        }

        (model.Single, model.Second, model.Double, model.Ignored) = (Next(), Next(), Next(), float.NaN);
        return model;

        float Next() => (2 * random.NextSingle()) - 1;
    }

    /// <summary>The number of places for a number that is not finite.</summary>
    public static int Places => 3 + 17 + 21 + 6 + 5;

    /// <summary>Stores a number at a place.</summary>
    /// <returns>The name of the place in messages.</returns>
    public string Put(int place, double number)
    {
        if (place < 3)
        {
            Single = place == 0 ? (float)number : Single;
            Second = place == 1 ? (float)number : Second;
            Double = place == 2 ? number : Double;
            return $"'{(place == 0 ? "Single" : place == 1 ? "Second" : "Double")}' is {Text(number)}.";
        }

        if ((place -= 3) < 17)
        {
            Row[place] = (float)number;
            return $"'Row' is {Text(number)} at [{place}].";
        }

        if ((place -= 17) < 21)
        {
            Weights[place] = (float)number;
            return $"'Weights' is {Text(number)} at [{place}].";
        }

        if ((place -= 21) < 6)
        {
            Table[place / 3, place % 3] = number;
            return $"'Table' is {Text(number)} at [{place / 3}, {place % 3}].";
        }

        place -= 6;
        Memory.Span[place] = (float)number;
        return $"'Memory' is {Text(number)} at [{place}].";
    }

    /// <summary>All of its bits.</summary>
    public byte[] ToBytes() =>
    [
        .. BitConverter.GetBytes(Single), .. BitConverter.GetBytes(Second), .. BitConverter.GetBytes(Double),
        .. MemoryMarshal.AsBytes((ReadOnlySpan<float>)Row),
        .. MemoryMarshal.AsBytes(Weights.AsSpan()),
        .. MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref Table[0, 0], Table.Length)),
        .. MemoryMarshal.AsBytes(Memory.Span),
    ];

    private static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
