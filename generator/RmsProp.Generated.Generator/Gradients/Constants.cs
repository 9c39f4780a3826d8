using System.Globalization;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// Operations on known integers. What overflows, or divides by 0, is an error of the compiler where it can compute it; in the user's method it
/// is computed at run time, from variables.
/// </summary>
internal static class Constants
{
    // From here on a double may have been rounded.
    private const double LargestLong = 1L << 53;

    public static bool MayNotFit(BinaryOperation operation) =>
        IsInteger(operation.Result.Type) && NumberOf(operation.Left) is not null && NumberOf(operation.Right) is not null && ResultOf(operation) is null;

    public static bool MayNotFit(UnaryOperation operation) =>
        IsInteger(operation.Result.Type) && NumberOf(operation.Value) is not null && ResultOf(operation) is null;

    public static bool MayNotFit(ConvertOperation operation) =>
        IsInteger(operation.Result.Type) && NumberOf(operation.Value) is not null && ResultOf(operation) is null;

    /// <summary>The number that the compiler finds for a value; null if it finds none.</summary>
    private static double? NumberOf(Value value) => value.Actual.Definition switch
    {
        ConstantOperation { Number: not bool and var number } => System.Convert.ToDouble(number, CultureInfo.InvariantCulture),
        ValueOperation operation when IsInteger(value.Type) => ResultOf(operation),
        _ => null,
    };

    /// <summary>The result of an operation on known numbers, if it is certain to fit.</summary>
    private static double? ResultOf(ValueOperation operation)
    {
        double? result = operation switch
        {
            BinaryOperation { Kind: BinaryKind.Add } sum => NumberOf(sum.Left) + NumberOf(sum.Right),
            BinaryOperation { Kind: BinaryKind.Subtract } difference => NumberOf(difference.Left) - NumberOf(difference.Right),
            BinaryOperation { Kind: BinaryKind.Multiply } product => NumberOf(product.Left) * NumberOf(product.Right),
            UnaryOperation { Kind: UnaryKind.Negate } negation => -NumberOf(negation.Value),
            ConvertOperation { Value.IsFloatingPoint: false } conversion => NumberOf(conversion.Value),
            _ => null,
        };
        return result is { } number && Fits(number, operation.Result.Type) ? number : null;
    }

    private static bool IsInteger(ScalarType type) => type is not (ScalarType.Single or ScalarType.Double or ScalarType.Boolean);

    private static bool Fits(double number, ScalarType type) => type switch
    {
        ScalarType.SByte => number is >= sbyte.MinValue and <= sbyte.MaxValue,
        ScalarType.Byte => number is >= byte.MinValue and <= byte.MaxValue,
        ScalarType.Int16 => number is >= short.MinValue and <= short.MaxValue,
        ScalarType.UInt16 => number is >= ushort.MinValue and <= ushort.MaxValue,
        ScalarType.Int32 => number is >= int.MinValue and <= int.MaxValue,
        ScalarType.UInt32 => number is >= uint.MinValue and <= uint.MaxValue,
        ScalarType.Int64 => number is >= -LargestLong and <= LargestLong,
        _ => number is >= 0 and <= LargestLong,
    };
}
