using System.Globalization;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Text;

/// <summary>
/// How many elements are computed at once, and how they are loaded, stored and computed with. The arithmetic itself is
/// written once, as expressions, and printed over this.
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

    /// <summary>How many elements.</summary>
    public int Count => IsScalar ? 1 : _bits / (_element == ElementType.Single ? 32 : 64);

    /// <summary>How wide a vector of them is; 0 for a single element.</summary>
    public int Bits => _bits;

    public bool IsScalar => _bits == 0;

    public ElementType Element => _element;

    public bool IsSingle => _element == ElementType.Single;

    /// <summary><c>Vector512</c>, or <c>float</c> for a single element: where the static methods are.</summary>
    public string Class => IsScalar ? ElementName(_element) : "Vector" + _bits.ToString(CultureInfo.InvariantCulture);

    /// <summary>The type of a value: <c>Vector512&lt;float&gt;</c>, or <c>float</c>.</summary>
    public string Type => IsScalar ? ElementName(_element) : $"{Class}<{ElementName(_element)}>";

    /// <summary>What the names of methods that compute with these lanes end in.</summary>
    public string Suffix => IsScalar ? "Element" : Class;

    /// <summary>The widest first.</summary>
    public static Lanes[] Vectors(ElementType element) => [new(element, 512), new(element, 256), new(element, 128)];

    public static Lanes Scalar(ElementType element) => new(element, 0);

    public static string ElementName(ElementType element) => element == ElementType.Single ? "float" : "double";

    /// <summary>The keyword for a type.</summary>
    public static string NameOf(ScalarType type) => type switch
    {
        ScalarType.Boolean => "bool",
        ScalarType.Single => "float",
        _ => "double",
    };

    /// <summary>Whether numbers of a type are of another one than the elements.</summary>
    public bool IsOfOtherType(ScalarType type) => type != (IsSingle ? ScalarType.Single : ScalarType.Double);

    /// <summary>A single one of these elements.</summary>
    public Lanes OfElement => Scalar(_element);

    /// <summary>The parameters for references to the elements: to the first of an array and an index, or to the element itself.</summary>
    public string References(IEnumerable<string> arrays) =>
        string.Join(", ", arrays.Select(array => $"ref {ElementName(_element)} {array}")) + (IsScalar ? "" : ", nuint i");

    /// <summary>The arguments for them.</summary>
    public string ReferencesAt(IEnumerable<string> arrays, ElementIndex index) => !IsScalar
        ? string.Join(", ", arrays.Select(array => "ref " + array)) + ", " + index
        : string.Join(", ", arrays.Select(array => index.IsFirst ? "ref " + array : $"ref Unsafe.Add(ref {array}, {index})"));

    public string Load(string array) => IsScalar ? array : $"{Class}.LoadUnsafe(ref {array}, i)";

    public string Store(string array, string value) =>
        IsScalar ? $"{array} = {value};" : $"{value}.StoreUnsafe(ref {array}, i);";

    /// <summary>A number in every lane, for an operator that takes none.</summary>
    public string Create(string number) => IsScalar ? number : $"{Class}.Create({number})";

    public string Zero => IsScalar ? "0" : $"{Type}.Zero";

    public string Sqrt(string value) => $"{Class}.Sqrt({value})";

    /// <summary>a · b + c, rounded once where the processor can.</summary>
    public string MultiplyAdd(string a, string b, string c) => $"{Class}.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>a · b + c, rounded once wherever it runs.</summary>
    public string FusedMultiplyAdd(string a, string b, string c) => $"{Class}.FusedMultiplyAdd({a}, {b}, {c})";

    /// <summary><paramref name="value"/>, or <paramref name="limit"/> where that is less; NaN stays NaN.</summary>
    public string AtMost(string limit, string value) => $"{Class}.Min{Native}({limit}, {value})";

    /// <summary><paramref name="value"/>, or <paramref name="limit"/> where that is greater; NaN stays NaN.</summary>
    public string AtLeast(string limit, string value) => $"{Class}.Max{Native}({limit}, {value})";

    /// <summary><paramref name="value"/>, or 0 where that is negative; NaN stays NaN, with a sign of 0 that does not depend on the processor: that of 0, not of -0.</summary>
    public string NonNegative(string value) =>
        IsScalar ? $"{Class}.Max({value}, 0)" : Select($"{Class}.LessThanOrEqual({value}, {Zero})", Zero, value);

    public string IsGreater(string left, string right) => IsScalar ? $"{left} > {right}" : $"{Class}.GreaterThan({left}, {right})";

    public string Maximum(string left, string right) => $"{Class}.Max({left}, {right})";

    public string Minimum(string left, string right) => $"{Class}.Min({left}, {right})";

    // The native forms give their second operand if one is NaN, and are one instruction; scalars have them from .NET 10 on only.
    private string Native => IsScalar ? "" : "Native";

    public string Select(string condition, string whenTrue, string whenFalse) =>
        IsScalar ? $"{condition} ? {whenTrue} : {whenFalse}" : $"{Class}.ConditionalSelect({condition}, {whenTrue}, {whenFalse})";
}
