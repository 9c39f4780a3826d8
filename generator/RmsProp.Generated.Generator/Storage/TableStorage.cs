using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>In a multi-dimensional array.</summary>
internal sealed class TableStorage(Variable variable, LibraryNames library, VariableLocation.Array location) : VariableStorage(variable, library)
{
    public override string Type => $"{Element}[{new string(',', location.Rank - 1)}]";

    public override string Elements(string access) => $"{Helpers}.AsSpan<{Element}>({access})";

    public override string Lengths(string access) => $"[{Dimensions(access)}]";

    public override string NewLike(string access) => $"new {Element}[{Dimensions(access)}]";

    public override string ZerosLike(string access) => $"{Helpers}.ZerosLikeTable({access})";

    public override string VisitPair(string first, string second) => $"walk.VisitTable<{Element}>(\"{Variable.Path}\", {first}, {second});";

    public override string VisitTensor(string access) =>
        $"visitor.VisitTable<{Element}, {Type}>({TensorName}, {location.Rank.ToString(CultureInfo.InvariantCulture)}, ref {access});";

    public override string VisitFault(string access, string limit) => $"fault.VisitTable<{Element}>(\"{Variable.Path}\", {access}, {limit});";

    private string Dimensions(string access) => string.Join(
        ", ", Enumerable.Range(0, location.Rank).Select(dimension => $"{access}.GetLength({dimension.ToString(CultureInfo.InvariantCulture)})"));
}
