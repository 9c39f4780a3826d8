namespace RmsProp.Generated.Saver;

/// <summary>A model whose checkpoint takes several writes. Every state of its training is known.</summary>
[RMSpropConfig(Momentum = 0.9)]
internal partial struct SavedModel
{
    private const int Length = 20_000;

    public float[] Weights;
    public double[] Scales;

    public static SavedModel Create() => new() { Weights = new float[Length], Scales = new double[Length] };

    /// <summary>Takes the next step of the only training.</summary>
    public static void Step(RMSprop optimizer, ref SavedModel parameters)
    {
        SavedModel gradients = Create();
        gradients.Weights.AsSpan().Fill(optimizer.Steps % 3 - 1.5f);
        gradients.Scales.AsSpan().Fill(optimizer.Steps % 5 - 2.5);
        optimizer.Apply(ref parameters, in gradients);
    }
}
