using RmsProp.Generated.Generator.Derivatives;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>What the documentation of a derived gradient says of it.</summary>
internal static class GradientRemarks
{
    /// <summary>What the reverse pass does, for those who look at the method in an editor.</summary>
    public static List<string> Of(LossProgram program, Adjoint adjoint)
    {
        List<string> remarks = [];
        string[] reversed = [.. adjoint.ReversedTurnByTurn.Select(loop => NameOf(Counting.Of(loop)?.Counter.Name)).Distinct()];
        if (reversed.Length > 0)
        {
            remarks.Add($"Each turn of {Loops(reversed)} is reversed right after it, so that its values need not be kept.");
        }

        IGrouping<string, RecordOperation>[] recorded = [.. program.Body.Descendants().OfType<RecordOperation>().GroupBy(LoopOf)];
        remarks.Add(recorded.Length == 0
            ? "Records nothing: the reverse pass has all that it needs, or computes it again."
            : "Records for the reverse pass: " + string.Join("; ", recorded.Select(records => $"{records.Sum(BytesOf)} bytes {records.Key}{NamesOf(records)}")) + ".");
        if (adjoint.Recomputed > 0)
        {
            remarks.Add($"Computes {adjoint.Recomputed} {(adjoint.Recomputed == 1 ? "value" : "values")} again in the reverse pass.");
        }

        return remarks;
    }

    /// <summary>Of which loops threads can share the turns.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<LoopOperation> parts) => parts.Count == 0
        ? []
        : [$"Adds up the turns of {Loops([.. parts.Select(loop => NameOf(Counting.Of(loop)?.Counter.Name)).Distinct()])} in parts, which several threads can share."];

    /// <summary>Of which loops several turns are taken together.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<(LoopOperation Loop, int Turns)> takenTogether) => takenTogether
        .GroupBy(taken => taken.Turns, taken => NameOf(Counting.Of(taken.Loop)?.Counter.Name))
        .Select(taken => $"Takes {taken.Key} turns of {Loops([.. taken.Distinct()])} together.");

    /// <summary>Which loops are vectorized.</summary>
    public static IEnumerable<string> Of(ProgramWriter written)
    {
        if (written.VectorLoops > 0)
        {
            yield return $"Vectorizes {written.VectorLoops} innermost {(written.VectorLoops == 1 ? "loop" : "loops")}.";
        }

        string[] scalar = [.. written.ScalarLoops.Select(loop => $"{NameOf(loop.Counter)} ({loop.Reason})").Distinct()];
        if (scalar.Length > 0)
        {
            yield return $"Does not vectorize {Loops(scalar)}.";
        }
    }

    private static string Loops(string[] names) => $"the {(names.Length == 1 ? "loop" : "loops")} over {string.Join(", ", names)}";

    /// <summary>What a loop is over.</summary>
    public static string NameOf(string? counter) => string.IsNullOrEmpty(counter) ? "elements" : counter!;

    private static string LoopOf(RecordOperation record)
    {
        for (Operation? operation = record.Owner?.Parent; operation is not null; operation = operation.Owner?.Parent)
        {
            if (operation is LoopOperation loop)
            {
                return $"a turn of the loop over {NameOf(Counting.Of(loop)?.Counter.Name)}";
            }
        }

        return "once";
    }

    private static string NamesOf(IEnumerable<RecordOperation> records)
    {
        string[] names = [.. records.Select(record => record.Value.Name).Where(name => name.Length > 0).Distinct()];
        return names.Length == 0 ? "" : $" ({string.Join(", ", names)})";
    }

    private static int BytesOf(RecordOperation record) => CSharpText.RecordedAs(record.Value.Type) switch
    {
        ScalarType.Boolean => 1,
        ScalarType.Single or ScalarType.Int32 => 4,
        _ => 8,
    };
}
