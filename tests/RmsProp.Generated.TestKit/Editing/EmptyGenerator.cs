using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// A generator that finds the same structs and losses as the real one and does nothing with them. Its cost is the compiler's, which every
/// generator pays.
/// </summary>
public sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Find<TypeDeclarationSyntax>(context, typeof(RMSpropConfigAttribute));
        Find<MethodDeclarationSyntax>(context, typeof(DifferentiableAttribute));
    }

    private static void Find<TSyntax>(IncrementalGeneratorInitializationContext context, Type attribute)
        where TSyntax : SyntaxNode => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(attribute.FullName!, (node, _) => node is TSyntax, (_, _) => 0),
            (_, _) => { });
}
