using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// What the gradient of a function's result contributes to the gradient of an argument: the gradient times the partial derivative. Called
/// by generated code.
/// </summary>
/// <remarks>
/// A gradient of exactly 0 contributes 0, even where the derivative is infinite or undefined. Where a function has no derivative: the
/// larger or smaller of two equal numbers passes half to each, the absolute value of 0 passes nothing, and a number at a bound of a range
/// passes everything.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Derivative
{
    private static T Half<T>()
        where T : IFloatingPointIeee754<T> => T.CreateTruncating(0.5);

    /// <summary>gradient · factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyByFirst<T>(T gradient, T factor)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * factor;

    /// <summary>∂(x / y)/∂x = 1 / y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T DivideByFirst<T>(T gradient, T y)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / y;

    /// <summary>∂(x / y)/∂y = -x / y².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T DivideBySecond<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : -(gradient / y) * (x / y);

    /// <summary>∂(x % y)/∂y = -⌊x / y⌋, rounded toward 0.</summary>
    public static T RemainderBySecond<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : -gradient * T.Truncate(x / y);

    /// <summary>|x|′ = sign x.</summary>
    public static T Abs<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => x > T.Zero ? gradient : x < T.Zero ? -gradient : T.Zero;

    /// <summary>acos′ x = -1 / √(1 - x²).</summary>
    public static T Acos<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : -gradient / T.Sqrt((T.One - x) * (T.One + x));

    /// <summary>arcosh′ x = 1 / √(x² - 1).</summary>
    public static T Acosh<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / T.Sqrt((x - T.One) * (x + T.One));

    /// <summary>asin′ x = 1 / √(1 - x²).</summary>
    public static T Asin<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / T.Sqrt((T.One - x) * (T.One + x));

    /// <summary>arsinh′ x = 1 / √(x² + 1).</summary>
    public static T Asinh<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / T.Hypot(x, T.One);

    /// <summary>atan′ x = 1 / (1 + x²).</summary>
    public static T Atan<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / (T.One + (x * x));

    /// <summary>∂atan2(y, x)/∂y = x / (x² + y²).</summary>
    public static T Atan2ByFirst<T>(T gradient, T y, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * (x / ((x * x) + (y * y)));

    /// <summary>∂atan2(y, x)/∂x = -y / (x² + y²).</summary>
    public static T Atan2BySecond<T>(T gradient, T y, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : -gradient * (y / ((x * x) + (y * y)));

    /// <summary>artanh′ x = 1 / (1 - x²).</summary>
    public static T Atanh<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / ((T.One - x) * (T.One + x));

    /// <summary>∛x′ = 1 / (3 r²), where r = ∛x.</summary>
    public static T Cbrt<T>(T gradient, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / (T.CreateTruncating(3) * result * result);

    /// <summary>∂clamp(x, min, max)/∂x = 1 from min to max.</summary>
    public static T ClampByFirst<T>(T gradient, T x, T min, T max)
        where T : IFloatingPointIeee754<T> => x >= min && x <= max ? gradient : T.Zero;

    /// <summary>∂clamp(x, min, max)/∂min = 1 below min.</summary>
    public static T ClampBySecond<T>(T gradient, T x, T min, T max)
        where T : IFloatingPointIeee754<T> => x < min ? gradient : T.Zero;

    /// <summary>∂clamp(x, min, max)/∂max = 1 above max.</summary>
    public static T ClampByThird<T>(T gradient, T x, T min, T max)
        where T : IFloatingPointIeee754<T> => x > max ? gradient : T.Zero;

    /// <summary>The derivative by the magnitude: 1 where x has the sign of y, -1 where it has not, and nothing at 0.</summary>
    public static T CopySignByFirst<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => x == T.Zero ? T.Zero : T.IsNegative(x) == T.IsNegative(y) ? gradient : -gradient;

    /// <summary>cos′ x = -sin x.</summary>
    public static T Cos<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : -gradient * T.Sin(x);

    /// <summary>cosh′ x = sinh x.</summary>
    public static T Cosh<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * T.Sinh(x);

    /// <summary>exp′ x = r, where r = exp x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T gradient, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * result;

    /// <summary>(10ˣ)′ = r · ln 10, where r = 10ˣ.</summary>
    public static T Exp10<T>(T gradient, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * (result * T.CreateTruncating(Math.Log(10)));

    /// <summary>(2ˣ)′ = r · ln 2, where r = 2ˣ.</summary>
    public static T Exp2<T>(T gradient, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * (result * T.CreateTruncating(Math.Log(2)));

    /// <summary>(exp x - 1)′ = r + 1, where r = exp x - 1.</summary>
    public static T ExpM1<T>(T gradient, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * (result + T.One);

    /// <summary>∂(x · y + z)/∂x = y.</summary>
    public static T FusedMultiplyAddByFirst<T>(T gradient, T y)
        where T : IFloatingPointIeee754<T> => MultiplyByFirst(gradient, y);

    /// <summary>∂(x · y + z)/∂y = x.</summary>
    public static T FusedMultiplyAddBySecond<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => MultiplyByFirst(gradient, x);

    /// <summary>∂√(x² + y²)/∂x = x / r, where r = √(x² + y²).</summary>
    public static T HypotByFirst<T>(T gradient, T x, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * (x / result);

    /// <summary>∂√(x² + y²)/∂y = y / r, where r = √(x² + y²).</summary>
    public static T HypotBySecond<T>(T gradient, T y, T result)
        where T : IFloatingPointIeee754<T> => HypotByFirst(gradient, y, result);

    /// <summary>∂(x (1 - t) + y t)/∂x = 1 - t.</summary>
    public static T LerpByFirst<T>(T gradient, T amount)
        where T : IFloatingPointIeee754<T> => MultiplyByFirst(gradient, T.One - amount);

    /// <summary>∂(x (1 - t) + y t)/∂y = t.</summary>
    public static T LerpBySecond<T>(T gradient, T amount)
        where T : IFloatingPointIeee754<T> => MultiplyByFirst(gradient, amount);

    /// <summary>∂(x (1 - t) + y t)/∂t = y - x.</summary>
    public static T LerpByThird<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => MultiplyByFirst(gradient, y - x);

    /// <summary>ln′ x = 1 / x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / x;

    /// <summary>lg′ x = 1 / (x ln 10).</summary>
    public static T Log10<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / (x * T.CreateTruncating(Math.Log(10)));

    /// <summary>lb′ x = 1 / (x ln 2).</summary>
    public static T Log2<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / (x * T.CreateTruncating(Math.Log(2)));

    /// <summary>ln′(1 + x) = 1 / (1 + x).</summary>
    public static T LogP1<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient / (T.One + x);

    /// <summary>The larger of x and y passes the gradient to x where x is larger, and half of it where they are equal.</summary>
    public static T MaxByFirst<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => x > y ? gradient : x == y ? gradient * Half<T>() : T.Zero;

    /// <summary>The larger of x and y passes the gradient to y where y is larger, and half of it where they are equal.</summary>
    public static T MaxBySecond<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => MaxByFirst(gradient, y, x);

    /// <summary>The smaller of x and y passes the gradient to x where x is smaller, and half of it where they are equal.</summary>
    public static T MinByFirst<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => x < y ? gradient : x == y ? gradient * Half<T>() : T.Zero;

    /// <summary>The smaller of x and y passes the gradient to y where y is smaller, and half of it where they are equal.</summary>
    public static T MinBySecond<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => MinByFirst(gradient, y, x);

    /// <summary>Of x and y, the one with the larger magnitude passes the gradient; at -x = y the larger one does.</summary>
    public static T MaxMagnitudeByFirst<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => T.Abs(x) == T.Abs(y) ? MaxByFirst(gradient, x, y) : T.Abs(x) > T.Abs(y) ? gradient : T.Zero;

    /// <summary>Of x and y, the one with the larger magnitude passes the gradient; at -x = y the larger one does.</summary>
    public static T MaxMagnitudeBySecond<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => MaxMagnitudeByFirst(gradient, y, x);

    /// <summary>Of x and y, the one with the smaller magnitude passes the gradient; at -x = y the smaller one does.</summary>
    public static T MinMagnitudeByFirst<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => T.Abs(x) == T.Abs(y) ? MinByFirst(gradient, x, y) : T.Abs(x) < T.Abs(y) ? gradient : T.Zero;

    /// <summary>Of x and y, the one with the smaller magnitude passes the gradient; at -x = y the smaller one does.</summary>
    public static T MinMagnitudeBySecond<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => MinMagnitudeByFirst(gradient, y, x);

    /// <summary>∂xʸ/∂x = y · xʸ⁻¹, and 0 where y is 0.</summary>
    public static T PowByFirst<T>(T gradient, T x, T y)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero || y == T.Zero ? T.Zero : gradient * (y * T.Pow(x, y - T.One));

    /// <summary>∂xʸ/∂y = r · ln x, where r = xʸ, and 0 where r is.</summary>
    public static T PowBySecond<T>(T gradient, T x, T y, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero || (x == T.Zero && y >= T.Zero) ? T.Zero : gradient * (result * T.Log(x));

    /// <summary>sin′ x = cos x.</summary>
    public static T Sin<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * T.Cos(x);

    /// <summary>sinh′ x = cosh x.</summary>
    public static T Sinh<T>(T gradient, T x)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * T.Cosh(x);

    /// <summary>√x′ = 1 / (2 r), where r = √x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sqrt<T>(T gradient, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * Half<T>() / result;

    /// <summary>tan′ x = 1 + r², where r = tan x.</summary>
    public static T Tan<T>(T gradient, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * (T.One + (result * result));

    /// <summary>tanh′ x = 1 - r², where r = tanh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T gradient, T result)
        where T : IFloatingPointIeee754<T> => gradient == T.Zero ? T.Zero : gradient * (T.One - (result * result));
}
