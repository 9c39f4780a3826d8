using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Losses;
using RmsProp.Generated.Generator.Rules;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Robustness;

/// <summary>A mistake of the generator is an error of the loss that shows it, at the loss.</summary>
public class FailureTests
{
    private static readonly IMethodSymbol Loss = GeneratorHarness.CreateCompilation(HarnessOptions.Default, "public struct Model { public static double Loss() => 1; }")
        .GetSymbolsWithName("Loss", SymbolFilter.Member).OfType<IMethodSymbol>().Single();

    [Fact]
    public void An_exception_is_an_error_at_the_loss()
    {
        List<Diagnostic> diagnostics = [];
        var reporter = new DiagnosticReporter(diagnostics.Add, CancellationToken.None);
        LossFailure.Guard(Loss, reporter, () => throw new KeyNotFoundException("nothing here"));
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("RMSP101", DiagnosticSeverity.Error, "Loss"), (diagnostic.Id, diagnostic.Severity, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)));
        Assert.Contains("report it with the code of the loss: KeyNotFoundException: nothing here", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.True(reporter.HasErrors);
    }

    [Fact]
    public void A_cancellation_is_none()
    {
        var reporter = new DiagnosticReporter(_ => { }, CancellationToken.None);
        Assert.Throws<OperationCanceledException>(() => LossFailure.Guard(Loss, reporter, () => throw new OperationCanceledException()));
        Assert.False(reporter.HasErrors);
    }
}
