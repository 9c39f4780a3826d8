using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes a kernel: its arithmetic for every vector width, the loop over them, and unrolled forms of fixed length.</summary>
internal sealed class KernelEmitter(CodeWriter writer, ElementType element)
{
    /// <summary>The most vectors that straight-line code is written for; beyond it the loop does the same.</summary>
    private const int MostUnrolledVectors = 24;

    private readonly Lanes[] _vectors = Lanes.Vectors(element);
    private readonly Lanes _scalar = Lanes.Scalar(element);
    private readonly string _element = Lanes.ElementName(element);

    /// <summary>Writes the arithmetic, and the loop over it where some run has more than one element.</summary>
    public void Emit(Kernel kernel, bool withLoop, bool withSpans, IEnumerable<int> fixedLengths)
    {
        if (withSpans)
        {
            EmitSpanOverload(kernel);
        }

        if (!withLoop)
        {
            EmitBody(kernel, _scalar);
            return;
        }

        EmitLoop(kernel);
        foreach (int length in fixedLengths)
        {
            EmitFixedLength(kernel, length);
        }

        foreach (Lanes lanes in (Lanes[])[.. _vectors, _scalar])
        {
            EmitBody(kernel, lanes);
        }
    }

    /// <summary>The method to call for a run of known length: the unrolled form, the loop, or a single element's arithmetic.</summary>
    public static bool IsUnrolled(ElementType element, int length) =>
        length <= MostUnrolledVectors * Lanes.Vectors(element)[0].Count;

    private static string Refs(Kernel kernel) => string.Join(", ", kernel.Arrays.Select(array => "ref " + array));

    private static string Values(Kernel kernel, string suffix = "") => string.Concat(kernel.StepValues.Select(value => ", " + value.Name + suffix));

    private string RefParameters(Kernel kernel) => string.Join(", ", kernel.Arrays.Select(array => $"ref {_element} {array}"));

    private string ValueParameters(Kernel kernel) =>
        string.Concat(kernel.StepValues.Select(value => $", {(value.IsCondition ? "bool" : _element)} {value.Name}"));

    private void EmitSpanOverload(Kernel kernel)
    {
        string longest = kernel.Arrays.Contains(KernelCatalog.Gradient) ? KernelCatalog.Gradient : KernelCatalog.Parameter;
        string parameters = string.Join(", ", kernel.Arrays.Select(array => $"Span<{_element}> {array}"));
        writer.Line($"/// <summary>{kernel.Summary}; no gradient means no element.</summary>");
        using (writer.Block($"internal static void {kernel.Name}({parameters}{ValueParameters(kernel)})"))
        {
            string references = string.Join(", ", kernel.Arrays.Select(array => $"ref MemoryMarshal.GetReference({array})"));
            writer.Line($"{kernel.Name}({references}, (nuint){longest}.Length{Values(kernel)});");
        }

        writer.Line();
    }

    private void EmitLoop(Kernel kernel)
    {
        writer.Line($"/// <summary>{kernel.Summary}, for <paramref name=\"length\"/> consecutive elements.</summary>");
        using (writer.Block($"internal static void {kernel.Name}({RefParameters(kernel)}, nuint length{ValueParameters(kernel)})"))
        {
            int unrolled = kernel.Arrays.Count > 4 ? 2 : 4;
            writer.Line("nuint i = 0;");
            for (int level = 0; level < _vectors.Length; level++)
            {
                Lanes lanes = _vectors[level];
                using (writer.Block($"{(level > 0 ? "else " : "")}if ({lanes.Class}.IsHardwareAccelerated)"))
                {
                    EmitBroadcasts(kernel, lanes);
                    EmitVectorLoop(kernel, lanes, unrolled);
                    if (level == 0)
                    {
                        writer.Line();
                        EmitVectorLoop(kernel, lanes, 1);
                    }
                }
            }

            foreach (Lanes lanes in _vectors.Skip(1))
            {
                writer.Line();
                using (writer.Block($"if ({lanes.Class}.IsHardwareAccelerated)"))
                {
                    EmitBroadcasts(kernel, lanes);
                    EmitVectorLoop(kernel, lanes, 1);
                }
            }

            writer.Line();
            using (writer.Block("for (; i < length; i++)"))
            {
                EmitCall(kernel, _scalar, "i");
            }
        }

        writer.Line();
    }

    private void EmitVectorLoop(Kernel kernel, Lanes lanes, int unrolled)
    {
        int step = lanes.Count * unrolled;
        using (writer.Block($"for (; length - i >= {step}; i += {step})"))
        {
            for (int vector = 0; vector < unrolled; vector++)
            {
                EmitCall(kernel, lanes, vector == 0 ? "i" : $"i + {vector * lanes.Count}");
            }
        }
    }

    private void EmitBroadcasts(Kernel kernel, Lanes lanes)
    {
        foreach (StepValue value in kernel.StepValues)
        {
            string broadcast = value.IsCondition
                ? $"{value.Name} ? {lanes.Type}.AllBitsSet : {lanes.Type}.Zero"
                : $"{lanes.Class}.Create({value.Name})";
            writer.Line($"{lanes.Type} {value.Name}{lanes.Class.Substring("Vector".Length)} = {broadcast};");
        }
    }

    private void EmitCall(Kernel kernel, Lanes lanes, string index)
    {
        string suffix = lanes.IsScalar ? "" : lanes.Class.Substring("Vector".Length);
        writer.Line($"{kernel.Name}{lanes.Suffix}({Refs(kernel)}, {index}{Values(kernel, suffix)});");
    }

    private void EmitBody(Kernel kernel, Lanes lanes)
    {
        string values = string.Concat(kernel.StepValues.Select(
            value => $", {(value.IsCondition && lanes.IsScalar ? "bool" : lanes.Type)} {value.Name}"));
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"internal static void {kernel.Name}{lanes.Suffix}({RefParameters(kernel)}, nuint i{values})"))
        {
            foreach (string statement in kernel.Body(lanes))
            {
                writer.Line(statement);
            }
        }

        writer.Line();
    }

    private void EmitFixedLength(Kernel kernel, int length)
    {
        writer.Line($"/// <summary>{kernel.Summary}, for {length} consecutive elements.</summary>");
        using (writer.Block($"internal static void {kernel.Name}{length}({RefParameters(kernel)}{ValueParameters(kernel)})"))
        {
            for (int level = 0; level < _vectors.Length; level++)
            {
                using (writer.Block($"{(level > 0 ? "else " : "")}if ({_vectors[level].Class}.IsHardwareAccelerated)"))
                {
                    EmitStraightLine(kernel, length, level);
                }
            }

            using (writer.Block("else"))
            {
                writer.Line($"{kernel.Name}({Refs(kernel)}, {length}{Values(kernel)});");
            }
        }

        writer.Line();
    }

    /// <summary>As many of the widest vectors as fit, then of each narrower kind, then single elements: none twice.</summary>
    private void EmitStraightLine(Kernel kernel, int length, int widest)
    {
        if (length / _vectors[widest].Count > MostUnrolledVectors)
        {
            writer.Line($"{kernel.Name}({Refs(kernel)}, {length}{Values(kernel)});");
            return;
        }

        int done = 0;
        foreach (Lanes lanes in _vectors.Skip(widest).Append(_scalar))
        {
            int count = (length - done) / lanes.Count;
            if (count > 0 && !lanes.IsScalar)
            {
                EmitBroadcasts(kernel, lanes);
            }

            for (int vector = 0; vector < count; vector++)
            {
                EmitCall(kernel, lanes, done.ToString(System.Globalization.CultureInfo.InvariantCulture));
                done += lanes.Count;
            }
        }
    }
}
