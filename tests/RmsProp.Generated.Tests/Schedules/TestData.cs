using System.Text.Json;

namespace RmsProp.Generated.Tests.Schedules;

/// <summary>The recorded data beside the test assembly: files with one JSON object per line.</summary>
internal static class TestData
{
    public static IEnumerable<JsonElement> ReadRows(string fileName) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", fileName)).Select(Parse);

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
