namespace RmsProp.Generated.TestKit;

/// <summary>The recordings in <c>Data/</c>, described in its README, embedded in this assembly.</summary>
public static class DataFile
{
    /// <summary>The lines of a file, each a JSON object.</summary>
    /// <param name="fileName">For example <c>keras_rmsprop.jsonl</c>.</param>
    public static IReadOnlyList<string> ReadLines(string fileName)
    {
        using Stream stream = typeof(DataFile).Assembly.GetManifestResourceStream(fileName)
            ?? throw new FileNotFoundException($"No file '{fileName}' is embedded.", fileName);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
