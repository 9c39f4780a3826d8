using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using RmsProp.Generated.Benchmarks.Adam;

namespace RmsProp.Generated.Tests.Adam;

/// <summary>What the page on training says to those who come from Adam. Expected values are those of Adam's formula, or the page's.</summary>
public sealed partial class RecipeTests
{
    // Rounding differs between machines (vectors of other widths add in another order), and a training makes more of it: ten of the 1,800
    // test images of five trainings, and some parts of a loss.
    private const double AccuracyBound = 0.6;
    private const double LossBound = 0.05;

    private static readonly string Page = ReadPage();

    /// <summary>
    /// With a constant gradient g, both corrected averages of squares are g², so Adam moves by its rate η at each step. The momentum
    /// buffer after t steps holds the sum of η' μᵏ for k = 0 … t - 1, which is η' (1 - μᵗ) / (1 - μ) = η (1 - μᵗ) for η' = (1 - μ) η = η / 10.
    /// An ε of 1e-7 beside g² or |g| changes less than 1e-5 of it.
    /// </summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(-3)]
    [InlineData(1e6)]
    public void At_a_constant_gradient_it_comes_to_move_by_the_rate_of_Adam(double gradient)
    {
        var optimizer = new RecipeModel.RMSprop();
        var parameters = new RecipeModel { Weights = [0] };
        var adam = new AdamFormula();
        for (int step = 1; step <= 100; step++)
        {
            double before = parameters.Weights[0];
            double adamBefore = adam.Weight;
            optimizer.Apply(ref parameters, new RecipeModel { Weights = [gradient] });
            adam.Step(gradient);

            double ratio = (parameters.Weights[0] - before) / (adam.Weight - adamBefore);
            Assert.InRange(ratio / (1 - Math.Pow(AdamFormula.Beta1, step)), 1 - 1e-5, 1 + 1e-5);
        }

        Assert.Equal(AdamFormula.LearningRate, Math.Abs(parameters.Weights[0]) / (100 - 9), AdamFormula.LearningRate / 1000); // 9 = μ / (1 - μ), the sum of all μᵗ.
    }

    /// <summary>
    /// Noisy gradients that become ten times smaller halfway. Both divide by the root of the same average of squares, Adam by today's and the
    /// recipe by that of each gradient's own day. Gradients in the momentum are 9 = μ / (1 - μ) steps old in the mean, in which the average
    /// changes by 9 (1 - β₂) = 0.9 %, and its root by half of it, if squares become negligible; the first 500 steps, in which it is an
    /// average of few, are not counted. Another ρ or rate is not near: ρ = 0.9 forgets the large gradients at once.
    /// </summary>
    [Fact]
    public void At_noisy_gradients_it_goes_where_Adam_goes()
    {
        const int Phase = 1000;
        var random = new Random(20240501);
        var optimizer = new RecipeModel.RMSprop();
        var parameters = new RecipeModel { Weights = [0] };
        var defaults = new RecipeModel.Defaults();
        var others = new RecipeModel { Weights = [0] };
        var adam = new AdamFormula();
        var distances = new List<(double Recipe, double Adam, double Defaults)>();
        (double Recipe, double Adam, double Defaults) start = default;
        for (int step = 1; step <= 2 * Phase; step++)
        {
            double gradient = (1 + (2 * random.NextDouble()) - 1) * (step <= Phase ? 1 : 0.1);
            optimizer.Apply(ref parameters, new RecipeModel { Weights = [gradient] });
            defaults.Apply(ref others, new RecipeModel { Weights = [gradient] });
            adam.Step(gradient);
            (double Recipe, double Adam, double Defaults) place = (parameters.Weights[0], adam.Weight, others.Weights[0]);
            if (step % (Phase / 2) == 0)
            {
                distances.Add((place.Recipe - start.Recipe, place.Adam - start.Adam, place.Defaults - start.Defaults));
                start = place;
            }
        }

        Assert.All(distances[1..], distance => Assert.InRange(distance.Recipe / distance.Adam, 0.98, 1.02));
        Assert.All(distances[2..], distance => Assert.True(distance.Defaults / distance.Adam > 2)); // Keras' ρ of 0.9.
    }

    /// <summary>The page, this test and the command that prints the page's table are about one configuration.</summary>
    [Fact]
    public void The_page_has_the_configuration_that_is_tested()
    {
        var tested = typeof(RecipeModel).GetCustomAttributes<RMSpropConfigAttribute>().First();
        var measured = typeof(Network).GetCustomAttributes<RMSpropConfigAttribute>().Single(config => config.Name == Network.Recipe);
        Match written = ConfigurationOfPage().Match(Page);
        Assert.True(written.Success);
        Assert.Equal(AdamFormula.LearningRate * (1 - AdamFormula.Beta1), Number(written.Groups[1]), 1e-12);
        Assert.Equal(AdamFormula.Beta1, Number(written.Groups[2]));
        Assert.Equal(AdamFormula.Beta2, Number(written.Groups[3]));
        foreach (RMSpropConfigAttribute config in new[] { tested, measured })
        {
            Assert.Equal(Number(written.Groups[1]), config.LearningRate);
            Assert.Equal(Number(written.Groups[2]), config.Momentum);
            Assert.Equal(Number(written.Groups[3]), config.Rho);
            Assert.True(config.BiasCorrection);
        }
    }

    /// <summary>The first column of the page's table, as the command prints it: the mean of five trainings after five epochs.</summary>
    [Fact]
    public void The_page_has_the_numbers_of_the_command()
    {
        foreach ((string name, Func<INetworkOptimizer> create) in DigitsTraining.Optimizers)
        {
            DigitsTraining[] trainings = [.. Enumerable.Range(1, 5).Select(seed => new DigitsTraining((ulong)seed, create()))];
            Parallel.ForEach(trainings, training => training.RunTo(5));

            Match row = RowOfPage(name.Replace("the recipe", "this recipe", StringComparison.Ordinal)).Match(Page);
            Assert.True(row.Success, name);
            Assert.Equal(Number(row.Groups[1]), 100 * trainings.Average(training => training.TestAccuracy()), AccuracyBound);
            Assert.Equal(1, trainings.Average(training => training.Loss) / Number(row.Groups[2]), LossBound);
        }
    }

    /// <summary>The command's Adam is the formula's, in single precision: rounding of 24 bits a few times a step, in 50 steps.</summary>
    [Fact]
    public void The_Adam_that_it_is_compared_with_is_Adam()
    {
        var random = new Random(20240502);
        var optimizer = new AdamOptimizer();
        Network parameters = Network.Zeros();
        Network gradients = Network.Zeros();
        var adam = new AdamFormula();
        for (int step = 0; step < 50; step++)
        {
            float gradient = random.NextSingle() - 0.3f;
            Array.Fill(gradients.SecondWeights, gradient);
            optimizer.Apply(ref parameters, in gradients);
            adam.Step(gradient);

            Assert.All(parameters.SecondWeights, weight => Assert.Equal(adam.Weight, weight, 50 * AdamFormula.LearningRate * 1e-5));
        }
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string ReadPage()
    {
        using var reader = new StreamReader(typeof(RecipeTests).Assembly.GetManifestResourceStream("training.md")!);
        return reader.ReadToEnd();
    }

    private static Regex RowOfPage(string name) => new($@"^\| {Regex.Escape(name)} \| ([\d.]+) %, ([\d.]+) \|", RegexOptions.Multiline);

    [GeneratedRegex(@"^\[RMSpropConfig\(LearningRate = (\S+), Momentum = (\S+), Rho = (\S+), BiasCorrection = true\)\]", RegexOptions.Multiline)]
    private static partial Regex ConfigurationOfPage();
}
