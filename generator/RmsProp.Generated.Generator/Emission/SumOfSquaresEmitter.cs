using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the sum of squares of gradients: generated code computes the elements as it reads them, and the runtime library determines the
/// order of the additions.
/// </summary>
/// <param name="writer">Receives it.</param>
/// <param name="catalog">The kernels with the computation of the gradient.</param>
/// <param name="longest">The length of the longest variable.</param>
internal sealed class SumOfSquaresEmitter(CodeWriter writer, KernelCatalog catalog, int longest)
{
    private const string Struct = "Elements";

    /// <summary>The number of running sums in NumPy's pairwise summation; fewer numbers are added from left to right.</summary>
    public const int RunningSums = 8;

    // The length of the narrowest float vector.
    private const int FewestInWideVectors = 4;

    private readonly string _element = Lanes.ElementName(catalog.Element);
    private readonly bool _isWide = catalog.SumType != catalog.Element;

    private bool HasVectors => longest >= (_isWide ? FewestInWideVectors : RunningSums);

    public void Emit()
    {
        string values = string.Concat(catalog.GradientStepValues.Select(value => $", {value.Name} = {value.Name}"));
        string elements = $"new {Struct} {{ {string.Join(", ", catalog.GradientArrays.Select(array => $"{array.Name} = ref {array.Name}"))}{values} }}";
        string method = HasVectors ? "OfSquares" : "OfFewSquares";
        writer.Line(_isWide
            ? "/// <summary>The sum of the squares of the gradient of a variable, which no float overflows.</summary>"
            : "/// <summary>The sum of the squares of the gradient of a variable, in the order of NumPy's pairwise summation.</summary>");
        writer.Line($"internal static {Lanes.ElementName(catalog.SumType)} SumOfSquares({catalog.GradientParameters}, nuint length) =>");
        writer.Line(_isWide
            ? $"    WideSum.{method}({elements}, length);"
            : $"    PairwiseSum.{method}<{_element}, {Struct}>({elements}, length);");
        writer.Line();
        EmitElements();
    }

    private void EmitElements()
    {
        writer.Line("/// <summary>The gradient that the norm is of.</summary>");
        GeneratedMarks.EmitForCode(writer);
        using (writer.Block($"private ref struct {Struct} : {(HasVectors ? "IVectorElements" : "IElements")}<{_element}>"))
        {
            foreach (KernelArray array in catalog.GradientArrays)
            {
                writer.Line($"public {array.Reference};");
            }

            foreach (StepValue value in catalog.GradientStepValues)
            {
                writer.Line($"public {_element} {value.Name};");
            }

            EmitAt(Lanes.Scalar(catalog.Element), "At");
            foreach (Lanes lanes in Lanes.Vectors(catalog.Element).Where(_ => HasVectors).Reverse())
            {
                EmitAt(lanes, lanes.Class + "At");
            }

            if (HasVectors)
            {
                EmitPrefetch();
            }
        }

        writer.Line();
    }

    private void EmitAt(Lanes lanes, string method)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"public readonly {lanes.Type} {method}(nuint i)"))
        {
            foreach (KernelArray array in catalog.GradientArrays.Where(_ => lanes.IsScalar))
            {
                writer.Line($"{array.Reference} = ref Unsafe.Add(ref this.{array.Name}, i);");
            }

            foreach (string statement in catalog.GradientBody(lanes))
            {
                writer.Line(statement);
            }

            writer.Line("return g;");
        }
    }

    private void EmitPrefetch()
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block("public readonly void Prefetch(nuint i)"))
        {
            foreach (KernelArray array in catalog.GradientArrays)
            {
                writer.Line($"Cache.Prefetch(in Unsafe.Add(ref {array.Name}, i));");
            }
        }
    }
}
