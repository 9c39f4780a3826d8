using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Passes;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The passes don't change the formula.</summary>
public class FastNumericsTests
{
    public static TheoryData<string, bool, bool> Formulas { get; } = All();

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Fast_numerics_and_hoisting_only_round_differently(string convention, bool hasMomentum, bool isNesterov)
    {
        Hyperparameters options = ElementRun.Options(Enum.Parse<Convention>(convention));
        options = options with
        {
            Formula = options.Formula with { IsNesterov = isNesterov },
            Momentum = hasMomentum ? 0.8 : null,
            Centered = true,
            WeightDecay = 0.1,
            EmaMomentum = 0.7,
            EmaOverwriteFrequency = 2,
        };
        double[] exact = [.. ElementRun.Steps<double>(options)];
        double[] fast = [.. ElementRun.Steps<double>(options, update => Hoisting.Of(FastNumerics.Of(update), new Symbols(options, ScalarType.Double).Hoisted))];
        Assert.All(exact.Zip(fast), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void No_division_by_a_root_is_left(string convention, bool hasMomentum, bool isNesterov)
    {
        Hyperparameters options = ElementRun.Options(Enum.Parse<Convention>(convention));
        options = options with { Formula = options.Formula with { IsNesterov = isNesterov }, Momentum = hasMomentum ? 0.8 : null };
        IReadOnlyList<Statement> exact = ElementRun.UpdateOf(options, ElementType.Single);
        Assert.Single(Divisions(exact));
        Assert.Empty(Divisions(FastNumerics.Of(exact)));
        Assert.Single(Nodes(FastNumerics.Of(exact)).OfType<Reciprocal>());
    }

    /// <summary>Over many steps, a moving average would accumulate the difference.</summary>
    [Fact]
    public void Moving_averages_of_gradients_keep_their_roundings()
    {
        Hyperparameters options = ElementRun.Options(Convention.Keras) with { Centered = true };
        IReadOnlyList<Statement> exact = ElementRun.UpdateOf(options, ElementType.Single);
        Statement[] changed = [.. FastNumerics.Of(exact).Except(exact)];
        Assert.Equal("p", Assert.IsType<Assign>(Assert.Single(changed)).Target.Name);
    }

    [Fact]
    public void What_is_the_same_for_all_elements_is_computed_before_the_first()
    {
        Hyperparameters options = ElementRun.Options(Convention.Keras) with { WeightDecay = 0.1 };
        var symbols = new Symbols(options, ScalarType.Single);
        IReadOnlyList<Statement> statements = Hoisting.Of(FastNumerics.Of(ElementRun.UpdateOf(options, ElementType.Single)), symbols.Hoisted);
        Assert.Contains(symbols.MinusDecay, Nodes(statements));
        Assert.Contains(symbols.MinusLearningRate, Nodes(statements));
        Assert.DoesNotContain(symbols.LearningRate, Nodes(statements));
    }

    private static IEnumerable<Expression> Nodes(IEnumerable<Statement> statements) =>
        statements.SelectMany(statement => statement.Value.SelfAndDescendants());

    private static IEnumerable<Expression> Divisions(IEnumerable<Statement> statements) =>
        Nodes(statements).Where(node => node is Binary { Operator: BinaryOperator.Divide });

    private static TheoryData<string, bool, bool> All()
    {
        var all = new TheoryData<string, bool, bool>();
        foreach (string convention in Enum.GetNames<Convention>())
        {
            all.Add(convention, false, false);
            all.Add(convention, true, false);
            all.Add(convention, true, true);
        }

        return all;
    }
}
