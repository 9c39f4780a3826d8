namespace Digits;

/// <summary>Images of handwritten digits and what they show.</summary>
/// <param name="pixels">The images one after the other, <see cref="PixelCount"/> values from 0 to 1 each.</param>
/// <param name="labels">The digit on each image, 0 to 9.</param>
internal sealed class DigitsSet(float[] pixels, byte[] labels)
{
    public const int Width = 8;
    public const int PixelCount = Width * Width;
    public const int ClassCount = 10;

    public int Count => labels.Length;

    /// <summary>All images, one after the other.</summary>
    public ReadOnlySpan<float> Images => pixels;

    /// <summary>The digit on each image.</summary>
    public ReadOnlySpan<byte> Labels => labels;

    public ReadOnlySpan<float> Image(int index) => pixels.AsSpan(index * PixelCount, PixelCount);

    public byte Label(int index) => labels[index];
}
