using Microsoft.CodeAnalysis.Text;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>A value in a JSON text, with its position.</summary>
internal abstract record JsonValue(TextSpan Span)
{
    /// <summary>The kind of value, as messages call it.</summary>
    public abstract string Description { get; }
}

internal sealed record JsonNull(TextSpan Span) : JsonValue(Span)
{
    public override string Description => "null";
}

internal sealed record JsonBoolean(bool Value, TextSpan Span) : JsonValue(Span)
{
    public override string Description => Value ? "true" : "false";
}

internal sealed record JsonNumber(double Value, TextSpan Span) : JsonValue(Span)
{
    public override string Description => Literals.Display(Value);
}

internal sealed record JsonString(string Value, TextSpan Span) : JsonValue(Span)
{
    public override string Description => "a text in quotes";
}

internal sealed record JsonArray(IReadOnlyList<JsonValue> Items, TextSpan Span) : JsonValue(Span)
{
    public override string Description => "a list";
}

internal sealed record JsonObject(IReadOnlyList<JsonMember> Members, TextSpan Span) : JsonValue(Span)
{
    public override string Description => "an object";

    /// <summary>The brace that opens it.</summary>
    public TextSpan Brace => new(Span.Start, 1);

    public JsonValue? Find(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;
}

/// <summary>A member of an object.</summary>
internal sealed record JsonMember(string Name, TextSpan NameSpan, JsonValue Value)
{
    /// <summary>The span from its name to the end of its value.</summary>
    public TextSpan Span => TextSpan.FromBounds(NameSpan.Start, Value.Span.End);
}
