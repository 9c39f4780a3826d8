using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Rows of arrays of several dimensions: their elements lie side by side, and are found once before a loop.</summary>
internal sealed partial class ProgramWriter
{
    private readonly List<(Buffer Buffer, IReadOnlyList<Value> Prefix, string Name)> _rows = [];

    private static (Buffer Buffer, IReadOnlyList<Value> Prefix)[] RowsOf(ElementLoop loop)
    {
        List<(Buffer Buffer, IReadOnlyList<Value> Prefix)> rows = [];
        foreach ((Buffer buffer, IReadOnlyList<Value> prefix, _) in loop.Elements)
        {
            if (ElementLoop.IsGrid(buffer) && !rows.Any(row => row.Buffer == buffer && row.Prefix.SequenceEqual(prefix)))
            {
                rows.Add((buffer, prefix));
            }
        }

        return [.. rows];
    }

    private void Declare((Buffer Buffer, IReadOnlyList<Value> Prefix) row)
    {
        string name = names.Add(CSharpText.VariableOf(row.Buffer.Name) + "Row"), type = Lanes.NameOf(row.Buffer.Type);
        string[] prefix = Indices(row.Prefix);
        string own = string.Join(", ", prefix.Skip(prefix.Length - (row.Buffer.LastRank - 1)));
        writer.Line($"global::System.Span<{type}> {name} = {library.Services}.Vectors.Row<{type}>({buffers.Span(row.Buffer, prefix)}, {own});");
        _rows.Add((row.Buffer, row.Prefix, name));
    }

    /// <summary>The numbers that the last index counts, as a span.</summary>
    private string SpanOf(Buffer buffer, IReadOnlyList<Value> prefix) => RowOf(buffer, prefix) ?? buffers.Span(buffer, Indices(prefix));

    /// <summary>The local of a row; null if it has none. A gradient's row has elements, so the gradient is wanted.</summary>
    private string? RowOf(Buffer buffer, IReadOnlyList<Value> prefix) => _rows.FirstOrDefault(row => row.Buffer == buffer && row.Prefix.SequenceEqual(prefix)).Name;
}
