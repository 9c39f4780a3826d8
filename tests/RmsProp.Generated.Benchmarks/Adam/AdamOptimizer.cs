namespace RmsProp.Generated.Benchmarks.Adam;

/// <summary><c>keras.optimizers.Adam</c> with its defaults: Kingma and Ba, "Adam: a method for stochastic optimization" (2015).</summary>
internal sealed class AdamOptimizer : INetworkOptimizer
{
    private const double LearningRate = 0.001;
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-7f;

    private readonly float[][] _momentums = Network.Zeros().Arrays;
    private readonly float[][] _velocities = Network.Zeros().Arrays;
    private int _steps;

    public void Apply(ref Network parameters, in Network gradients)
    {
        _steps++;
        float rate = (float)(LearningRate * Math.Sqrt(1 - Math.Pow(Beta2, _steps)) / (1 - Math.Pow(Beta1, _steps)));
        float[][] arrays = parameters.Arrays;
        for (int array = 0; array < arrays.Length; array++)
        {
            Update(arrays[array], gradients.Arrays[array], _momentums[array], _velocities[array], rate);
        }
    }

    private static void Update(float[] parameters, float[] gradients, float[] momentums, float[] velocities, float rate)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            float gradient = gradients[i];
            momentums[i] += (gradient - momentums[i]) * (1 - Beta1);
            velocities[i] += (gradient * gradient - velocities[i]) * (1 - Beta2);
            parameters[i] -= momentums[i] * rate / (MathF.Sqrt(velocities[i]) + Epsilon);
        }
    }
}
