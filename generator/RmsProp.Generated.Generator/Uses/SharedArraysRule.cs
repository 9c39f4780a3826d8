using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>
/// RMSP043: a copy of a parameter struct is used as if it had arrays of its own: as gradients, as the best parameters so far, or as the
/// start of several trainings.
/// </summary>
internal sealed class SharedArraysRule(ParameterStructs structs)
{
    /// <summary>Checks the gradients of a step, which must not be the parameters themselves.</summary>
    public void Check(TrainingCall training, DiagnosticReporter reporter)
    {
        if (training.Gradients is { } gradients && ArraysOf(gradients.Value) is not null && ValuePath.Of(gradients.Value) is { } path
            && training.Trained.Any(trained => path.Equals(ValuePath.Of(trained))))
        {
            Report(reporter, gradients.Value, $"The gradients are '{gradients.Value.Syntax}' itself", "so each step moves the parameters along their own values: give the gradients arrays of their own");
        }
    }

    /// <summary>Checks copies.</summary>
    public void Check(IEnumerable<ArrayCopy> copies, DiagnosticReporter reporter)
    {
        foreach (ArrayCopy copy in copies)
        {
            if (ArraysOf(copy.Value) is { } all)
            {
                IReadOnlyList<string> arrays = copy.Members is null ? all : [.. all.Where(array => copy.Members.Any(member => IsIn(member, array)))];
                if (arrays.Count > 0 && !Report(copy, arrays, reporter) && copy.OverLocal() is (var first, var whole))
                {
                    var uses = new CopyUses(first, arrays);
                    if (!uses.HasOwnArrays && !uses.IsOriginalTrainedOn)
                    {
                        Report(whole, arrays, reporter);
                    }
                }
            }
        }
    }

    private IReadOnlyList<string>? ArraysOf(IOperation value) => structs.Of(value.Type) is { Arrays: { Count: > 0 } arrays } ? arrays : null;

    private static bool IsIn(string member, string array) =>
        array.StartsWith(member, StringComparison.Ordinal) && (array.Length == member.Length || array[member.Length] is '.' or '[');

    private static bool Report(ArrayCopy copy, IReadOnlyList<string> arrays, DiagnosticReporter reporter)
    {
        var uses = new CopyUses(copy, arrays);
        string? advice = uses.HasOwnArrays ? null
            : uses.IsGradientOfFunction || uses.IsGradientOfStep ? "so writing gradients overwrites parameters: give the gradients arrays of their own"
            : uses.IsOriginalTrainedOn ? $"so it changes when '{copy.FromName}' is trained further: copy the {Arrays(arrays)} as well"
            : uses.IsStartOfEveryTurn ? $"so each iteration starts from what the previous one trained: copy the {Arrays(arrays)} as well"
            : null;
        if (advice is not null)
        {
            Report(reporter, copy.Value, $"{copy.ToName} shares {ListOf(arrays)} with '{copy.FromName}'", advice);
        }

        return advice is not null;
    }

    private static void Report(DiagnosticReporter reporter, IOperation value, string what, string advice) =>
        reporter.At(UseDescriptors.ArraysAreShared, value.Syntax.GetLocation(), RepairHint.None, what, advice);

    private static string Arrays(IReadOnlyList<string> arrays) => arrays.Count == 1 ? "array" : "arrays";

    private static string ListOf(IReadOnlyList<string> arrays) => arrays.Count switch
    {
        1 => $"'{arrays[0]}'",
        2 => $"'{arrays[0]}' and '{arrays[1]}'",
        _ => $"'{arrays[0]}', '{arrays[1]}' and {(arrays.Count == 3 ? $"'{arrays[2]}'" : $"{arrays.Count - 2} others")}",
    };
}
