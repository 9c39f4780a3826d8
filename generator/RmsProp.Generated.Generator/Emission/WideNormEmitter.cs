using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the sum of squares of float gradients in double, for <c>KernelNumerics.Fast</c>: a square of 1e30 does not
/// overflow in it, and as no order is prescribed, several vectors are summed up at once.
/// </summary>
internal sealed class WideNormEmitter(CodeWriter writer, KernelCatalog catalog)
{
    private const int VectorsAtOnce = 2;

    private readonly Lanes[] _vectors = Lanes.Vectors(ElementType.Single);
    private readonly Lanes _scalar = Lanes.Scalar(ElementType.Single);
    private readonly string _refParameters = string.Join(", ", catalog.GradientArrays.Select(array => "ref float " + array));

    public void Emit()
    {
        writer.Line("/// <summary>The sum of the squares of the gradient of a variable, in double, which no float overflows.</summary>");
        using (writer.Block($"internal static double SumOfSquares({_refParameters}, nuint length)"))
        {
            // In the chunks that several threads would make of it, so that the sum is the same on one.
            using (writer.Block("if (length > ParallelRun.ChunkLength)"))
            {
                string rest = string.Join(", ", catalog.GradientArrays.Select(array => $"ref Unsafe.Add(ref {array}, half)"));
                string first = string.Join(", ", catalog.GradientArrays.Select(array => "ref " + array));
                writer.Line("nuint half = ParallelRun.Half(length);");
                writer.Line($"return SumOfSquares({first}, half) + SumOfSquares({rest}, length - half);");
            }

            writer.Line();
            writer.Line("nuint i = 0;");
            writer.Line("double sum = 0;");
            string keyword = "if";
            foreach (Lanes lanes in _vectors)
            {
                using (writer.Block($"{keyword} ({lanes.Class}.IsHardwareAccelerated)"))
                {
                    EmitVectors(lanes);
                }

                keyword = "else if";
            }

            writer.Line();
            using (writer.Block("for (; i < length; i++)"))
            {
                writer.Line($"double g = Gradient{_scalar.Suffix}({_scalar.ReferencesAt(catalog.GradientArrays, "i")});");
                writer.Line("sum += g * g;");
            }

            writer.Line();
            writer.Line("return sum;");
        }

        writer.Line();
        foreach (Lanes lanes in _vectors.Append(_scalar))
        {
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Block($"private static {lanes.Type} Gradient{lanes.Suffix}({lanes.References(catalog.GradientArrays)})"))
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

    private void EmitVectors(Lanes lanes)
    {
        string wide = $"{lanes.Class}<double>";
        string[] halves = [.. Enumerable.Range(0, VectorsAtOnce).SelectMany(vector => new[] { $"lower{vector}", $"upper{vector}" })];
        foreach (string half in halves)
        {
            writer.Line($"{wide} {half} = {wide}.Zero;");
        }

        int step = lanes.Count * VectorsAtOnce;
        using (writer.Block($"for (; length - i >= {step}; i += {step})"))
        {
            for (int vector = 0; vector < VectorsAtOnce; vector++)
            {
                writer.Line($"({wide} low{vector}, {wide} high{vector}) = {lanes.Class}.Widen(Gradient{lanes.Suffix}({lanes.ReferencesAt(catalog.GradientArrays, Lanes.Index("i", vector * lanes.Count))}));");
                writer.Line($"lower{vector} += low{vector} * low{vector};");
                writer.Line($"upper{vector} += high{vector} * high{vector};");
            }
        }

        writer.Line();
        writer.Line($"sum = {lanes.Class}.Sum({string.Join(" + ", halves)});");
    }
}
