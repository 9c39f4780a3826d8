using System.Numerics;
using FsCheck.Xunit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Conventions;

/// <summary>
/// Compares the generated optimizers, configured as little as possible, with the optimizers of the frameworks as documented, in double.
/// The formulas in exact arithmetic (<see cref="ScalarReference"/>) give the tolerance, and are compared with the frameworks as well.
/// </summary>
public class FrameworkTests
{
    private const int Steps = 8;

    // A 512-bit vector of float, a 256-bit one, a 128-bit one and three elements; and a few elements.
    private static readonly int[] Lengths = [31, 5];

    [Fact]
    public void All_combinations_are_there() => Assert.Equal(
        (4, 48 - 6, 18),
        (FrameworkConfiguration.OfTensorFlow.Count, FrameworkConfiguration.OfOptax.Count, FrameworkConfiguration.OfTimm.Count));

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void TensorFlow_in_float(Seed seed) => Compare<float>(seed, FrameworkConfiguration.OfTensorFlow);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void TensorFlow_in_double(Seed seed) => Compare<double>(seed, FrameworkConfiguration.OfTensorFlow);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Optax_in_float(Seed seed) => Compare<float>(seed, FrameworkConfiguration.OfOptax);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Optax_in_double(Seed seed) => Compare<double>(seed, FrameworkConfiguration.OfOptax);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Timm_in_float(Seed seed) => Compare<float>(seed, FrameworkConfiguration.OfTimm);

    [Property(MaxTest = 1, Arbitrary = [typeof(Seed)])]
    public void Timm_in_double(Seed seed) => Compare<double>(seed, FrameworkConfiguration.OfTimm);

    /// <summary>Needs no generated code: the formulas that everything else is compared with are those of the frameworks.</summary>
    [Property(MaxTest = 10, Arbitrary = [typeof(Seed)])]
    public void The_formulas_are_those_of_the_frameworks(Seed seed)
    {
        var random = new RandomNumbers(seed.Value);
        foreach (FrameworkConfiguration framework in
            FrameworkConfiguration.OfTensorFlow.Concat(FrameworkConfiguration.OfOptax).Concat(FrameworkConfiguration.OfTimm))
        {
            new Training<double>(framework, random).Run((_, _) => { });
        }
    }

    private static void Compare<T>(Seed seed, IReadOnlyList<FrameworkConfiguration> frameworks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomNumbers(seed.Value);
        var model = new CompiledModel<T>(frameworks.Select(framework => framework.Configuration));
        foreach (FrameworkConfiguration framework in frameworks)
        {
            var training = new Training<T>(framework, random);
            IArrayOptimizer<T> optimizer = model.Create(framework.Configuration, training.Initial);
            training.Run((gradients, expected) =>
            {
                optimizer.Apply(gradients);
                ScalarComparison.AssertClose(expected, optimizer.Parameters, framework.ToString);
            });
        }
    }

    /// <summary>A training by a framework's program and, in parallel, by the formulas.</summary>
    private sealed class Training<T>(FrameworkConfiguration framework, RandomNumbers random)
        where T : IBinaryFloatingPointIeee754<T>
    {
        public T[][] Initial { get; } = [.. Lengths.Select(random.Parameters<T>)];

        /// <param name="step">Called at each step with its gradients and the expected parameters after it.</param>
        public void Run(Action<T[][], Approximation[][]> step)
        {
            IFrameworkProgram[] programs = [.. Initial.Select((row, variable) => framework.Create(Widen(row), variable == 0))];
            var reference = new ScalarReference(framework.Configuration.Arguments, [false, true], [.. Initial.Select(Widen)]);
            for (int i = 0; i < Steps; i++)
            {
                T[][] gradients = [.. Lengths.Select(length => random.Gradients<T>(length, scale: 1))];
                reference.Apply([.. gradients.Select(Widen)], Approximation.Rounded(framework.Configuration.Arguments.LearningRate));
                for (int variable = 0; variable < programs.Length; variable++)
                {
                    programs[variable].Step(Widen(gradients[variable]));
                }

                double[][] parameters = [.. programs.Select(program => program.Parameters)];
                ScalarComparison.AssertClose(reference.Parameters, parameters, () => $"{framework}, by the formulas");
                step(gradients, [.. reference.Parameters.Select((row, variable) =>
                    row.Select((number, j) => number with { Value = parameters[variable][j] }).ToArray())]);
            }
        }

        private static double[] Widen(T[] row) => [.. row.Select(double.CreateChecked)];
    }
}
