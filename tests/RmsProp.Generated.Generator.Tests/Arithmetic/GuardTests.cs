using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The conditions on gradients, evaluated, with the steps that they let through.</summary>
public class GuardTests
{
    private static readonly Symbol Gradient = new("gradient", SymbolKind.Local, ScalarType.Single);
    private static readonly Hyperparameters Options = ElementRun.Options(Convention.Keras) with { NonFinite = NonFinitePolicy.SkipStep };

    /// <summary>IEEE 754: NaN is neither finite nor at most anything.</summary>
    [Theory]
    [InlineData(0, true, true)]
    [InlineData(-2, true, true)]
    [InlineData(2.5f, true, false)]
    [InlineData(-2.5f, true, false)]
    [InlineData(float.MaxValue, true, false)]
    [InlineData(float.PositiveInfinity, false, false)]
    [InlineData(float.NegativeInfinity, false, false)]
    [InlineData(float.NaN, false, false)]
    public void A_gradient_is_finite_or_within_a_limit(float gradient, bool isFinite, bool isAtMostTwo)
    {
        var evaluator = new Evaluator<float>(new() { ["gradient"] = gradient, ["limit"] = 2 });
        Assert.Equal(isFinite, evaluator.Holds(Guard.IsInRange(Gradient, largest: null)));
        Assert.Equal(isAtMostTwo, evaluator.Holds(Guard.IsInRange(Gradient, new Symbol("limit", SymbolKind.Constant, ScalarType.Single))));
    }

    /// <summary>Only with a limit, and a guard that is about overflow, is a finite sum of squares not enough.</summary>
    [Theory]
    [InlineData(8, null, true)]
    [InlineData(8, 9.0, true)]
    [InlineData(10, 9.0, false)]
    [InlineData(0, -1.0, false)]
    [InlineData(double.PositiveInfinity, null, false)]
    [InlineData(double.NaN, 9.0, false)]
    public void A_sum_of_squares_is_finite_or_within_a_limit(double sum, double? largest, bool expected)
    {
        var evaluator = new Evaluator<double>(new() { ["sum"] = sum });
        var symbol = new Symbol("sum", SymbolKind.Local, ScalarType.Double);
        Assert.Equal(expected, evaluator.Holds(Guard.IsSumInRange(Options, symbol, largest)));

        // A dynamic loss scale skips what Keras skips, and Keras looks at whether gradients are finite.
        Hyperparameters likeKeras = Options with { DynamicLossScale = new DynamicLossScale(1, 1, null, null) };
        Assert.Equal(double.IsFinite(sum), evaluator.Holds(Guard.IsSumInRange(likeKeras, symbol, largest)));
    }

    /// <summary>The point of the limit: with the largest gradient that passes, over and over, no number of a step overflows.</summary>
    [Theory]
    [InlineData(0.9, false)]
    [InlineData(0.99, true)]
    [InlineData(0, false)]
    [InlineData(0.999999, true)]
    public void The_largest_gradient_that_passes_overflows_nothing(double rho, bool centered)
    {
        // Of equal gradients the variance is 0 but for roundings, and may be negative.
        Hyperparameters options = Options with { Rho = rho, Centered = centered, Formula = Options.Formula with { FloorsVariance = true } };
        var symbols = new Symbols(options, ScalarType.Single);
        float largest = (float)symbols.LargestGradient.Value;
        Assert.InRange(largest, 9e18f, (float)Math.Sqrt(float.MaxValue));
        var evaluator = new Evaluator<float>(symbols.Constants.ToDictionary(constant => constant.Name, constant => (float)constant.Value))
        {
            ["parameter"] = 1,
            ["velocity"] = 0,
            ["averageGradient"] = 0,
            ["learningRate"] = 0.01f,
            ["gradient"] = largest,
        };
        IReadOnlyList<Statement> update = ElementRun.UpdateOf(options, ElementType.Single);
        for (int step = 0; step < 2000; step++)
        {
            evaluator.Run(update);
            Assert.True(float.IsFinite(evaluator["velocity"]), $"step {step}");
            Assert.True(float.IsFinite(evaluator["parameter"]), $"step {step}");
        }
    }
}
