using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>What the derivative of a function needs.</summary>
internal static class Derivation
{
    /// <summary>Whether a function is constant between its steps, so that nothing flows through it.</summary>
    public static bool IsStep(MathFunction function) =>
        function is MathFunction.Ceiling or MathFunction.Floor or MathFunction.Round or MathFunction.Sign or MathFunction.Truncate;

    /// <summary>The values that the formula for the derivative by an argument takes after the gradient of the result.</summary>
    public static IReadOnlyList<Value> NeedsOf(FunctionOperation operation, int argument)
    {
        IReadOnlyList<Value> x = operation.Operands;
        Value result = operation.Result;
        return operation.Function switch
        {
            MathFunction.Cbrt or MathFunction.Exp or MathFunction.Exp10 or MathFunction.Exp2 or MathFunction.ExpM1 or MathFunction.Sqrt
                or MathFunction.Tan or MathFunction.Tanh => [result],
            MathFunction.FusedMultiplyAdd => argument == 2 ? [] : [x[1 - argument]],
            MathFunction.Hypot => [x[argument], result],
            MathFunction.Lerp => argument == 2 ? [x[0], x[1]] : [x[2]],
            MathFunction.Pow => argument == 0 ? x : [x[0], x[1], result],
            MathFunction.CopySign when argument == 1 => [],
            _ => x,
        };
    }
}
