using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>In the struct itself: a reference to its first element, and the number of elements.</summary>
internal sealed class InlineStorage(Variable variable, LibraryNames library, VariableLocation.Inline location) : VariableStorage(variable, library)
{
    public override string Type => Element;

    public override string Elements(string access) => Row(access, location.Length);

    public override string Argument(string access) => "ref " + access;

    public override string Lengths(string access) => $"[{string.Join(", ", location.Shape.Select(Number))}]";

    public override string NewLike(string access) => throw new NotSupportedException("It is in the struct already.");

    public override string ZerosLike(string access) => NewLike(access);

    public override string Clear(string access, int length) => length == 1 ? access + " = 0;" : Row(access, length) + ".Clear();";

    public override string Fill(string access, int length, string value) => length == 1 ? $"{access} = {value};" : $"{Row(access, length)}.Fill({value});";

    public override string Copy(string source, string destination, int length) => length == 1
        ? $"{destination} = {source};"
        : $"{Helpers}.Copy(ref {source}, ref {destination}, {Number(length)});";

    public override string VisitPair(string first, string second) =>
        $"walk.Visit(\"{Variable.Path}\", {Lengths(first)}, ref {first}, ref {second});";

    public override string VisitTensor(string access) => $"visitor.Visit({TensorName}, {Lengths(access)}, ref {access});";

    public override string VisitFault(string access, string limit) => $"fault.Visit(\"{Variable.Path}\", {Lengths(access)}, ref {access}, {limit});";

    private static string Row(string access, int length) =>
        $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {access}, {Number(length)})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
