using SampleKit;

namespace Digits;

/// <summary>
/// Shows the network every image a little differently each time: moved, turned, stretched and slanted as another hand
/// would have written it. 1,437 images are few, and new writers are what the model has to cope with.
/// </summary>
internal sealed class Augmentation(SplitMix64 random)
{
    /// <summary>In pixels, each way.</summary>
    private const float LargestShift = 0.8f;

    /// <summary>How far the elements of the 2 × 2 matrix get from the identity.</summary>
    private const float LargestDistortion = 0.25f;

    private const float Center = (DigitsSet.Width - 1) / 2f;

    private readonly float[] _image = new float[DigitsSet.PixelCount];

    /// <summary>A distorted copy of <paramref name="original"/>, valid until the next call.</summary>
    public ReadOnlySpan<float> Distort(ReadOnlySpan<float> original)
    {
        // Where a pixel of the copy comes from: an affine map near the identity.
        float xFromX = 1 + random.NextSymmetric(LargestDistortion);
        float xFromY = random.NextSymmetric(LargestDistortion);
        float yFromX = random.NextSymmetric(LargestDistortion);
        float yFromY = 1 + random.NextSymmetric(LargestDistortion);
        float xShift = Center + random.NextSymmetric(LargestShift);
        float yShift = Center + random.NextSymmetric(LargestShift);

        for (int row = 0; row < DigitsSet.Width; row++)
        {
            for (int column = 0; column < DigitsSet.Width; column++)
            {
                float x = column - Center;
                float y = row - Center;
                _image[row * DigitsSet.Width + column] = Sample(
                    original, xFromX * x + xFromY * y + xShift, yFromX * x + yFromY * y + yShift);
            }
        }

        return _image;
    }

    /// <summary>The image between its pixels, by bilinear interpolation; background beyond its edges.</summary>
    private static float Sample(ReadOnlySpan<float> image, float x, float y)
    {
        int left = (int)MathF.Floor(x);
        int top = (int)MathF.Floor(y);
        float right = x - left;
        float bottom = y - top;
        return (1 - bottom) * ((1 - right) * Pixel(image, left, top) + right * Pixel(image, left + 1, top))
            + bottom * ((1 - right) * Pixel(image, left, top + 1) + right * Pixel(image, left + 1, top + 1));
    }

    private static float Pixel(ReadOnlySpan<float> image, int x, int y) =>
        (uint)x < DigitsSet.Width && (uint)y < DigitsSet.Width ? image[y * DigitsSet.Width + x] : 0;
}
