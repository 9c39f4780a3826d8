using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>In a span. Its slots, which outlive the span, are arrays.</summary>
internal sealed class SpanStorage(Variable variable, LibraryNames library) : ArrayStorage(variable, library)
{
    public override string Type => $"global::System.Span<{Element}>";
}
