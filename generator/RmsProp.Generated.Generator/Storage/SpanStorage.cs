using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>In a span; its slots, which have to live longer, are arrays.</summary>
internal sealed class SpanStorage(Variable variable) : ArrayStorage(variable);
