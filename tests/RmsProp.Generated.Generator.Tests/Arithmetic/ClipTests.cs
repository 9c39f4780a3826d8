using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The clip factors computed from sums of squares, compared with the formulas of Keras and TensorFlow.</summary>
public class ClipTests
{
    private static readonly Hyperparameters Options = ElementRun.Options(Convention.Keras) with { ClipMode = ClipMode.Norm, Clip = 2 };

    /// <summary><c>keras.optimizers.Optimizer._clip_by_norm</c>: values · clipnorm / max(norm, clipnorm), and no root of 0.</summary>
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(4, 2)]
    [InlineData(9, 3)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void The_denominator_of_a_variable(double sumOfSquares, double expected)
    {
        var symbols = new Symbols(Options, ScalarType.Double);
        Assert.Equal(expected, Result(Clip.DenominatorOfSum(symbols), sumOfSquares));
    }

    /// <summary><c>tf.clip_by_global_norm</c>: clip_norm · min(1 / global_norm, 1 / clip_norm), NaN if the norm is not finite.</summary>
    [Theory]
    [InlineData(0, false, 1)]
    [InlineData(1, false, 1)]
    [InlineData(16, false, 0.5)]
    [InlineData(16, true, 0.5)]
    [InlineData(double.PositiveInfinity, false, double.NaN)]
    [InlineData(double.PositiveInfinity, true, double.NaN)]
    [InlineData(double.NaN, true, double.NaN)]
    public void The_scale_of_all_variables(double sumOfSquares, bool sumsInDouble, double expected)
    {
        Hyperparameters options = Options with { ClipMode = ClipMode.GlobalNorm, SumsInDouble = sumsInDouble };
        Assert.Equal(expected, Result(Clip.ScaleOfSum(options, new Symbols(options, ScalarType.Double), ScalarType.Double), sumOfSquares));
    }

    /// <summary>The same from sums in double for gradients in float: where one gradient is infinite, Keras clips the others of its variable to 0.</summary>
    [Theory]
    [InlineData(ClipMode.Norm, 0, 1)]
    [InlineData(ClipMode.Norm, 1, 1)]
    [InlineData(ClipMode.Norm, 16, 0.5)]
    [InlineData(ClipMode.Norm, 1e77, 6.32455532e-39)]
    [InlineData(ClipMode.Norm, double.PositiveInfinity, 0)]
    [InlineData(ClipMode.Norm, double.NaN, double.NaN)]
    [InlineData(ClipMode.GlobalNorm, 0, 1)]
    [InlineData(ClipMode.GlobalNorm, 16, 0.5)]
    [InlineData(ClipMode.GlobalNorm, double.PositiveInfinity, double.NaN)]
    [InlineData(ClipMode.GlobalNorm, double.NaN, double.NaN)]
    public void The_scale_of_gradients_in_float(object mode, double sumOfSquares, double expected)
    {
        Hyperparameters options = Options with { ClipMode = (ClipMode)mode, SumsInDouble = true };
        double scale = Result(Clip.ScaleOfSum(options, new Symbols(options, ScalarType.Double), ScalarType.Single), sumOfSquares);
        Assert.Equal(expected, scale, tolerance: 1e-44);
    }

    /// <summary>Gradients scaled by 4 have the norm 16: unscaled it is 4, and their factor is 2 / 4 / 4.</summary>
    [Fact]
    public void A_scale_that_undoes_the_loss_scale()
    {
        Hyperparameters options = Options with { SumsInDouble = true, LossScaleFactor = 4 };
        Assert.Equal(0.125, Result(Clip.ScaleOfSum(options, new Symbols(options, ScalarType.Double), ScalarType.Single), 256));
    }

    [Fact]
    public void Sums_in_double_are_rounded_once_they_are_a_scale() => Assert.Equal(
        [
            "double norm = double.Sqrt(sumOfSquares);",
            "double limit = ClipNorm;",
            "double square = double.Max(sumOfSquares, limit * limit);",
            "double larger = double.Min(double.Max(norm, limit), double.MaxValue);",
            "double scale = (limit / square) * larger;",
            "return (float)scale;",
        ],
        new CSharpPrinter(Lanes.Scalar(ElementType.Double)).Print(
            Clip.ScaleOfSum(Options with { SumsInDouble = true }, new Symbols(Options with { SumsInDouble = true }, ScalarType.Double), ScalarType.Single)));

    private static double Result(IReadOnlyList<Statement> statements, double sumOfSquares)
    {
        var evaluator = new Evaluator<double>(new() { ["sumOfSquares"] = sumOfSquares, ["ClipNorm"] = 2, ["GlobalClipNorm"] = 2, ["InverseLossScaleFactor"] = 0.25 });
        evaluator.Run(statements);
        return evaluator.Returned;
    }
}
