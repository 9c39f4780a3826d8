using System.Text.Json;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>
/// The table on the page about checkpoints that lists the names of a checkpoint's tensors in other libraries. The variables of recorded
/// optimizers give Keras' names; <see cref="FormatTests"/> checks the content of a checkpoint.
/// </summary>
public sealed class TensorTableTests
{
    private const string Field = "W1";

    // Two of the 35 recordings are of a LossScaleOptimizer, which has variables of its own.
    private const int RecordedOptimizers = 33;

    private static readonly Row[] Table = [.. Rows()];

    [Fact]
    public void The_tensors_are_the_slots_under_their_properties() =>
        Assert.Equal(
            FormatTests.Slots.Select(slot => ($"{slot.KerasName}/{Field}", slot.Property)).Order(),
            Table.Where(row => row.Tensor.EndsWith("/" + Field, StringComparison.Ordinal)).Select(row => (row.Tensor, row.Property)).Order());

    [Fact]
    public void The_order_and_the_names_are_those_of_Keras()
    {
        string[] documented = [.. Table.Select(row => row.Keras).Where(name => name is "iteration" or "learning_rate" || name.StartsWith(Field + "_", StringComparison.Ordinal))];
        Assert.Equal(7, documented.Length);
        JsonElement[] recorded =
        [
            .. DataFile.ReadLines("get_config.jsonl")
                .Select(line => JsonDocument.Parse(line).RootElement)
                .Where(row => row.GetProperty("class_name").GetString() == "RMSprop"),
        ];
        Assert.Equal(RecordedOptimizers, recorded.Length);

        foreach (JsonElement row in recorded)
        {
            string[] modelVariables = [.. row.GetProperty("model_variables").EnumerateArray().Select(variable => variable.GetProperty("path").GetString()!.Replace('/', '_'))];

            // A slot of all variables stands for that of the first one; the others must follow.
            string[] names = [.. row.GetProperty("variables").EnumerateArray().Select(variable => variable.GetProperty("name").GetString()!)];
            string[] expected = [.. documented.Where(name => !name.StartsWith(Field, StringComparison.Ordinal)
                ? names.Contains(name)
                : names.Contains(modelVariables[0] + name[Field.Length..]))];
            Assert.Equal(
                expected.SelectMany(name => name.StartsWith(Field, StringComparison.Ordinal) ? modelVariables.Select(variable => variable + name[Field.Length..]) : [name]),
                names);
        }
    }

    private static IEnumerable<Row> Rows()
    {
        using Stream stream = typeof(TensorTableTests).Assembly.GetManifestResourceStream("checkpoints.md")!;
        using var reader = new StreamReader(stream);
        string[] lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
        int heading = Array.FindIndex(lines, line => line.StartsWith($"| tensor, for a field `{Field}` |", StringComparison.Ordinal));
        Assert.True(heading >= 0, "The page has no such table.");
        return lines[(heading + 2)..].TakeWhile(line => line.StartsWith('|')).Select(line =>
        {
            string[] cells = [.. line.Split('|').Select(FirstName)];
            return new Row(cells[1], cells[2], cells[3]);
        });
    }

    /// <summary>The first name between backticks, or an empty text.</summary>
    private static string FirstName(string cell) => cell.Split('`') is [_, string name, ..] ? name : "";

    private sealed record Row(string Tensor, string Property, string Keras);
}
