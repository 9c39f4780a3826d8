using System.Numerics;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>C#'s operators on integers, and its conversions.</summary>
internal static class Arithmetic
{
    public static bool IsReal(ScalarType type) => type is ScalarType.Single or ScalarType.Double;

    /// <summary>The value of an operator on floats or doubles, rounded to their type.</summary>
    public static double Reals(BinaryKind kind, ScalarType type, double left, double right) =>
        type == ScalarType.Single ? OfNumbers(kind, (float)left, (float)right) : OfNumbers(kind, left, right);

    /// <summary>The value of an operator on integers or bools, as bits.</summary>
    public static long Integers(BinaryKind kind, ScalarType type, long left, long right, bool isChecked)
    {
        unchecked
        {
            return type switch
            {
                ScalarType.Boolean => OfBits(kind, left, right),
                ScalarType.Int32 => OfIntegers(kind, (int)left, (int)right, (int)right, isChecked),
                ScalarType.UInt32 => OfIntegers(kind, (uint)left, (uint)right, (int)right, isChecked),
                ScalarType.Int64 => OfIntegers(kind, left, right, (int)right, isChecked),
                ScalarType.UInt64 => (long)OfIntegers(kind, (ulong)left, (ulong)right, (int)right, isChecked),
                _ => throw new NotSupportedException($"C# has no operator on {type}."),
            };
        }
    }

    public static long Negated(ScalarType type, long value, bool isChecked) => Integers(BinaryKind.Subtract, type, 0, value, isChecked);

    public static long Complement(ScalarType type, long value) => unchecked(type switch
    {
        ScalarType.UInt32 => (uint)~value,
        _ => ~value,
    });

    /// <summary>The conversion of a number to another type.</summary>
    public static Number Converted(Number number, ScalarType from, ScalarType to, bool isChecked)
    {
        if (IsReal(to))
        {
            double real = IsReal(from) ? number.Real : from == ScalarType.UInt64 ? Rounded(unchecked((ulong)number.Integer), to) : Rounded(number.Integer, to);
            return Number.OfReal(to == ScalarType.Single ? (float)real : real);
        }

        return Number.OfInteger(
            from == ScalarType.Single ? OfReal((float)number.Real, to, isChecked)
            : from == ScalarType.Double ? OfReal(number.Real, to, isChecked)
            : from == ScalarType.UInt64 ? OfInteger(unchecked((ulong)number.Integer), to, isChecked)
            : OfInteger(number.Integer, to, isChecked));
    }

    public static bool Compare<T>(Comparison comparison, T left, T right)
        where T : IComparisonOperators<T, T, bool> => comparison switch
        {
            Comparison.Equal => left == right,
            Comparison.NotEqual => left != right,
            Comparison.Less => left < right,
            Comparison.LessOrEqual => left <= right,
            Comparison.Greater => left > right,
            _ => left >= right,
        };

    // An integer is rounded once: a conversion to float by way of double would round twice.
    private static double Rounded(long value, ScalarType to) => to == ScalarType.Single ? (float)value : (double)value;

    private static double Rounded(ulong value, ScalarType to) => to == ScalarType.Single ? (float)value : (double)value;

    private static T OfNumbers<T>(BinaryKind kind, T left, T right)
        where T : INumber<T> => kind switch
        {
            BinaryKind.Add => left + right,
            BinaryKind.Subtract => left - right,
            BinaryKind.Multiply => left * right,
            BinaryKind.Divide => left / right,
            BinaryKind.Remainder => left % right,
            _ => throw new NotSupportedException($"C# has no {kind} of {typeof(T).Name}."),
        };

    private static long OfBits(BinaryKind kind, long left, long right) => kind switch
    {
        BinaryKind.And => left & right,
        BinaryKind.Or => left | right,
        BinaryKind.ExclusiveOr => left ^ right,
        _ => throw new NotSupportedException($"C# has no {kind} of bools."),
    };

    private static T OfIntegers<T>(BinaryKind kind, T left, T right, int shift, bool isChecked)
        where T : IBinaryInteger<T> => kind switch
        {
            BinaryKind.Add => isChecked ? checked(left + right) : unchecked(left + right),
            BinaryKind.Subtract => isChecked ? checked(left - right) : unchecked(left - right),
            BinaryKind.Multiply => isChecked ? checked(left * right) : unchecked(left * right),
            BinaryKind.Divide => left / right,
            BinaryKind.Remainder => left % right,
            BinaryKind.And => left & right,
            BinaryKind.Or => left | right,
            BinaryKind.ExclusiveOr => left ^ right,
            BinaryKind.ShiftLeft => left << shift,
            BinaryKind.ShiftRight => left >> shift,
            _ => left >>> shift,
        };

    private static long OfReal<T>(T value, ScalarType to, bool isChecked)
        where T : IFloatingPoint<T>
    {
        return to switch
        {
            ScalarType.SByte => To<sbyte>(),
            ScalarType.Byte => To<byte>(),
            ScalarType.Int16 => To<short>(),
            ScalarType.UInt16 => To<ushort>(),
            ScalarType.Int32 => To<int>(),
            ScalarType.UInt32 => To<uint>(),
            ScalarType.Int64 => To<long>(),
            _ => unchecked((long)(isChecked ? ulong.CreateChecked(value) : ulong.CreateSaturating(value))),
        };

        // C# converts to the small integers by way of int.
        long To<TInteger>()
            where TInteger : IBinaryInteger<TInteger> => isChecked ? long.CreateChecked(TInteger.CreateChecked(value))
            : long.CreateChecked(to is ScalarType.SByte or ScalarType.Byte or ScalarType.Int16 or ScalarType.UInt16
                ? TInteger.CreateTruncating(int.CreateSaturating(value))
                : TInteger.CreateSaturating(value));
    }

    private static long OfInteger<T>(T value, ScalarType to, bool isChecked)
        where T : IBinaryInteger<T>
    {
        return to switch
        {
            ScalarType.SByte => To<sbyte>(),
            ScalarType.Byte => To<byte>(),
            ScalarType.Int16 => To<short>(),
            ScalarType.UInt16 => To<ushort>(),
            ScalarType.Int32 => To<int>(),
            ScalarType.UInt32 => To<uint>(),
            ScalarType.Int64 => To<long>(),
            ScalarType.UInt64 => unchecked((long)(isChecked ? ulong.CreateChecked(value) : ulong.CreateTruncating(value))),
            _ => throw new NotSupportedException($"C# has no conversion to {to}."),
        };

        long To<TInteger>()
            where TInteger : IBinaryInteger<TInteger> => long.CreateChecked(isChecked ? TInteger.CreateChecked(value) : TInteger.CreateTruncating(value));
    }
}
