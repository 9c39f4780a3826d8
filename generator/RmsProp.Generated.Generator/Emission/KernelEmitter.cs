using System.Globalization;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes a kernel: its arithmetic for each vector width that it uses, the loop over them, and unrolled forms of fixed length.</summary>
internal sealed class KernelEmitter(CodeWriter writer, ElementType element)
{
    /// <summary>The most vectors in straight-line code; longer runs use the loop.</summary>
    private const int MostUnrolledVectors = 48;

    private readonly Lanes[] _vectors = Lanes.Vectors(element);
    private readonly Lanes _scalar = Lanes.Scalar(element);
    private readonly string _element = Lanes.ElementName(element);

    /// <summary>The vector widths that the runs use.</summary>
    public static IEnumerable<Lanes> VectorsOf(ElementType element, IReadOnlyList<Run> runs) => Lanes.Vectors(element).Where(
        lanes => runs.Any(run => !run.First.IsInline || run.Length >= lanes.Count));

    /// <summary>Writes the arithmetic, and the loops over it that the runs need.</summary>
    public void Emit(Kernel kernel, IReadOnlyList<Run> runs)
    {
        if (runs.Any(run => !run.First.IsInline))
        {
            new SpanFormEmitter(writer).Emit(kernel, ValueParameters(kernel), Values(kernel));
        }

        bool hasLoop = runs.Any(HasLoop);
        if (hasLoop)
        {
            EmitLoop(kernel);
        }

        int[] fixedLengths =
        [
            .. runs.Where(run => run.First.IsInline && run.Length > 1 && IsUnrolled(element, run.Length))
                .Select(run => run.Length).Distinct().OrderBy(length => length),
        ];
        foreach (int length in fixedLengths)
        {
            EmitFixedLength(kernel, length, hasLoop);
        }

        foreach (Lanes lanes in VectorsOf(element, runs))
        {
            EmitBody(kernel, lanes);
            if (hasLoop)
            {
                EmitPartialBody(kernel, lanes);
            }
        }

        EmitBody(kernel, _scalar);
    }

    /// <summary>Whether a run of known length has an unrolled form of its own.</summary>
    public static bool IsUnrolled(ElementType element, int length) => !IsLongFor(Lanes.Vectors(element)[0], length);

    /// <summary>Whether a run is as long as the narrowest vector, or may be.</summary>
    public static bool UsesVectors(Run run) => !run.First.IsInline || Lanes.Vectors(run.Element).Any(lanes => lanes.Count <= run.Length);

    /// <summary>Whether a run uses the loop, at least on narrow vectors.</summary>
    public static bool HasLoop(Run run) => !run.First.IsInline || IsLongFor(Lanes.Vectors(run.Element)[^1], run.Length);

    private static bool IsLongFor(Lanes lanes, int length) => length / lanes.Count > MostUnrolledVectors;

    private static string Refs(Kernel kernel) => string.Join(", ", kernel.Arrays.Select(array => "ref " + array.Name));

    private static string Values(Kernel kernel) => string.Concat(kernel.StepValues.Select(value => ", " + value.Name));

    private static string RefParameters(Kernel kernel) => string.Join(", ", kernel.Arrays.Select(array => array.Reference));

    private string ValueParameters(Kernel kernel) =>
        string.Concat(kernel.StepValues.Select(value => $", {(value.IsCondition ? "bool" : _element)} {value.Name}"));

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
                    EmitAligned(kernel, lanes, unrolled);
                }
            }

            foreach (Lanes lanes in _vectors.Skip(1))
            {
                writer.Line();
                using (writer.Block($"if ({lanes.Class}.IsHardwareAccelerated)"))
                {
                    EmitBroadcasts(kernel, lanes);
                    EmitVectorLoop(kernel, lanes, "length");
                }
            }

            writer.Line();
            using (writer.Block("for (; i < length; i++)"))
            {
                EmitCall(kernel, _scalar, new ElementIndex("i", 0));
            }
        }

        writer.Line();
    }

    /// <summary>
    /// Writes loops over all whole vectors, which begin where vectors of the parameters don't cross lines of the cache. The elements before
    /// that and those behind the last such vector make up one more vector, of which some lanes are computed at each end; so every element is
    /// computed as if the array were aligned, and has the same bits.
    /// </summary>
    private void EmitAligned(Kernel kernel, Lanes lanes, int unrolled)
    {
        string count = lanes.Count.ToString(CultureInfo.InvariantCulture);
        string aligned = kernel.StoredArrays[0].Name;
        writer.Line($"// Vectors of {aligned} from first on do not cross lines. What is left at both ends makes up one vector more.");
        writer.Line($"nuint end = length / {count} * {count};");
        writer.Line($"nuint first = Cache.ElementsToLine(ref {aligned}, end, {count});");
        writer.Line($"{lanes.Type} isBefore = {lanes.LanesBelow("first")};");
        using (writer.Block("if (first > 0)"))
        {
            EmitPartialCall(kernel, lanes, $"end - {count}", "~isBefore");
        }

        writer.Line();
        writer.Line("i = first;");
        EmitUnrolledLoop(kernel, lanes, unrolled);
        EmitVectorLoop(kernel, lanes, "end");
        writer.Line();
        writer.Line("// At the end, because a load waits for a store of some of its elements just before it.");
        using (writer.Block("if (first > 0)"))
        {
            EmitPartialCall(kernel, lanes, "0", "isBefore");
        }

        writer.Line();
        writer.Line("i = end;");
    }

    private void EmitPartialCall(Kernel kernel, Lanes lanes, string index, string mask)
    {
        string values = string.Concat(kernel.LaneValues(lanes).Select(value => $", {value.Name}{lanes.Bits}"));
        writer.Line($"{kernel.Name}PartOf{lanes.Suffix}({Refs(kernel)}, {index}{values}, {mask});");
    }

    private void EmitUnrolledLoop(Kernel kernel, Lanes lanes, int unrolled)
    {
        int step = lanes.Count * unrolled;
        using (writer.Block($"if (end - i >= {step})"))
        {
            writer.Line("// Tested at its end, so that constants are broadcast before it, and not in every turn.");
            using (writer.Block("do"))
            {
                for (int vector = 0; vector < unrolled; vector++)
                {
                    EmitCall(kernel, lanes, new ElementIndex("i", vector * lanes.Count));
                }

                writer.Line($"i += {step};");
            }

            writer.Line($"while (end - i >= {step});");
        }

        writer.Line();
    }

    private void EmitVectorLoop(Kernel kernel, Lanes lanes, string end)
    {
        using (writer.Block($"for (; {end} - i >= {lanes.Count}; i += {lanes.Count})"))
        {
            EmitCall(kernel, lanes, new ElementIndex("i", 0));
        }
    }

    private void EmitBroadcasts(Kernel kernel, Lanes lanes)
    {
        foreach (StepValue value in kernel.LaneValues(lanes))
        {
            string broadcast = value.IsCondition
                ? $"{value.Name} ? {lanes.Type}.AllBitsSet : {lanes.Type}.Zero"
                : $"{lanes.Class}.Create({kernel.ValueBeforeLanes(value, lanes)})";
            writer.Line($"{lanes.Type} {value.Name}{lanes.Bits} = {broadcast};");
        }
    }

    private void EmitCall(Kernel kernel, Lanes lanes, ElementIndex index)
    {
        string suffix = lanes.IsScalar ? "" : lanes.Bits.ToString(CultureInfo.InvariantCulture);
        string values = string.Concat(kernel.LaneValues(lanes).Select(value => ", " + value.Name + suffix));
        writer.Line($"{kernel.Name}{lanes.Suffix}({lanes.ReferencesAt(kernel.Arrays, index)}{values});");
    }

    private void EmitBody(Kernel kernel, Lanes lanes) => EmitBody(kernel, lanes, kernel.Name, kernel.Body(lanes), "");

    /// <summary>Writes the arithmetic for those lanes of a vector that a mask has.</summary>
    private void EmitPartialBody(Kernel kernel, Lanes lanes) =>
        EmitBody(kernel, lanes, kernel.Name + "PartOf", kernel.PartialBody(lanes), $", {lanes.Type} {Kernel.Mask}");

    private void EmitBody(Kernel kernel, Lanes lanes, string name, IEnumerable<string> statements, string mask)
    {
        string values = string.Concat(kernel.LaneValues(lanes).Select(
            value => $", {(value.IsCondition && lanes.IsScalar ? "bool" : lanes.Type)} {value.Name}"));
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"internal static void {name}{lanes.Suffix}({lanes.References(kernel.Arrays)}{values}{mask})"))
        {
            foreach (string statement in statements)
            {
                writer.Line(statement);
            }
        }

        writer.Line();
    }

    private void EmitFixedLength(Kernel kernel, int length, bool hasLoop)
    {
        writer.Line($"/// <summary>{kernel.Summary}, for {length} consecutive elements.</summary>");
        using (writer.Block($"internal static void {kernel.Name}{length}({RefParameters(kernel)}{ValueParameters(kernel)})"))
        {
            Lanes[] fitting = [.. _vectors.Where(lanes => lanes.Count <= length)];
            if (fitting.Length == 0)
            {
                EmitStraightLine(kernel, length, []);
            }
            else
            {
                EmitWidths(kernel, length, fitting, hasLoop);
            }
        }

        writer.Line();
    }

    private void EmitWidths(Kernel kernel, int length, Lanes[] fitting, bool hasLoop)
    {
        string loop = $"{kernel.Name}({Refs(kernel)}, {length}{Values(kernel)});";
        for (int widest = 0; widest < fitting.Length; widest++)
        {
            using (writer.Block($"{(widest > 0 ? "else " : "")}if ({fitting[widest].Class}.IsHardwareAccelerated)"))
            {
                if (IsLongFor(fitting[widest], length))
                {
                    writer.Line(loop);
                }
                else
                {
                    EmitStraightLine(kernel, length, fitting.Skip(widest));
                }
            }
        }

        using (writer.Block("else"))
        {
            if (hasLoop)
            {
                writer.Line(loop);
                return;
            }

            using (writer.Block($"for (nuint i = 0; i < {length}; i++)"))
            {
                EmitCall(kernel, _scalar, new ElementIndex("i", 0));
            }
        }
    }

    /// <summary>Writes as many of the widest vectors as fit, then of each narrower width, then single elements; no element twice.</summary>
    private void EmitStraightLine(Kernel kernel, int length, IEnumerable<Lanes> vectors)
    {
        int done = 0;
        foreach (Lanes lanes in vectors.Append(_scalar))
        {
            int count = (length - done) / lanes.Count;
            if (count > 0 && !lanes.IsScalar)
            {
                EmitBroadcasts(kernel, lanes);
            }

            for (int vector = 0; vector < count; vector++)
            {
                EmitCall(kernel, lanes, new ElementIndex(null, done));
                done += lanes.Count;
            }
        }
    }
}
