using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Tools recognize generated code by attributes: coverlet and dotnet-coverage by [ExcludeFromCodeCoverage], debuggers that step through
/// "just my code" by [DebuggerNonUserCode], and everything else by [GeneratedCode].
/// </summary>
public class GeneratedMarksTests
{
    private const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    private static readonly string[] OfCode =
        [GeneratedCode, "System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute", "System.Diagnostics.DebuggerNonUserCodeAttribute"];

    public static TheoryData<string> Names => [.. Samples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_generated_type_is_marked_and_no_type_of_the_user_is(string name)
    {
        Sample sample = Samples.ByName(name);
        GeneratorRun run = GeneratorHarness.Run(HarnessOptions.Default with { AllowUnsafe = sample.AllowUnsafe }, sample.Source);
        int generated = 0;
        foreach (INamedTypeSymbol type in TypesOf(run))
        {
            string[] marks = [.. type.GetAttributes().Select(attribute => attribute.AttributeClass!.ToDisplayString()).Intersect(OfCode)];
            bool isOfUser = type.DeclaringSyntaxReferences.Any(reference => !run.Result.GeneratedTrees.Contains(reference.SyntaxTree));
            bool hasCode = type.GetMembers().Any(member => member is IMethodSymbol { IsImplicitlyDeclared: false });
            Assert.Equal(isOfUser ? [] : hasCode ? OfCode : [GeneratedCode], marks);
            generated += isOfUser ? 0 : 1;
        }

        // The class, its state, and the kernels.
        Assert.InRange(generated, 3, 20);
    }

    /// <summary>The generator and its version, for reports about generated code.</summary>
    [Fact]
    public void The_mark_tells_the_version_of_the_package()
    {
        GeneratorRun run = GeneratorHarness.Run("[RmsProp.Generated.RMSpropConfig] public partial struct Model { public float A; }");
        using LoadedAssembly assembly = run.Load();
        var mark = Assert.IsType<System.CodeDom.Compiler.GeneratedCodeAttribute>(Assert.Single(
            assembly.Assembly.GetType("Model+RMSprop", throwOnError: true)!.GetCustomAttributes(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)));
        Assert.Equal("RmsProp.Generated", mark.Tool);
        Assert.Equal(typeof(RMSpropConfigAttribute).Assembly.GetName().Version!.ToString(3), mark.Version);
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(GeneratorRun run) =>
        run.Compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Select(type => run.Compilation.GetSemanticModel(tree).GetDeclaredSymbol(type)!))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
}
