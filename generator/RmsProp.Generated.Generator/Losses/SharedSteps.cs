using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Losses of several types whose methods on the optimizer would be one and the same: of the same name, with the same arguments. One of them has it.</summary>
internal static class SharedSteps
{
    /// <summary>The losses without a method on the optimizer; that in the parameter struct comes first, then the order of the names of types.</summary>
    public static IEnumerable<T> Without<T>(IEnumerable<T> losses, Func<T, (string Parameters, string Name, string Signature)> stepOf, Func<T, (bool IsInStruct, string Container)> placeOf) => losses
        .GroupBy(stepOf)
        .SelectMany(same => same.OrderBy(loss => placeOf(loss).IsInStruct ? 0 : 1).ThenBy(loss => placeOf(loss).Container, StringComparer.Ordinal).Skip(1));

    /// <summary>Reports a loss whose method on the optimizer is that of another one.</summary>
    public static void Report(IMethodSymbol loss, Compilation compilation, DiagnosticReporter reporter)
    {
        if (!LossParser.CanDeclare(loss, DiagnosticReporter.Silent))
        {
            return;
        }

        IEnumerable<IMethodSymbol> same = compilation.GetSymbolsWithName(loss.Name, SymbolFilter.Member, reporter.CancellationToken).OfType<IMethodSymbol>()
            .Where(other => other.HasRuntimeAttribute(MetadataNames.DifferentiableAttribute) && LossParser.CanDeclare(other, DiagnosticReporter.Silent));
        if (Without(same, StepOf, PlaceOf).Contains(loss, SymbolEqualityComparer.Default))
        {
            ReportWithout(loss, reporter);
        }
    }

    public static void ReportWithout(IMethodSymbol loss, DiagnosticReporter reporter) => reporter.AtSymbol(
        LossDescriptors.InvalidLoss, loss, RepairHint.None, loss.Name,
        $"the optimizers of '{loss.Parameters[0].Type.Name}' get 'Minimize{loss.Name}' with the same arguments from a loss of another type already; rename one of the two");

    private static (string Parameters, string Name, string Signature) StepOf(IMethodSymbol loss) => (
        loss.Parameters[0].Type.FullName(), loss.Name, string.Join(",", loss.Parameters.Skip(1).Select(parameter => LossSignature.ArgumentOf(parameter).Type)));

    private static (bool IsInStruct, string Container) PlaceOf(IMethodSymbol loss) => (
        SymbolEqualityComparer.Default.Equals(loss.ContainingType, loss.Parameters[0].Type), loss.ContainingType.FullMetadataName());
}
