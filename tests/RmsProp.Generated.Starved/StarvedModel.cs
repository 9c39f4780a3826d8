using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RmsProp.Generated.Starved;

/// <summary>A model large enough for several threads.</summary>
[RMSpropConfig(Momentum = 0.9, ClipNorm = 1)]
internal partial struct StarvedModel
{
    public float[] Weights;

    /// <summary>Takes 200 steps.</summary>
    /// <returns>The hash of the resulting parameters.</returns>
    public static string Train(int maxDegreeOfParallelism)
    {
        var optimizer = new RMSprop { MaxDegreeOfParallelism = maxDegreeOfParallelism };
        var parameters = new StarvedModel { Weights = new float[200_003] };
        var gradients = new StarvedModel { Weights = new float[200_003] };
        for (int step = 0; step < 200; step++)
        {
            gradients.Weights.AsSpan().Fill((step % 5) - 1.5f);
            optimizer.Apply(ref parameters, in gradients);
        }

        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(parameters.Weights.AsSpan())));
    }
}
