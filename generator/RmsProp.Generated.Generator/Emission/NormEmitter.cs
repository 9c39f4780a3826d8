using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the sum of squares of gradients and what clipping by a norm makes of it.</summary>
internal sealed class NormEmitter(CodeWriter writer, ElementType element, KernelCatalog catalog)
{
    /// <summary>How many sums NumPy's pairwise summation keeps side by side; fewer numbers are summed up from left to right.</summary>
    public const int RunningSums = 8;

    private readonly string _element = Lanes.ElementName(element);
    private readonly bool _sumsInDouble = catalog.SumsInDouble && element == ElementType.Single;
    private readonly Lanes _scalar = Lanes.Scalar(element);
    private readonly string _refs = string.Join(", ", catalog.GradientArrays.Select(array => "ref " + array));
    private readonly string _refParameters =
        string.Join(", ", catalog.GradientArrays.Select(array => $"ref {Lanes.ElementName(element)} {array}"));

    /// <summary>Writes what clipping by a norm needs for the variables of a model that are of this type.</summary>
    public void Emit(ClipMode mode, IReadOnlyCollection<Variable> variables)
    {
        bool hasArrays = variables.Any(variable => !variable.IsInline);
        if (hasArrays)
        {
            EmitSpanOverload();
        }

        if (_sumsInDouble)
        {
            new WideNormEmitter(writer, catalog).Emit();
        }
        else if (!hasArrays && variables.All(variable => variable.Length < RunningSums))
        {
            EmitSumFromLeftToRight();
            EmitSquare(_scalar);
        }
        else
        {
            EmitSum();
            foreach (Lanes lanes in AccumulatorLanes().Append(_scalar))
            {
                EmitSquare(lanes);
            }
        }

        if (catalog.SumsInDouble)
        {
            EmitWideClipScale(mode == ClipMode.Norm ? "ClipNorm" : "GlobalClipNorm");
        }
        else if (mode == ClipMode.Norm)
        {
            EmitClipDenominator();
        }
        else
        {
            EmitClipScale();
        }
    }

    // Wider vectors than there are running sums have no place here.
    private IEnumerable<Lanes> AccumulatorLanes() => Lanes.Vectors(element).Where(lanes => lanes.Count <= RunningSums);

    private void EmitSpanOverload()
    {
        string sum = _sumsInDouble ? "double" : _element;
        string spans = string.Join(", ", catalog.GradientArrays);
        string parameters = string.Join(", ", catalog.GradientArrays.Select(array => $"Span<{_element}> {array}"));
        writer.Line("/// <summary>The sum of the squares of the gradient of a variable; 0 where it has none.</summary>");
        using (writer.Block($"internal static {sum} SumOfSquares({parameters}, int maxDegreeOfParallelism)"))
        {
            using (writer.Block("if (maxDegreeOfParallelism > 1 && gradient.Length >= ParallelRun.ShortestLength)"))
            {
                string chunks = string.Join(", ", catalog.GradientArrays.Select((_, index) => $"ref chunk[{index}]"));
                writer.Line("return ParallelRun.Sum(");
                writer.Line($"    maxDegreeOfParallelism, static (Chunk<{_element}> chunk) => SumOfSquares({chunks}, chunk.Length), {spans});");
            }

            writer.Line();
            string references = string.Join(", ", catalog.GradientArrays.Select(array => $"ref MemoryMarshal.GetReference({array})"));
            writer.Line($"return SumOfSquares({references}, (nuint)gradient.Length);");
        }

        writer.Line();
    }

    /// <summary>What pairwise summation comes to where no variable has as many elements as there are running sums.</summary>
    private void EmitSumFromLeftToRight()
    {
        writer.Line("/// <summary>The sum of the squares of the gradient of a variable, from left to right.</summary>");
        using (writer.Block($"internal static {_element} SumOfSquares({_refParameters}, nuint length)"))
        {
            writer.Line($"{_element} sum = 0;");
            using (writer.Block("for (nuint i = 0; i < length; i++)"))
            {
                writer.Line($"sum += Square{_scalar.Suffix}({_scalar.ReferencesAt(catalog.GradientArrays, "i")});");
            }

            writer.Line();
            writer.Line("return sum;");
        }

        writer.Line();
    }

    private void EmitSum()
    {
        writer.Lines("""
            /// <summary>
            /// The sum of the squares of the gradient of a variable, in the order of NumPy's pairwise summation: halves down to
            /// 128 elements, eight running sums in each. It is the same on every vector width.
            /// </summary>
            """);
        using (writer.Block($"internal static {_element} SumOfSquares({_refParameters}, nuint length)"))
        {
            using (writer.Block("if (length > 128)"))
            {
                string rest = string.Join(", ", catalog.GradientArrays.Select(array => $"ref Unsafe.Add(ref {array}, half)"));
                writer.Line("nuint half = length / 2 / 8 * 8;");
                writer.Line($"return SumOfSquares({_refs}, half) + SumOfSquares({rest}, length - half);");
            }

            writer.Line();
            writer.Line("nuint i = 0;");
            writer.Line($"{_element} sum = 0;");
            using (writer.Block("if (length >= 8)"))
            {
                string keyword = "if";
                foreach (Lanes lanes in AccumulatorLanes())
                {
                    using (writer.Block($"{keyword} ({lanes.Class}.IsHardwareAccelerated)"))
                    {
                        EmitEightSums(lanes);
                    }

                    keyword = "else if";
                }

                using (writer.Block("else"))
                {
                    EmitEightSums(_scalar);
                }
            }

            writer.Line();
            using (writer.Block("for (; i < length; i++)"))
            {
                writer.Line($"sum += Square{_scalar.Suffix}({_scalar.ReferencesAt(catalog.GradientArrays, "i")});");
            }

            writer.Line();
            writer.Line("return sum;");
        }

        writer.Line();
    }

    private void EmitEightSums(Lanes lanes)
    {
        int count = 8 / lanes.Count;
        for (int sum = 0; sum < count; sum++)
        {
            writer.Line($"{lanes.Type} sum{sum} = Square{lanes.Suffix}({lanes.ReferencesAt(catalog.GradientArrays, Lanes.Index("0", sum * lanes.Count))});");
        }

        using (writer.Block("for (i = 8; length - i >= 8; i += 8)"))
        {
            for (int sum = 0; sum < count; sum++)
            {
                writer.Line($"sum{sum} += Square{lanes.Suffix}({lanes.ReferencesAt(catalog.GradientArrays, Lanes.Index("i", sum * lanes.Count))});");
            }
        }

        string[] lane = [.. Enumerable.Range(0, 8).Select(i => lanes.IsScalar ? $"sum{i}" : $"sum{i / lanes.Count}[{i % lanes.Count}]")];
        writer.Line();
        writer.Line(
            $"sum = (({lane[0]} + {lane[1]}) + ({lane[2]} + {lane[3]})) + (({lane[4]} + {lane[5]}) + ({lane[6]} + {lane[7]}));");
    }

    private void EmitSquare(Lanes lanes)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static {lanes.Type} Square{lanes.Suffix}({lanes.References(catalog.GradientArrays)})"))
        {
            foreach (string statement in catalog.GradientBody(lanes))
            {
                writer.Line(statement);
            }

            writer.Line("return g * g;");
        }

        writer.Line();
    }

    private void EmitClipDenominator()
    {
        writer.Line("/// <summary>What a clipped gradient is divided by: max(N, ClipNorm), where N² is the sum of squares.</summary>");
        using (writer.Block($"internal static {_element} ClipDenominator({_element} sumOfSquares)"))
        {
            writer.Line($"{_element} norm = sumOfSquares > 0 ? {_element}.Sqrt(sumOfSquares) : sumOfSquares;");
            writer.Line($"return {_element}.Max(norm, ClipNorm);");
        }

        writer.Line();
    }

    private void EmitWideClipScale(string clipNorm)
    {
        writer.Lines($"""
            /// <summary>
            /// What a gradient is multiplied by: {clipNorm} / max(N, {clipNorm}), where N² is the sum of squares{(clipNorm == "ClipNorm" ? "" : "; NaN where N is\n/// not finite")}.
            /// </summary>
            """);
        using (writer.Block($"internal static {_element} ClipScale(double sumOfSquares)"))
        {
            writer.Line("double norm = double.Sqrt(sumOfSquares);");
            writer.Line($"double scale = {clipNorm} / double.Max(norm, {clipNorm});");
            string result = clipNorm == "ClipNorm" ? "scale" : "scale + (norm - norm)";
            writer.Line(element == ElementType.Single ? $"return (float)({result});" : $"return {result};");
        }

        writer.Line();
    }

    private void EmitClipScale()
    {
        writer.Lines("""
            /// <summary>
            /// What every gradient is multiplied by: GlobalClipNorm · min(1 / N, 1 / GlobalClipNorm), where N² is the sum of
            /// squares of all gradients; NaN where N is not finite.
            /// </summary>
            """);
        using (writer.Block($"internal static {_element} ClipScale({_element} sumOfSquares)"))
        {
            writer.Line($"{_element} norm = {_element}.Sqrt(sumOfSquares);");
            writer.Line($"{_element} scale = GlobalClipNorm * {_element}.Min(1 / norm, InverseGlobalClipNorm);");
            writer.Line("return scale + (norm - norm);");
        }

        writer.Line();
    }
}
