namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the form of a kernel that takes spans: their lengths are compared before references to them are taken.</summary>
internal sealed class SpanFormEmitter(CodeWriter writer)
{
    /// <summary>Writes the form, which uses several threads if it may and there are enough elements.</summary>
    public void Emit(Kernel kernel, string valueParameters, string values)
    {
        bool isSplit = KernelArray.CanBeSplit(kernel.Arrays);
        bool hasGradient = kernel.Arrays.Any(array => array.Name == KernelCatalog.Gradient);
        string longest = hasGradient ? KernelCatalog.Gradient : KernelCatalog.Parameter;
        string spans = string.Join(", ", kernel.Arrays.Select(array => array.Name));
        string parameters = string.Join(", ", kernel.Arrays.Select(array => array.Span)) + valueParameters;
        writer.Line($"/// <summary>{kernel.Summary}{(hasGradient ? "; no gradient means no element" : "")}.</summary>");
        using (writer.Block($"internal static void {kernel.Name}({parameters}, int maxDegreeOfParallelism)"))
        {
            if (hasGradient)
            {
                EmitReturnIfEmpty(longest, "");
            }

            EmitLengthCheck(longest, kernel.Arrays);
            if (isSplit)
            {
                using (writer.Block($"if (maxDegreeOfParallelism > 1 && {longest}.Length >= ParallelRun.ShortestLength)"))
                {
                    writer.Line($"{kernel.Name}InParallel({spans}{values}, maxDegreeOfParallelism);");
                    writer.Line("return;");
                }

                writer.Line();
            }

            string references = string.Join(", ", kernel.Arrays.Select(array => $"ref MemoryMarshal.GetReference({array.Name})"));
            writer.Line($"{kernel.Name}({references}, (nuint){longest}.Length{values});");
        }

        writer.Line();
        if (isSplit)
        {
            EmitParallelForm(kernel, parameters, spans, values);
        }
    }

    private void EmitParallelForm(Kernel kernel, string parameters, string spans, string values)
    {
        using (writer.Block($"private static void {kernel.Name}InParallel({parameters}, int maxDegreeOfParallelism)"))
        {
            string references = string.Join(", ", kernel.Arrays.Select((_, index) => $"ref chunk[{index}]"));
            writer.Line("ParallelRun.For(");
            writer.Line("    maxDegreeOfParallelism,");
            writer.Line($"    chunk => {kernel.Name}({references}, chunk.Length{values}),");
            writer.Line($"    {spans});");
        }

        writer.Line();
    }

    /// <summary>Writes the return of a method from spans without elements.</summary>
    public void EmitReturnIfEmpty(string span, string result)
    {
        using (writer.Block($"if ({span}.IsEmpty)"))
        {
            writer.Line($"return{result};");
        }

        writer.Line();
    }

    /// <summary>
    /// Writes the check that spans have the length of one of them. Shapes are compared before a step; but if memory is replaced during the
    /// step, it must not write beyond an end.
    /// </summary>
    public void EmitLengthCheck(string first, IEnumerable<KernelArray> spans)
    {
        string[] others = [.. spans.Select(span => span.Name).Where(span => span != first)];
        if (others.Length == 0)
        {
            return;
        }

        using (writer.Block($"if ({string.Join(" || ", others.Select(span => $"{span}.Length != {first}.Length"))})"))
        {
            writer.Line("MemoryErrors.ThrowLengthsDiffer();");
        }

        writer.Line();
    }
}
