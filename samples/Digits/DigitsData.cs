using System.Globalization;

namespace Digits;

/// <summary>The data set, in the order of its file: the first rows to train on, the last ones to test with.</summary>
/// <remarks>
/// Rows that follow each other are often by the same hand, so the last ones are a harder test than rows picked at
/// random: they ask for the digits of other people.
/// </remarks>
internal sealed record DigitsData(DigitsSet Training, DigitsSet Test)
{
    public const int TrainingCount = 1437;
    public const int TestCount = 360;

    public const string Attribution =
        "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, CC BY 4.0";

    private const float Ink = 16;

    /// <summary>Reads the data that is embedded in this program.</summary>
    public static DigitsData Load()
    {
        using Stream stream = typeof(DigitsData).Assembly.GetManifestResourceStream("digits.csv")
            ?? throw new InvalidOperationException("The program was built without its data, digits.csv.");
        using StreamReader reader = new(stream);
        return new DigitsData(Read(reader, TrainingCount), Read(reader, TestCount));
    }

    private static DigitsSet Read(StreamReader reader, int count)
    {
        float[] pixels = new float[count * DigitsSet.PixelCount];
        byte[] labels = new byte[count];
        for (int row = 0; row < count; row++)
        {
            string line = reader.ReadLine() ?? throw new InvalidDataException($"digits.csv ends {count - row} rows too early.");
            labels[row] = ParseRow(line, pixels.AsSpan(row * DigitsSet.PixelCount, DigitsSet.PixelCount));
        }

        return new DigitsSet(pixels, labels);
    }

    private static byte ParseRow(ReadOnlySpan<char> line, Span<float> image)
    {
        byte value = 0;
        int column = 0;
        foreach (Range range in line.Split(','))
        {
            value = byte.Parse(line[range], CultureInfo.InvariantCulture);
            if (column < image.Length)
            {
                image[column] = value / Ink;
            }

            column++;
        }

        return column == image.Length + 1
            ? value
            : throw new InvalidDataException($"A row of digits.csv has {column} columns instead of {image.Length + 1}.");
    }
}
