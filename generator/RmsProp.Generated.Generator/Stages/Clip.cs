using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>Gradients are kept small: each element, the norm of each variable's, or that of all together.</summary>
internal static class Clip
{
    private static readonly string[] OfVariable = ["clip g by the norm of its variable"];

    public static Stage Of(Hyperparameters options, Symbols s) => options.ClipMode switch
    {
        ClipMode.Value => new(new Assign(s.G, AtMost(AtLeast(s.G, -s.ClipValue), s.ClipValue))) { Actions = ["clip g"] },
        ClipMode.Norm when !options.SumsInDouble => new(new Assign(s.G, (s.G * s.ClipNorm) / s.ClipDenominator)) { Actions = OfVariable },
        ClipMode.Norm => new(new Assign(s.G, s.G * s.ClipScale)) { Actions = OfVariable },
        ClipMode.GlobalNorm => new(new Assign(s.G, s.G * s.ClipScale)) { Actions = ["clip g by the norm of all"] },
        _ => Stage.None,
    };

    /// <summary>Whether what gradients are multiplied by to clip them is divided by the loss scale factor, instead of each of them.</summary>
    public static bool ScaleUnscales(Hyperparameters options) =>
        options is { SumsInDouble: true, ClipsByNorm: true, Accumulates: false, LossScaleFactor: { } factor } && ExactReciprocals.IsExact(factor);

    /// <summary>What a clipped gradient is divided by, as Keras clips a variable.</summary>
    public static Expression Denominator(Symbols s) => new Binary(BinaryOperator.Maximum, s.Norm, s.ClipNorm);

    /// <summary>What gradients are multiplied by.</summary>
    public static Expression Scale(Hyperparameters options, Symbols s)
    {
        if (!options.SumsInDouble)
        {
            return s.GlobalClipNorm * new Binary(BinaryOperator.Minimum, 1 / s.Norm, s.InverseGlobalClipNorm);
        }

        Expression limit = options.ClipMode == ClipMode.Norm ? s.ClipNorm : s.GlobalClipNorm;
        return limit / new Binary(BinaryOperator.Maximum, s.Norm, limit);
    }

    /// <summary>The denominator from the sum of squares; a sum of 0 has no root to be taken.</summary>
    public static IReadOnlyList<Statement> DenominatorOfSum(Symbols s) =>
    [
        new Let(s.Norm, new Select(new IsGreater(s.SumOfSquares, new Constant(0, s.Type)), Root(s.SumOfSquares), s.SumOfSquares)),
        new Return(Denominator(s)),
    ];

    /// <summary>The scale from the sum of squares; NaN where a norm of all gradients is not finite.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="s">The names, of the type that sums are in.</param>
    /// <param name="element">The type that gradients are in.</param>
    public static IReadOnlyList<Statement> ScaleOfSum(Hyperparameters options, Symbols s, ScalarType element)
    {
        bool unscales = ScaleUnscales(options);
        Expression checkedScale = options.ClipMode == ClipMode.GlobalNorm ? s.Scale + (s.Norm - s.Norm) : s.Scale;
        return
        [
            new Let(s.Norm, Unscaled(Root(s.SumOfSquares))),
            new Let(s.Scale, Unscaled(Scale(options, s))),
            new Return(element == s.Type ? checkedScale : new Conversion(checkedScale, element)),
        ];

        Expression Unscaled(Expression value) => unscales ? value * s.InverseLossScaleFactor : value;
    }

    private static Unary Root(Expression operand) => new(UnaryOperator.SquareRoot, operand);

    private static Binary AtMost(Expression value, Expression limit) => new Binary(BinaryOperator.AtMost, value, limit);

    private static Binary AtLeast(Expression value, Expression limit) => new Binary(BinaryOperator.AtLeast, value, limit);
}
