using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>
/// A model of two arrays with an optimizer for every configuration, compiled once, at first use: a configuration determines the
/// computation at compile time, so all of them have to be compiled.
/// </summary>
/// <typeparam name="T">The type of a number: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class CompiledModel<T>
{
    private const string Namespace = "Compiled";
    private const string Model = "ArrayModel";

    private readonly Lazy<LoadedAssembly> _compiled;

    public CompiledModel(IEnumerable<Configuration> configurations)
    {
        Configurations = [.. configurations];
        _compiled = new(Compile);
    }

    public IReadOnlyList<Configuration> Configurations { get; }

    /// <summary>The parameter struct.</summary>
    public Type ModelType => _compiled.Value.Assembly.GetType($"{Namespace}.{Model}", throwOnError: true)!;

    /// <summary>A new optimizer of a configuration.</summary>
    public object Create(Configuration configuration) => _compiled.Value.Create<object>($"{Namespace}.{Model}+{configuration.Name}");

    /// <summary>A new optimizer of a configuration, with its parameters.</summary>
    public IArrayOptimizer<T> Create(Configuration configuration, T[][] parameters) => (IArrayOptimizer<T>)Activator.CreateInstance(
        typeof(ArrayOptimizer<,>).MakeGenericType(ModelType, typeof(T)), Create(configuration), parameters)!;

    private LoadedAssembly Compile()
    {
        string element = typeof(T) == typeof(float) ? "float" : "double";
        var options = new HarnessOptions { References = [typeof(CompiledModel<>).Assembly] };
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
