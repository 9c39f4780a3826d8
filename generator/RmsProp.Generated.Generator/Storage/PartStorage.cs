using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>A rank's part of a variable, in a span, and so are its slots. It may have no elements, but is never missing.</summary>
internal sealed class PartStorage(Variable variable, LibraryNames library, VariableLocation.Part location) : VariableStorage(variable, library)
{
    /// <summary>The parameter of generated methods that knows the parts.</summary>
    public const string Shards = "shards";

    public override string Type => $"global::System.Span<{Element}>";

    public override string Elements(string access) => access;

    public override string Exists(string access) => $"!{access}.IsEmpty";

    public override string Lengths(string access) => $"{Shards}.ShapeOf({Number})";

    public override string NewLike(string access) => throw new NotSupportedException("The runtime library allocates the parts of slots.");

    public override string Fill(string access, int length, string value) => $"{access}.Fill({value});";

    public override string VisitFault(string access, string limit) =>
        $"fault.Visit(\"{Variable.Path}\", {Shards}.ShapeOf({Number}), {Shards}.FirstOf({Number}), {access}, {limit});";

    private string Number => location.Number.ToString(CultureInfo.InvariantCulture);
}
