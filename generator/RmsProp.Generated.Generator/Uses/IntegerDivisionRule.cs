using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>Reports integer divisions in numbers that may have a fraction: <c>Momentum = 9 / 10</c> is 0.</summary>
internal static class IntegerDivisionRule
{
    public static void Check(AttributeArgumentSyntax argument, SemanticModel model, DiagnosticReporter reporter)
    {
        // The compiler says what is wrong with an argument that is still being typed.
        if (argument.Expression is LiteralExpressionSyntax || argument.ContainsDiagnostics || argument.NameEquals is not { Name: var name }
            || model.GetSymbolInfo(name, reporter.CancellationToken).Symbol is not IPropertySymbol option || !MayHaveFraction(option))
        {
            return;
        }

        foreach (IntegerDivision division in IntegerDivision.In(argument, model, reporter.CancellationToken))
        {
            reporter.At(
                UseDescriptors.IntegerDivision, division.Place.GetLocation(), division.Expression.GetLocation(), RepairHint.None,
                ForeignText.Quote(division.Expression.ToString()), division.Place == division.Expression ? "" : $" in {ForeignText.Quote(division.Place.ToString())}",
                division.Result.ToString(CultureInfo.InvariantCulture), division.Quotient.ToString("R", CultureInfo.InvariantCulture),
                ForeignText.Quote(IntegerDivision.OfDoubles(division.Expression).WithoutTrivia().ToString()));
        }
    }

    /// <summary>
    /// Whether it is an option for a real number. Numbers of steps are real as in Keras, but whole, and a number of examples divided by the
    /// length of a batch is one.
    /// </summary>
    private static bool MayHaveFraction(IPropertySymbol option) =>
        option.ContainingType.IsRuntimeType(option.ContainingType.MetadataName)
        && option.Type is { SpecialType: SpecialType.System_Double } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Double }
        && !Schedule.All.Where(schedule => option.ContainingType.IsRuntimeType(schedule.ClassName + nameof(Attribute)))
            .Any(schedule => schedule.Options.Any(row => row.Name == option.Name && row.Kind is ScheduleOptionKind.Steps or ScheduleOptionKind.StepsList));
}
