using RmsProp.Generated;

// The losses that are measured, derived a second time: in Fast.
namespace Digits
{
    internal partial struct Perceptron
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static float FastLoss(in Perceptron network, ReadOnlySpan<float> images, ReadOnlySpan<byte> labels) => Loss(in network, images, labels);
    }
}

namespace EdgeTraining
{
    internal partial struct Predictor
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static float FastLoss(in Predictor parameters, ReadOnlySpan<float> inputs, float value) => Loss(in parameters, inputs, value);
    }
}

namespace Forecast
{
    internal partial struct Gru
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static float FastLoss(in Gru gru, ReadOnlySpan<float> surprises, ReadOnlySpan<int> starts) => Loss(in gru, surprises, starts);
    }
}

namespace RmsProp.Generated.Objectives
{
    internal partial struct Mixture
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static double FastLoss(in Mixture mixture, double[] x, int d, double gamma, int m) => Loss(in mixture, x, d, gamma, m);
    }

    internal partial struct Lstm
    {
        [Differentiable(Numerics = KernelNumerics.Fast)]
        public static double FastLoss(in Lstm lstm, double[] state, double[] sequence, int b) => Loss(in lstm, state, sequence, b);
    }
}
