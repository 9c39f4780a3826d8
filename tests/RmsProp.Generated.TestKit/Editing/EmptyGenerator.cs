using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// A generator that finds the same structs as the real one and does nothing with them. Its cost is the compiler's, which every generator
/// pays.
/// </summary>
public sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName(
            typeof(RMSpropConfigAttribute).FullName!, (node, _) => node is TypeDeclarationSyntax, (_, _) => 0),
        (_, _) => { });
}
