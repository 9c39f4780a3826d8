using System.Numerics;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>The values of the functions in their own type, by the same methods of the framework that a loss calls.</summary>
internal static class Functions
{
    /// <summary>The value in double, or in float if the arguments are floats.</summary>
    public static double Value(MathFunction function, bool isSingle, ReadOnlySpan<Number> arguments)
    {
        double first = arguments[0].Real;
        double second = arguments.Length > 1 ? arguments[1].Real : 0;
        double third = arguments.Length > 2 ? arguments[2].Real : 0;
        return isSingle ? Value(function, (float)first, (float)second, (float)third) : Value(function, first, second, third);
    }

    private static T Value<T>(MathFunction function, T x, T y, T z)
        where T : IBinaryFloatingPointIeee754<T> => function switch
        {
            MathFunction.Abs => T.Abs(x),
            MathFunction.Acos => T.Acos(x),
            MathFunction.Acosh => T.Acosh(x),
            MathFunction.Asin => T.Asin(x),
            MathFunction.Asinh => T.Asinh(x),
            MathFunction.Atan => T.Atan(x),
            MathFunction.Atan2 => T.Atan2(x, y),
            MathFunction.Atanh => T.Atanh(x),
            MathFunction.Cbrt => T.Cbrt(x),
            MathFunction.Ceiling => T.Ceiling(x),
            MathFunction.Clamp => T.Clamp(x, y, z),
            MathFunction.CopySign => T.CopySign(x, y),
            MathFunction.Cos => T.Cos(x),
            MathFunction.Cosh => T.Cosh(x),
            MathFunction.Exp => T.Exp(x),
            MathFunction.Exp10 => T.Exp10(x),
            MathFunction.Exp2 => T.Exp2(x),
            MathFunction.ExpM1 => T.ExpM1(x),
            MathFunction.Floor => T.Floor(x),
            MathFunction.FusedMultiplyAdd => T.FusedMultiplyAdd(x, y, z),
            MathFunction.Hypot => T.Hypot(x, y),
            MathFunction.Lerp => T.Lerp(x, y, z),
            MathFunction.Log => T.Log(x),
            MathFunction.Log10 => T.Log10(x),
            MathFunction.Log2 => Log2(x),
            MathFunction.LogP1 => T.LogP1(x),
            MathFunction.Max => T.Max(x, y),
            MathFunction.MaxMagnitude => T.MaxMagnitude(x, y),
            MathFunction.Min => T.Min(x, y),
            MathFunction.MinMagnitude => T.MinMagnitude(x, y),
            MathFunction.Pow => T.Pow(x, y),
            MathFunction.Round => T.Round(x),
            MathFunction.Sign => T.CreateChecked(T.Sign(x)),
            MathFunction.Sin => T.Sin(x),
            MathFunction.Sinh => T.Sinh(x),
            MathFunction.Sqrt => T.Sqrt(x),
            MathFunction.Tan => T.Tan(x),
            MathFunction.Tanh => T.Tanh(x),
            MathFunction.Truncate => T.Truncate(x),
            _ => throw new NotSupportedException($"The oracle does not know {function}."),
        };

    // Two interfaces of T have the method.
    private static T Log2<T>(T x)
        where T : ILogarithmicFunctions<T> => T.Log2(x);

    private static double Value(MathFunction function, float x, float y, float z) => Value<float>(function, x, y, z);
}
