using System.Numerics;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// The update of one element by <c>torch.optim.RMSprop</c> of PyTorch 1.13, operation by operation. In the kernels for AVX2 and later,
/// five of its multiply-adds round once; in those for older processors they round twice.
/// </summary>
/// <param name="arguments">The configuration.</param>
/// <param name="fusesMultiplyAdds">Whether these five are fused.</param>
internal sealed class PyTorchUpdate<T>(RMSpropArguments arguments, bool fusesMultiplyAdds)
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly T _rho = T.CreateChecked(arguments.Rho);
    private readonly T _oneMinusRho = T.CreateChecked(1 - arguments.Rho);
    private readonly T _epsilon = T.CreateChecked(arguments.Epsilon);
    private readonly T _momentum = T.CreateChecked(arguments.Momentum);
    private readonly T _weightDecay = T.CreateChecked(arguments.WeightDecay ?? 0);

    public void Apply(ref T p, T g, bool decays, T learningRate, ref T velocity, ref T average, ref T momentum)
    {
        g = arguments.Maximize ? -g : g;
        if (decays)
        {
            g = MultiplyAdd(_weightDecay, p, g);
        }

        velocity = MultiplyAdd(_oneMinusRho * g, g, velocity * _rho);
        T variance = velocity;
        if (arguments.Centered)
        {
            average = MultiplyAdd(_oneMinusRho, g, average * _rho);
            variance = MultiplyAdd(-average, average, velocity);
            variance = arguments.CenteredVarianceFloor ? T.Max(variance, T.Zero) : variance;
        }

        T denominator = T.Sqrt(variance) + _epsilon;
        if (arguments.Momentum > 0)
        {
            momentum = (momentum * _momentum) + (g / denominator);
            p = MultiplyAdd(-learningRate, momentum, p);
        }
        else
        {
            p += (-learningRate * g) / denominator;
        }
    }

    // left * right + addend
    private T MultiplyAdd(T left, T right, T addend) =>
        fusesMultiplyAdds ? T.FusedMultiplyAdd(left, right, addend) : (left * right) + addend;
}
