using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>In an array.</summary>
internal class ArrayStorage(Variable variable, LibraryNames library) : VariableStorage(variable, library)
{
    public override string Type => Element + "[]";

    public override string Elements(string access) => access;

    public override string Lengths(string access) => $"[{access}.Length]";

    public override string NewLike(string access) => $"new {Element}[{access}.Length]";

    public override string Clear(string access, int length) => $"global::System.Array.Clear({access});";

    public override string ClearIfPresent(string access, int length) => $"{Helpers}.Clear<{Element}>({access});";

    public override string Fill(string access, int length, string value) => $"global::System.Array.Fill({access}, {value});";
}
