using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// A model of two arrays with an optimizer for every configuration, compiled once for all tests: what a configuration
/// computes is settled at compile time, so there is no other way to have them all.
/// </summary>
/// <typeparam name="T">The type of a number: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal static class CompiledOptimizers<T>
{
    private const string Namespace = "Compiled";
    private const string Model = "ArrayModel";

    private static readonly Lazy<LoadedAssembly> Compiled = new(Compile);

    /// <summary>The configurations there are: all for <see cref="float"/>, a fraction of them for <see cref="double"/>.</summary>
    public static IReadOnlyList<Configuration> Configurations { get; } =
        typeof(T) == typeof(float) ? Configuration.All : Configuration.Fraction;

    /// <summary>The parameter struct.</summary>
    public static Type ModelType => Compiled.Value.Assembly.GetType($"{Namespace}.{Model}", throwOnError: true)!;

    /// <summary>The optimizer of a configuration, as new.</summary>
    public static object Create(Configuration configuration) =>
        Compiled.Value.Create<object>($"{Namespace}.{Model}+{configuration.Name}");

    /// <summary>The optimizer of a configuration, as new, with its parameters.</summary>
    public static IArrayOptimizer<T> Create(Configuration configuration, T[][] parameters) => (IArrayOptimizer<T>)Activator.CreateInstance(
        typeof(ArrayOptimizer<,>).MakeGenericType(ModelType, typeof(T)), Create(configuration), parameters)!;

    private static LoadedAssembly Compile()
    {
        string element = typeof(T) == typeof(float) ? "float" : "double";
        var options = new HarnessOptions { References = [typeof(CompiledOptimizers<>).Assembly] };
        return GeneratorHarness.Run(options, $$"""
            using RmsProp.Generated;
            using RmsProp.Generated.Tests.Properties;

            namespace {{Namespace}};

            {{string.Join('\n', Configurations.Select(configuration => configuration.Attributes))}}
            public partial struct {{Model}} : IArrayModel<{{Model}}, {{element}}>
            {
                public {{element}}[]? Weights;

                [ExcludeFromWeightDecay]
                public {{element}}[]? Bias;

                readonly {{element}}[][] IArrayModel<{{Model}}, {{element}}>.Variables => [Weights!, Bias!];

                static {{Model}} IArrayModel<{{Model}}, {{element}}>.Create({{element}}[]?[] variables) =>
                    new() { Weights = variables[0], Bias = variables[1] };
            }
            """).Load();
    }
}
