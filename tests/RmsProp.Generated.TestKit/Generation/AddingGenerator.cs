using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.TestKit;

/// <summary>Another author's generator, which always adds the same sources.</summary>
/// <param name="sources">The sources.</param>
public sealed class AddingGenerator(IReadOnlyList<string> sources) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.CompilationProvider,
        (output, _) =>
        {
            foreach ((int number, string source) in sources.Index())
            {
                output.AddSource($"Added{number}.g.cs", source);
            }
        });
}
