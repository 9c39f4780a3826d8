using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>The functions that <c>KernelNumerics.Fast</c> computes for several numbers at a time, with other last bits than those of single numbers.</summary>
internal static class FastFunctions
{
    /// <summary>Whether an operation computes one of them.</summary>
    public static bool AreIn(Operation operation) => operation switch
    {
        FunctionOperation function => IsOne(function.Function),
        DerivativeOperation derivative => IsOne(derivative.Function) && !CSharpText.HasVectorForm(derivative),
        _ => false,
    };

    private static bool IsOne(MathFunction function) => function is MathFunction.Exp or MathFunction.Exp2 or MathFunction.ExpM1
        or MathFunction.Log or MathFunction.Log2 or MathFunction.Log10 or MathFunction.LogP1
        or MathFunction.Sin or MathFunction.Cos or MathFunction.Tanh;
}
