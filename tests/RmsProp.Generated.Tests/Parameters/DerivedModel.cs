namespace RmsProp.Generated.Tests.Parameters;

/// <summary>A loss whose gradient the generator derives.</summary>
[RMSpropConfig]
internal partial struct DerivedModel
{
    public double[] Weights;
    public float Bias;

    [Differentiable]
    public static double Loss(in DerivedModel model, double[] inputs)
    {
        double sum = model.Bias;
        for (int i = 0; i < inputs.Length; i++)
        {
            sum += Math.Tanh(model.Weights[i] * inputs[i]);
        }

        return sum * sum;
    }
}
