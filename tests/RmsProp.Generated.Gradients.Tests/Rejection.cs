using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.Generator.Losses;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests;

/// <summary>What the generator says against a loss.</summary>
/// <param name="Rule">The number of the rule.</param>
/// <param name="Text">The code that it is about.</param>
/// <param name="Message">The message.</param>
internal sealed record Rejection(string Rule, string Text, string Message)
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using RmsProp.Generated;

        """;

    /// <summary>The errors of a source.</summary>
    public static IReadOnlyList<Rejection> Of(string declarations)
    {
        HarnessOptions options = HarnessOptions.Default with { Nullable = false, AllowUnsafe = true };
        GeneratorRun run = GeneratorHarness.Run(options, Usings + declarations);
        Assert.Null(run.Result.Results[0].Exception);
        if (Emitter.Exists)
        {
            return [.. run.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Create)];
        }

        Compilation compilation = run.Compilation;
        IMethodSymbol loss = compilation.GetSymbolsWithName("Loss", SymbolFilter.Member).OfType<IMethodSymbol>().Single();
        try
        {
            _ = new LossReader(compilation, loss, CancellationToken.None).Read();
            return [];
        }
        catch (NotDifferentiableException rejected)
        {
            return [Create(Diagnostic.Create(rejected.Rule, rejected.Syntax.GetLocation(), rejected.Arguments))];
        }
    }

    private static Rejection Create(Diagnostic diagnostic) => new(
        diagnostic.Id, diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "", diagnostic.GetMessage(null));
}
