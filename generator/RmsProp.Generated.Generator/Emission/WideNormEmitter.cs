using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the sum of squares of float gradients for <c>KernelNumerics.Fast</c>, which neither overflows nor underflows: short
/// blocks are summed up in float, several vectors at once, and their sums in double, and a block whose sum left the range in
/// which float is good enough is summed up again in double.
/// </summary>
/// <param name="writer">Where it is written.</param>
/// <param name="catalog">What the gradient is computed by.</param>
/// <param name="longest">How many elements a variable has at most; what is for more is left out.</param>
internal sealed class WideNormEmitter(CodeWriter writer, KernelCatalog catalog, int longest)
{
    private const int VectorsAtOnce = 4;
    private const int BlockLength = 2048;

    // A wider vector than there are elements still decides how many sums there are, and so the order of additions.
    private readonly Lanes[] _vectors = Lanes.Vectors(ElementType.Single) is var vectors && longest < vectors[vectors.Length - 1].Count ? [] : vectors;
    private readonly Lanes _scalar = Lanes.Scalar(ElementType.Single);
    private readonly string _refParameters = catalog.GradientParameters(ElementType.Single);
    private readonly string _refs = catalog.GradientReferences;

    public void Emit()
    {
        EmitSum();
        EmitSumOfBlock();
        EmitSumInDouble();
        foreach (Lanes lanes in _vectors.Append(_scalar))
        {
            EmitGradient(lanes);
        }
    }

    private void EmitSum()
    {
        writer.Line("/// <summary>The sum of the squares of the gradient of a variable, which no float overflows.</summary>");
        using (writer.Block($"internal static double SumOfSquares({_refParameters}, nuint length)"))
        {
            if (longest > BlockLength)
            {
                EmitSumOfBlocks();
            }
            else
            {
                writer.Line($"return SumOfBlock({_refs}, length);");
            }
        }

        writer.Line();
    }

    private void EmitSumOfBlocks()
    {
        // In the chunks that several threads would make of it, so that the sum is the same on one.
        using (writer.Block("if (length > ParallelRun.ChunkLength)"))
        {
            writer.Line("nuint half = ParallelRun.Half(length);");
            writer.Line($"return SumOfSquares({_refs}, half) + SumOfSquares({catalog.GradientReferencesAt("half")}, length - half);");
        }

        writer.Lines($"""

            const nuint BlockLength = {BlockLength};
            double sum = 0;
            nuint start = 0;
            """);
        using (writer.Block("for (; length - start > BlockLength; start += BlockLength)"))
        {
            writer.Line($"sum += SumOfBlock({catalog.GradientReferencesAt("start")}, BlockLength);");
        }

        writer.Line();
        writer.Line($"return sum + SumOfBlock({catalog.GradientReferencesAt("start")}, length - start);");
    }

    private void EmitSumOfBlock()
    {
        writer.Line("/// <summary>The sum of some squares: in float, where none of them can have been rounded to infinity or to almost nothing.</summary>");
        using (writer.Block($"private static double SumOfBlock({_refParameters}, nuint length)"))
        {
            EmitBeginning("float");
            string keyword = "if";
            foreach (Lanes lanes in _vectors)
            {
                using (writer.Block($"{keyword} ({lanes.Class}.IsHardwareAccelerated)"))
                {
                    EmitVectors(lanes);
                }

                keyword = "else if";
            }

            using (EmitRest())
            {
                writer.Line($"float g = {GradientAt(_scalar, "i")};");
                writer.Line("sum += g * g;");
            }

            writer.Line();
            writer.Line($"return sum is >= 1e-30f and <= float.MaxValue ? sum : SumInDouble({_refs}, length);");
        }

        writer.Line();
    }

    private void EmitVectors(Lanes lanes)
    {
        string[] sums = [.. Enumerable.Range(0, VectorsAtOnce).Select(vector => $"sum{vector}")];
        foreach (string sum in sums)
        {
            writer.Line($"{lanes.Type} {sum} = {lanes.Type}.Zero;");
        }

        int step = lanes.Count * VectorsAtOnce;
        using (writer.Block($"for (; length - i >= {step}; i += {step})"))
        {
            for (int vector = 0; vector < VectorsAtOnce; vector++)
            {
                writer.Line($"{lanes.Type} g{vector} = {GradientAt(lanes, Lanes.Index("i", vector * lanes.Count))};");
                writer.Line($"{sums[vector]} = {lanes.MultiplyAdd($"g{vector}", $"g{vector}", sums[vector])};");
            }
        }

        writer.Line();
        using (writer.Block($"for (; length - i >= {lanes.Count}; i += {lanes.Count})"))
        {
            writer.Line($"{lanes.Type} g = {GradientAt(lanes, "i")};");
            writer.Line($"{sums[0]} = {lanes.MultiplyAdd("g", "g", sums[0])};");
        }

        writer.Line();
        writer.Line($"sum = {lanes.Class}.Sum(({sums[0]} + {sums[1]}) + ({sums[2]} + {sums[3]}));");
    }

    private void EmitSumInDouble()
    {
        writer.Line("/// <summary>The sum of some squares in double.</summary>");
        using (writer.Block($"private static double SumInDouble({_refParameters}, nuint length)"))
        {
            EmitBeginning("double");
            string keyword = "if";
            foreach (Lanes lanes in _vectors)
            {
                string wide = $"{lanes.Class}<double>";
                using (writer.Block($"{keyword} ({lanes.Class}.IsHardwareAccelerated)"))
                {
                    writer.Line($"{wide} sums = {wide}.Zero;");
                    using (writer.Block($"for (; length - i >= {lanes.Count}; i += {lanes.Count})"))
                    {
                        writer.Line($"({wide} lower, {wide} upper) = {lanes.Class}.Widen({GradientAt(lanes, "i")});");
                        writer.Line("sums += (lower * lower) + (upper * upper);");
                    }

                    writer.Line();
                    writer.Line($"sum = {lanes.Class}.Sum(sums);");
                }

                keyword = "else if";
            }

            using (EmitRest())
            {
                writer.Line($"double g = {GradientAt(_scalar, "i")};");
                writer.Line("sum += g * g;");
            }

            writer.Line();
            writer.Line("return sum;");
        }

        writer.Line();
    }

    private void EmitBeginning(string type)
    {
        if (_vectors.Length > 0)
        {
            writer.Line("nuint i = 0;");
        }

        writer.Line($"{type} sum = 0;");
    }

    /// <summary>The loop over what the vectors have left, or over everything where there are none.</summary>
    private CodeWriter.BlockScope EmitRest()
    {
        if (_vectors.Length == 0)
        {
            return writer.Block("for (nuint i = 0; i < length; i++)");
        }

        writer.Line();
        return writer.Block("for (; i < length; i++)");
    }

    private string GradientAt(Lanes lanes, string index) => $"Gradient{lanes.Suffix}({catalog.GradientLanesAt(lanes, index)})";

    private void EmitGradient(Lanes lanes)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static {lanes.Type} Gradient{lanes.Suffix}({catalog.GradientLanes(lanes)})"))
        {
            foreach (string statement in catalog.GradientBody(lanes))
            {
                writer.Line(statement);
            }

            writer.Line("return g;");
        }

        writer.Line();
    }
}
