using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>
/// A mistake of the generator itself. It is an error of the loss that shows it: else the compiler would drop all that is generated, and say
/// nothing but that the generator failed.
/// </summary>
internal static class LossFailure
{
    /// <summary>What the message says, so that tests find it.</summary>
    public const string Text = "this is a mistake of the generator, so please report it with the code of the loss";

    /// <summary>Does something for a loss, and reports an exception at the loss.</summary>
    public static void Guard(IMethodSymbol loss, DiagnosticReporter reporter, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Report(loss, reporter, exception);
        }
    }

    public static void Report(IMethodSymbol loss, DiagnosticReporter reporter, Exception exception) => reporter.AtSymbol(
        LossDescriptors.NotDifferentiable, loss, RepairHint.None, $"'{loss.Name}'", $"{Text}: {exception.GetType().Name}: {exception.Message}");
}
