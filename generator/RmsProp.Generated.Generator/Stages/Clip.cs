using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>Limits gradients: each element, the norm of each variable's gradient, or the norm of all gradients.</summary>
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

    /// <summary>Whether the clip factor absorbs the division by the loss scale factor, instead of each gradient.</summary>
    public static bool ScaleUnscales(Hyperparameters options) =>
        options is { SumsInDouble: true, ClipsByNorm: true, Accumulates: false, LossScaleFactor: { } factor } && ExactReciprocals.IsExact(factor);

    /// <summary>The divisor of clipped gradients, as in Keras' clipping of a variable.</summary>
    public static Expression Denominator(Symbols s) => new Binary(BinaryOperator.Maximum, s.Norm, s.ClipNorm);

    /// <summary>The factor of clipped gradients.</summary>
    public static Expression Scale(Hyperparameters options, Symbols s)
    {
        if (!options.SumsInDouble)
        {
            return s.GlobalClipNorm * new Binary(BinaryOperator.Minimum, 1 / s.Norm, s.InverseGlobalClipNorm);
        }

        Expression limit = options.ClipMode == ClipMode.Norm ? s.ClipNorm : s.GlobalClipNorm;
        return limit / new Binary(BinaryOperator.Maximum, s.Norm, limit);
    }

    /// <summary>The divisor, from the sum of squares; the root of 0 is not taken.</summary>
    public static IReadOnlyList<Statement> DenominatorOfSum(Symbols s) =>
    [
        new Let(s.Norm, new Select(new IsGreater(s.SumOfSquares, new Constant(0, s.Type)), Root(s.SumOfSquares), s.SumOfSquares)),
        new Return(Denominator(s)),
    ];

    /// <summary>The factor, from the sum of squares; NaN if a norm of all gradients is not finite.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="s">The symbols, of the type of the sums.</param>
    /// <param name="element">The type of the gradients.</param>
    public static IReadOnlyList<Statement> ScaleOfSum(Hyperparameters options, Symbols s, ScalarType element)
    {
        var norm = new Let(s.Norm, Norm(options, s, s.SumOfSquares));
        if (element != s.Type)
        {
            return [norm, .. ScaleBesideRoot(options, s), new Return(new Conversion(s.Scale, element))];
        }

        Expression checkedScale = options.ClipMode == ClipMode.GlobalNorm ? s.Scale + (s.Norm - s.Norm) : s.Scale;
        return [norm, new Let(s.Scale, Unscaled(options, s, Scale(options, s))), new Return(checkedScale)];
    }

    /// <summary>
    /// The scale as limit / max(N², limit²) · max(N, limit): the division does not wait for the root, and a step waits for both. If N is
    /// infinite, that is 0 · ∞; without the ∞ only the elements that are infinite become NaN, as in the division by N.
    /// </summary>
    private static Statement[] ScaleBesideRoot(Hyperparameters options, Symbols s)
    {
        Expression square = Unscaled(options, s, Unscaled(options, s, s.SumOfSquares));
        Expression larger = new Binary(BinaryOperator.Maximum, s.Norm, s.Limit);
        return
        [
            new Let(s.Limit, options.ClipMode == ClipMode.Norm ? s.ClipNorm : s.GlobalClipNorm),
            new Let(s.Square, new Binary(BinaryOperator.Maximum, square, s.Limit * s.Limit)),
            new Let(s.Larger, options.ClipMode == ClipMode.Norm ? new Binary(BinaryOperator.Minimum, larger, new Constant(double.MaxValue, s.Type)) : larger),
            new Let(s.Scale, Unscaled(options, s, (s.Limit / s.Square) * s.Larger)),
        ];
    }

    /// <summary>The norm of the unscaled gradient, from the sum of squares.</summary>
    public static Expression Norm(Hyperparameters options, Symbols s, Expression sumOfSquares) => Unscaled(options, s, Root(sumOfSquares));

    private static Expression Unscaled(Hyperparameters options, Symbols s, Expression value) =>
        ScaleUnscales(options) ? value * s.InverseLossScaleFactor : value;

    private static Unary Root(Expression operand) => new(UnaryOperator.SquareRoot, operand);

    private static Binary AtMost(Expression value, Expression limit) => new Binary(BinaryOperator.AtMost, value, limit);

    private static Binary AtLeast(Expression value, Expression limit) => new Binary(BinaryOperator.AtLeast, value, limit);
}
