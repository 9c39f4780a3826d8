using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the sum of squares of gradients, and the clip factor or divisor that follows from it.</summary>
internal sealed class NormEmitter(CodeWriter writer, KernelCatalog catalog)
{
    private readonly SpanFormEmitter _spans = new(writer);
    private readonly string _element = Lanes.ElementName(catalog.Element);

    private bool IsGlobal => catalog.Options.ClipMode == ClipMode.GlobalNorm;

    /// <summary>Writes what clipping these variables by a norm needs.</summary>
    public void Emit(IReadOnlyCollection<Variable> variables)
    {
        if (variables.Any(variable => !variable.IsInline))
        {
            EmitSpanOverload();
        }

        int longest = variables.Max(variable => variable.IsInline ? variable.InlineLength : int.MaxValue);
        new SumOfSquaresEmitter(writer, catalog, longest).Emit();
        if (catalog.Options.SumsInDouble)
        {
            EmitWideClipScale();
        }
        else if (IsGlobal)
        {
            EmitGlobalClipScale();
        }
        else
        {
            EmitClipDenominator();
        }
    }

    private void EmitSpanOverload()
    {
        bool isSplit = KernelArray.CanBeSplit(catalog.GradientArrays);
        string sum = Lanes.ElementName(catalog.SumType);
        string spans = string.Join(", ", catalog.GradientArrays.Select(array => array.Name));
        string parameters = string.Join(", ", catalog.GradientArrays.Select(array => array.Span)) + catalog.GradientValueParameters;
        writer.Line("/// <summary>The sum of the squares of the gradient of a variable; 0 if it has none.</summary>");
        using (writer.Block($"internal static {sum} SumOfSquares({parameters}, int maxDegreeOfParallelism)"))
        {
            if (catalog.GradientArrays.Count > 1)
            {
                _spans.EmitReturnIfEmpty(KernelCatalog.Gradient, " 0");
                _spans.EmitLengthCheck(KernelCatalog.Gradient, catalog.GradientArrays);
            }

            if (isSplit)
            {
                using (writer.Block("if (maxDegreeOfParallelism > 1 && gradient.Length >= ParallelRun.ShortestLength)"))
                {
                    writer.Line($"return SumOfSquaresInParallel({spans}{catalog.GradientValues}, maxDegreeOfParallelism);");
                }

                writer.Line();
            }

            string references = string.Join(", ", catalog.GradientArrays.Select(array => $"ref MemoryMarshal.GetReference({array.Name})")) + catalog.GradientValues;
            writer.Line($"return SumOfSquares({references}, (nuint)gradient.Length);");
        }

        writer.Line();
        if (isSplit)
        {
            EmitParallelForm(sum, parameters, spans);
        }
    }

    /// <summary>Writes a method of its own, because the captures of its lambda expression are allocated on entry.</summary>
    private void EmitParallelForm(string sum, string parameters, string spans)
    {
        using (writer.Block($"private static {sum} SumOfSquaresInParallel({parameters}, int maxDegreeOfParallelism)"))
        {
            string chunks = string.Join(", ", catalog.GradientArrays.Select((_, index) => $"ref chunk[{index}]")) + catalog.GradientValues;
            writer.Line("return ParallelRun.Sum(");
            writer.Line($"    maxDegreeOfParallelism, {(catalog.GradientStepValues.Count == 0 ? "static " : "")}(Chunk<{_element}> chunk) => SumOfSquares({chunks}, chunk.Length), {spans});");
        }

        writer.Line();
    }

    private void EmitClipDenominator()
    {
        writer.Line("/// <summary>The divisor of a clipped gradient: max(N, ClipNorm), where N² is the sum of squares.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"internal static {_element} ClipDenominator({_element} sumOfSquares)"))
        {
            EmitStatements();
        }

        writer.Line();
    }

    private void EmitWideClipScale()
    {
        string clipNorm = IsGlobal ? "GlobalClipNorm" : "ClipNorm";
        writer.Lines($"""
            /// <summary>
            /// The factor of a gradient: {clipNorm} / max(N, {clipNorm}), where N² is the sum of squares{(catalog.ClipScaleUnscales ? "\n/// of the unscaled gradient, and the reciprocal of the loss scale factor" : "")}{(IsGlobal ? "; NaN where N is\n/// not finite" : "")}.
            /// </summary>
            """);
        EmitClipScale();
    }

    private void EmitGlobalClipScale()
    {
        writer.Lines("""
            /// <summary>
            /// What every gradient is multiplied by: GlobalClipNorm · min(1 / N, 1 / GlobalClipNorm), where N² is the sum of
            /// squares of all gradients; NaN where N is not finite.
            /// </summary>
            """);
        EmitClipScale();
    }

    private void EmitClipScale()
    {
        // Where it is called, the norm is computed as well.
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"internal static {_element} ClipScale({Lanes.ElementName(catalog.SumType)} sumOfSquares)"))
        {
            EmitStatements();
        }

        writer.Line();
    }

    /// <summary>The computation from the sum of squares.</summary>
    public static IReadOnlyList<Statement> Statements(KernelCatalog catalog)
    {
        var s = new Symbols(catalog.Options, catalog.SumType.AsScalar());
        return catalog.Options is { ClipMode: ClipMode.Norm, SumsInDouble: false }
            ? Clip.DenominatorOfSum(s)
            : Clip.ScaleOfSum(catalog.Options, s, catalog.Element.AsScalar());
    }

    private void EmitStatements()
    {
        foreach (string line in new CSharpPrinter(Lanes.Scalar(catalog.SumType)).Print(Statements(catalog)))
        {
            writer.Line(line);
        }
    }
}
