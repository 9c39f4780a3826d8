using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>What only shows once it is known what depends on the parameters.</summary>
internal static class LossCheck
{
    /// <summary>Whether a number can only mean that there is none, as minus infinity does among logarithms. Derivatives there are 0, or undefined, in any case.</summary>
    private static bool IsMark(object? constant) => constant switch
    {
        float number => float.IsNaN(number) || float.IsInfinity(number) || Math.Abs(number) == float.MaxValue,
        double number => double.IsNaN(number) || double.IsInfinity(number) || Math.Abs(number) == double.MaxValue,
        _ => false,
    };

    /// <summary>Reports what is wrong or suspicious; returns whether there is a gradient to be trusted.</summary>
    public static bool Report(LossProgram program, IMethodSymbol loss, DiagnosticReporter reporter)
    {
        var activity = new Activity(program);
        var dependence = new Activity(program, followsSteps: true);
        var reported = new HashSet<SyntaxNode>();
        bool isRight = true;
        foreach (Operation operation in program.Body.Descendants())
        {
            if (operation is ConvertOperation { IsStopped: false, Result.IsFloatingPoint: false } conversion && dependence.IsVaried(conversion.Value))
            {
                isRight = false;
                Report(LossDescriptors.ConvertsToInteger, conversion, reporter);
            }
            else if (operation is CompareOperation comparison && (activity.IsVaried(comparison.Left) || activity.IsVaried(comparison.Right)))
            {
                ReportBranch(comparison);
            }
        }

        if (isRight && !activity.IsActive(program.Loss))
        {
            reporter.AtSymbol(LossDescriptors.NoGradient, loss, RepairHint.None, loss.Name, loss.Parameters[0].Type.Name);
        }

        return isRight;

        void ReportBranch(CompareOperation comparison)
        {
            bool testsZero = comparison.Comparison is Comparison.Equal or Comparison.NotEqual;
            Value? constant = comparison.Left.Constant is not null ? comparison.Left : comparison.Right.Constant is not null ? comparison.Right : null;
            if (testsZero && constant is not null && !IsMark(constant.Constant))
            {
                Report(LossDescriptors.ZeroTestLosesGradient, comparison, reporter, System.Convert.ToString(constant.Constant, System.Globalization.CultureInfo.InvariantCulture)!);
            }
            else
            {
                Report(LossDescriptors.BranchesOnParameter, comparison, reporter);
            }
        }

        void Report(DiagnosticDescriptor rule, Operation operation, DiagnosticReporter reporter, params string[] further)
        {
            if (program.Origins.TryGetValue(operation, out SyntaxNode? syntax) && reported.Add(syntax))
            {
                reporter.At(rule, syntax.GetLocation(), RepairHint.None, [LossReader.TextOf(syntax is CastExpressionSyntax cast ? cast.Expression : syntax), .. further]);
            }
        }
    }
}
