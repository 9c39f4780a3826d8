namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>A struct as C# source.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record LayoutStruct(string Name, IReadOnlyList<LayoutField> Fields)
{
    /// <summary>The attributes before it.</summary>
    public string Attributes { get; init; } = "";

    /// <summary>For example <c>ref partial struct</c>.</summary>
    public string Keywords { get; init; } = "struct";

    /// <summary>Whether it is a positional record struct.</summary>
    public bool IsRecord { get; init; }

    /// <summary>Its variables, including those of nested structs, in order.</summary>
    public IEnumerable<LayoutVariable> Variables => Fields.SelectMany(field => field.Variables);

    /// <summary>The types that its fields need, and its own.</summary>
    public IEnumerable<string> Types => Fields.SelectMany(field => field.Types).Append(Declaration);

    private string Declaration => $$"""
        {{Attributes}}
        public unsafe {{(IsRecord ? "record " : "")}}{{Keywords}} {{Name}}{{(IsRecord ? $"({Join(", ", field => field.Parameter)})" : "")}}
        {
        {{(IsRecord ? "" : Join("\n", field => "    " + field.Declaration))}}

            public {{Name}}(Queue<double[]?> {{LayoutField.Rows}}){{(IsRecord ? $" : this({Join(", ", field => field.Value!)})" : "")}}
            {
        {{(IsRecord ? "" : Join("\n", field => "        " + field.Fill))}}
            }

            public void Read(List<double[]> read)
            {
        {{Join("\n", field => "        " + field.Read(field.Name))}}
            }
        }
        """;

    private string Join(string separator, Func<LayoutField, string> text) => string.Join(separator, Fields.Select(text));
}
