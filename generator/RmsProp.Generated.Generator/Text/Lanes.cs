using System.Globalization;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Text;

/// <summary>
/// The number of elements computed at once, and how to compute with them. The arithmetic itself is written once, as
/// expressions, and printed for each of these.
/// </summary>
internal sealed class Lanes
{
    private readonly ElementType _element;
    private readonly int _bits;

    private Lanes(ElementType element, int bits)
    {
        _element = element;
        _bits = bits;
    }

    /// <summary>The number of elements.</summary>
    public int Count => IsScalar ? 1 : _bits / (8 * SizeOf(_element));

    /// <summary>The width of a vector in bits; 0 for a single element.</summary>
    public int Bits => _bits;

    public bool IsScalar => _bits == 0;

    public ElementType Element => _element;

    public bool IsSingle => _element == ElementType.Single;

    /// <summary>The class with the static methods: <c>Vector512</c>, or <c>float</c> for a single element.</summary>
    public string Class => IsScalar ? ElementName(_element) : "Vector" + _bits.ToString(CultureInfo.InvariantCulture);

    /// <summary>The type of a value: <c>Vector512&lt;float&gt;</c>, or <c>float</c>.</summary>
    public string Type => IsScalar ? ElementName(_element) : $"{Class}<{ElementName(_element)}>";

    /// <summary>The suffix of the methods that compute with these lanes.</summary>
    public string Suffix => IsScalar ? "Element" : Class;

    /// <summary>The vectors, widest first.</summary>
    public static Lanes[] Vectors(ElementType element) => [new(element, 512), new(element, 256), new(element, 128)];

    public static Lanes Scalar(ElementType element) => new(element, 0);

    public static string ElementName(ElementType element) => element == ElementType.Single ? "float" : "double";

    /// <summary>The size of an element in bytes.</summary>
    public static int SizeOf(ElementType element) => element == ElementType.Single ? sizeof(float) : sizeof(double);

    /// <summary>The C# keyword for a type.</summary>
    public static string NameOf(ScalarType type) => type switch
    {
        ScalarType.Boolean => "bool",
        ScalarType.Single => "float",
        ScalarType.Double => "double",
        ScalarType.SByte => "sbyte",
        ScalarType.Byte => "byte",
        ScalarType.Int16 => "short",
        ScalarType.UInt16 => "ushort",
        ScalarType.Int32 => "int",
        ScalarType.UInt32 => "uint",
        ScalarType.Int64 => "long",
        _ => "ulong",
    };

    /// <summary>Whether a type differs from that of the elements.</summary>
    public bool IsOfOtherType(ScalarType type) => type != _element.AsScalar();

    /// <summary>The lanes of a single element.</summary>
    public Lanes OfElement => Scalar(_element);

    /// <summary>The parameters that refer to the elements: the first of an array and an index, or the element itself.</summary>
    public string References(IEnumerable<KernelArray> arrays) =>
        string.Join(", ", arrays.Select(array => array.Reference)) + (IsScalar ? "" : ", nuint i");

    /// <summary>The arguments for these parameters.</summary>
    public string ReferencesAt(IEnumerable<KernelArray> arrays, ElementIndex index) => !IsScalar
        ? string.Join(", ", arrays.Select(array => "ref " + array.Name)) + ", " + index
        : string.Join(", ", arrays.Select(array => index.IsFirst ? "ref " + array.Name : $"ref Unsafe.Add(ref {array.Name}, {index})"));

    /// <summary>Broadcasts a number to every lane, for an operator that does not take a number.</summary>
    public string Create(string number) => IsScalar ? number : $"{Class}.Create({number})";

    /// <summary>The lanes before the one with some number, as a mask.</summary>
    public string LanesBelow(string number) => IsSingle
        ? $"{Class}.LessThan({Class}<int>.Indices, {Class}.Create((int){number})).AsSingle()"
        : $"{Class}.LessThan({Class}<long>.Indices, {Class}.Create((long){number})).AsDouble()";

    public string Zero => IsScalar ? "0" : $"{Type}.Zero";

    public string Sqrt(string value) => $"{Class}.Sqrt({value})";

    /// <summary>a · b + c, rounded once if the processor can.</summary>
    public string MultiplyAdd(string a, string b, string c) => $"{Class}.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>a · b + c, rounded once on every processor.</summary>
    public string FusedMultiplyAdd(string a, string b, string c) => $"{Class}.FusedMultiplyAdd({a}, {b}, {c})";

    /// <summary>The smaller of <paramref name="value"/> and <paramref name="limit"/>; NaN stays NaN.</summary>
    public string AtMost(string limit, string value) => $"{Class}.Min{Native}({limit}, {value})";

    /// <summary>The larger of <paramref name="value"/> and <paramref name="limit"/>; NaN stays NaN.</summary>
    public string AtLeast(string limit, string value) => $"{Class}.Max{Native}({limit}, {value})";

    /// <summary>The larger of <paramref name="value"/> and 0; NaN stays NaN, and -0 becomes 0 on every processor.</summary>
    public string NonNegative(string value) =>
        IsScalar ? $"{Class}.Max({value}, 0)" : Select($"{Class}.LessThanOrEqual({value}, {Zero})", Zero, value);

    public string IsGreater(string left, string right) => IsScalar ? $"{left} > {right}" : $"{Class}.GreaterThan({left}, {right})";

    public string Maximum(string left, string right) => $"{Class}.Max({left}, {right})";

    public string Minimum(string left, string right) => $"{Class}.Min({left}, {right})";

    // The native forms are one instruction, and return their second operand if one is NaN; scalars have them only since .NET 10.
    private string Native => IsScalar ? "" : "Native";

    public string Select(string condition, string whenTrue, string whenFalse) =>
        IsScalar ? $"{condition} ? {whenTrue} : {whenFalse}" : $"{Class}.ConditionalSelect({condition}, {whenTrue}, {whenFalse})";
}
