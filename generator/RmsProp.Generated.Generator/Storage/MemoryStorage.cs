using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>In <c>Memory&lt;T&gt;</c>, and so are its slots.</summary>
internal sealed class MemoryStorage(Variable variable, LibraryNames library) : VariableStorage(variable, library)
{
    public override string Type => $"global::System.Memory<{Element}>";

    public override string Elements(string access) => access + ".Span";

    public override string Lengths(string access) => $"[{access}.Length]";

    public override string NewLike(string access) => $"new {Element}[{access}.Length]";
}
