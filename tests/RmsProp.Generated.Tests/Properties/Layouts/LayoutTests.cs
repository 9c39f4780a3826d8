using System.Globalization;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>
/// The layout of parameters has no influence on their values: structs of fields of every kind, nested at random, give the bits of
/// <see cref="ReferenceOptimizer{T}"/>, as plain arrays do (<see cref="ReferenceOptimizerTests"/>).
/// </summary>
public class LayoutTests
{
    private const int ModelCount = 16;
    private const int Steps = 5;

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public async Task Every_layout_gives_the_same_bits(Seed seed)
    {
        var random = new RandomNumbers(seed.Value);
        LayoutModel[] models = [.. Enumerable.Range(0, ModelCount).Select(i => LayoutModel.Next(random, "Model" + i.ToString(CultureInfo.InvariantCulture)))];
        var options = new HarnessOptions { AllowUnsafe = true, References = [typeof(LayoutTests).Assembly, typeof(Elements).Assembly] };
        string[] sources = [.. models.Select(model => model.Source)];
        Assert.DoesNotContain(await GeneratorHarness.AnalyzeAsync(options, sources), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        using LoadedAssembly compiled = GeneratorHarness.Run(options, sources).Load();
        foreach (LayoutModel model in models)
        {
            Compare(model, compiled.Create<ILayoutOptimizer>(model.DriverName), random);
        }
    }

    private static void Compare(LayoutModel model, ILayoutOptimizer optimizer, RandomNumbers random)
    {
        var singles = new LayoutReference<float>(model, isDouble: false);
        var doubles = new LayoutReference<double>(model, isDouble: true);
        double[][] parameters = [.. model.Variables.Select(variable => Numbers(random, variable))];
        double[][] expected = [.. parameters.Select(row => row.ToArray())];
        for (int step = 1; step <= Steps; step++)
        {
            double[]?[] gradients = [.. model.Variables.Select(
                variable => variable.MayBeMissing && random.OnceIn(8) ? null : Numbers(random, variable))];
            if (gradients.All(gradient => gradient is null))
            {
                gradients[0] = Numbers(random, model.Variables[0]);
            }

            singles.Apply(expected, gradients);
            doubles.Apply(expected, gradients);
            parameters = optimizer.Apply(parameters, gradients);
            AssertSame(expected, parameters, () => $"parameters after step {step} of\n{model.Source}");
        }

        foreach (string slot in model.Slots)
        {
            singles.Read(slot, expected);
            doubles.Read(slot, expected);
            AssertSame(expected, optimizer.Slot(slot), () => $"{slot} of\n{model.Source}");
        }
    }

    private static double[] Numbers(RandomNumbers random, LayoutVariable variable) => variable.IsDouble
        ? random.Gradients<double>(variable.Length, scale: 1)
        : [.. random.Gradients<float>(variable.Length, scale: 1).Select(number => (double)number)];

    private static void AssertSame(double[][] expected, double[][] actual, Func<string> context)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int variable = 0; variable < expected.Length; variable++)
        {
            NumberAssert.SameNumbers<double>(expected[variable], actual[variable], () => $"Variable {variable}, {context()}");
        }
    }
}
