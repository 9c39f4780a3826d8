using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Losses;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests;

/// <summary>What the generator says against a loss.</summary>
/// <param name="Rule">The number of the rule.</param>
/// <param name="Text">The code that it is about.</param>
/// <param name="Message">The message.</param>
internal sealed record Rejection(string Rule, string Text, string Message)
{
    /// <summary>The errors of a source.</summary>
    public static IReadOnlyList<Rejection> Of(string declarations, HarnessOptions? options = null)
    {
        GeneratorRun run = GeneratorHarness.Run((options ?? HarnessOptions.Default) with { Nullable = false, AllowUnsafe = true }, DerivedLoss.Usings + declarations);
        Assert.Null(run.Failure);
        IReadOnlyList<Rejection> rejections = Of(run.Compilation, run.Compilation.GetSymbolsWithName("Loss", SymbolFilter.Member).OfType<IMethodSymbol>().Single());

        // The build stops for the same reasons.
        Assert.Equal(
            rejections.Select(rejection => rejection.Rule),
            run.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id));
        return rejections;
    }

    /// <summary>The errors of a loss.</summary>
    public static IReadOnlyList<Rejection> Of(Compilation compilation, IMethodSymbol loss)
    {
        List<Rejection> rejections = [];
        var reporter = new DiagnosticReporter(Add, CancellationToken.None);
        if (LossParser.CanDeclare(loss, reporter))
        {
            LossParser.Parse(loss, compilation, reporter);
        }

        return rejections;

        void Add(Diagnostic diagnostic)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
            {
                rejections.Add(Create(diagnostic));
            }
        }
    }

    private static Rejection Create(Diagnostic diagnostic) => new(
        diagnostic.Id, diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "", diagnostic.GetMessage(null));
}
