using RmsProp.Generated;

namespace Digits;

/// <summary>All that the network of the sample Digits needs to be trained by several ranks: the attribute, and a loss that says which examples it takes.</summary>
[Sharded]
internal partial struct Perceptron
{
    /// <summary>The mean cross-entropy over some images of a set.</summary>
    /// <param name="network">The parameters.</param>
    /// <param name="examples">Which images, by their places in <paramref name="order"/>; each rank gets parts of the batch.</param>
    /// <param name="order">The numbers of the images, in the order in which they are taken.</param>
    /// <param name="images">All images, one after the other.</param>
    /// <param name="labels">The digit on each image.</param>
    [Differentiable]
    public static float LossOfExamples(
        in Perceptron network, Range examples, ReadOnlySpan<int> order, ReadOnlySpan<float> images, ReadOnlySpan<byte> labels)
    {
        ReadOnlySpan<int> own = order[examples];
        float sum = 0;
        for (int i = 0; i < own.Length; i++)
        {
            sum += LossOf(in network, images.Slice(own[i] * Inputs, Inputs), labels[own[i]]);
        }

        return sum / own.Length;
    }
}
