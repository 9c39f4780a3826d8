using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Types, numbers and operators of a program in C#.</summary>
internal static class CSharpText
{
    // C# 13, "Keywords"; contextual ones can be names of variables.
    private static readonly HashSet<string> Keywords =
    [
        .. ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
            + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator "
            + "out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this "
            + "throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
    ];

    /// <summary>A name for a variable, after a name of the user's.</summary>
    public static string VariableOf(string name)
    {
        string identifier = name.TrimStart('@').AsIdentifier();
        string local = char.ToLowerInvariant(identifier[0]) + identifier.Substring(1);
        return Keywords.Contains(local) ? "@" + local : local;
    }

    public static string Number(object number) => number switch
    {
        bool condition => condition ? "true" : "false",
        float single => Literals.Single(single),
        double wide => Literals.Double(wide),
        uint unsigned => Integer(unsigned) + "u",
        long.MinValue => "long.MinValue",
        long signed => Integer(signed) + "L",
        ulong unsigned => Integer(unsigned) + "UL",
        int.MinValue => "int.MinValue",
        _ => Integer(number),
    };

    private static string Integer(object number) => System.Convert.ToString(number, System.Globalization.CultureInfo.InvariantCulture)!;

    /// <summary>
    /// The class that has a function. Functions of the C library are called by <c>Math</c> and <c>MathF</c> at once; those of <c>double</c>
    /// and <c>float</c> are a call more.
    /// </summary>
    public static string ClassOf(FunctionOperation function) => (function.Result.Type, function.Function) switch
    {
        (ScalarType.Double, var library) when IsOfLibrary(library) => "global::System.Math",
        (ScalarType.Single, var library) when IsOfLibrary(library) => "global::System.MathF",
        _ => Lanes.NameOf(function.Result.Type),
    };

    private static bool IsOfLibrary(MathFunction function) => function is MathFunction.Acos or MathFunction.Acosh or MathFunction.Asin or MathFunction.Asinh
        or MathFunction.Atan or MathFunction.Atan2 or MathFunction.Atanh or MathFunction.Cbrt or MathFunction.Cos or MathFunction.Cosh or MathFunction.Exp
        or MathFunction.Log or MathFunction.Log10 or MathFunction.Log2 or MathFunction.Pow or MathFunction.Sin or MathFunction.Sinh or MathFunction.Tan or MathFunction.Tanh;

    public static string OperatorOf(BinaryKind kind) => kind switch
    {
        BinaryKind.Add => "+",
        BinaryKind.Subtract => "-",
        BinaryKind.Multiply => "*",
        BinaryKind.Divide => "/",
        BinaryKind.Remainder => "%",
        BinaryKind.And => "&",
        BinaryKind.Or => "|",
        BinaryKind.ExclusiveOr => "^",
        BinaryKind.ShiftLeft => "<<",
        BinaryKind.ShiftRight => ">>",
        _ => ">>>",
    };

    public static string OperatorOf(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "==",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };

    public static string OperatorOf(UnaryKind kind) => kind switch
    {
        UnaryKind.Negate => "-",
        UnaryKind.Not => "!",
        _ => "~",
    };

    /// <summary>The method of the runtime library for a derivative.</summary>
    public static string NameOf(DerivativeOperation derivative)
    {
        string name = derivative.Function.ToString();
        return derivative.Function is MathFunction.Atan2 or MathFunction.Clamp or MathFunction.CopySign or MathFunction.Divide or MathFunction.FusedMultiplyAdd
            or MathFunction.Hypot or MathFunction.Lerp or MathFunction.Max or MathFunction.MaxMagnitude or MathFunction.Min or MathFunction.MinMagnitude
            or MathFunction.Multiply or MathFunction.Pow or MathFunction.Remainder
                ? name + (derivative.Argument switch { 0 => "ByFirst", 1 => "BySecond", _ => "ByThird" })
                : name;
    }

    /// <summary>Whether the runtime library has a derivative for several numbers at a time.</summary>
    public static bool HasVectorForm(DerivativeOperation derivative) => derivative.Function is MathFunction.Multiply or MathFunction.Divide or MathFunction.Exp
        or MathFunction.Log or MathFunction.Sqrt or MathFunction.Tanh or MathFunction.Abs or MathFunction.Max or MathFunction.Min;

    /// <summary>The fields of a workspace for numbers of a type: those recorded, and those in arrays.</summary>
    public static (string Tape, string Scratch) WorkspaceOf(ScalarType type) => type switch
    {
        ScalarType.Single => ("Singles", "SingleScratch"),
        ScalarType.Double => ("Doubles", "DoubleScratch"),
        ScalarType.Boolean => ("Flags", "FlagScratch"),
        ScalarType.Int64 or ScalarType.UInt32 or ScalarType.UInt64 => ("Longs", "LongScratch"),
        _ => ("Integers", "IntegerScratch"),
    };

    /// <summary>The type of the numbers on a tape.</summary>
    public static ScalarType RecordedAs(ScalarType type) => type switch
    {
        ScalarType.Single or ScalarType.Double or ScalarType.Boolean => type,
        ScalarType.Int64 or ScalarType.UInt32 or ScalarType.UInt64 => ScalarType.Int64,
        _ => ScalarType.Int32,
    };
}
