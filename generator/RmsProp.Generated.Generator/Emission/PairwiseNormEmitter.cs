using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the sum of squares of gradients with Keras' bits: in the type of the parameters, and in the order of NumPy's pairwise summation.</summary>
/// <param name="writer">Where it is written.</param>
/// <param name="element">The type of the parameters.</param>
/// <param name="catalog">What the gradient is computed by.</param>
/// <param name="longest">How many elements a variable has at most; what is for more is left out.</param>
internal sealed class PairwiseNormEmitter(CodeWriter writer, ElementType element, KernelCatalog catalog, int longest)
{
    /// <summary>How many sums NumPy's pairwise summation keeps side by side; fewer numbers are summed up from left to right.</summary>
    public const int RunningSums = 8;

    // What is longer is halved.
    private const int LeafLength = 128;

    // Of these lengths both halves are halved once more, and no quarter of them is.
    private const string IsForQuarters = "length is (>= 272 and <= 488) or 496 or 504 or 512";
    private const int ShortestForQuarters = 272;

    private readonly string _element = Lanes.ElementName(element);
    private readonly Lanes _scalar = Lanes.Scalar(element);
    private readonly string _refs = catalog.GradientReferences;
    private readonly string _refParameters = catalog.GradientParameters(element);

    /// <summary>Writes what the variables of a model that are of this type need of it.</summary>
    public void Emit(IReadOnlyCollection<Variable> variables)
    {
        if (longest < RunningSums)
        {
            EmitSumFromLeftToRight();
            EmitSquare(_scalar);
            return;
        }

        EmitSum(shortest: variables.Any(variable => !variable.IsInline) ? 0 : variables.Min(variable => variable.Length));
        foreach (Lanes lanes in AccumulatorLanes().Append(_scalar))
        {
            EmitSquare(lanes);
        }
    }

    // Wider vectors than there are running sums have no place here.
    private IEnumerable<Lanes> AccumulatorLanes() => Lanes.Vectors(element).Where(lanes => lanes.Count <= RunningSums);

    /// <summary>What pairwise summation comes to where no variable has as many elements as there are running sums.</summary>
    private void EmitSumFromLeftToRight()
    {
        writer.Line("/// <summary>The sum of the squares of the gradient of a variable, from left to right.</summary>");
        using (writer.Block($"internal static {_element} SumOfSquares({_refParameters}, nuint length)"))
        {
            writer.Line($"{_element} sum = 0;");
            using (writer.Block("for (nuint i = 0; i < length; i++)"))
            {
                writer.Line($"sum += Square{_scalar.Suffix}({catalog.GradientLanesAt(_scalar, "i")});");
            }

            writer.Line();
            writer.Line("return sum;");
        }

        writer.Line();
    }

    private void EmitSum(int shortest)
    {
        Lanes widest = AccumulatorLanes().First();
        writer.Lines("""
            /// <summary>
            /// The sum of the squares of the gradient of a variable, in the order of NumPy's pairwise summation: halves down to
            /// 128 elements, eight running sums in each. It is the same on every vector width.
            /// </summary>
            """);
        using (writer.Block($"internal static {_element} SumOfSquares({_refParameters}, nuint length)"))
        {
            if (longest >= ShortestForQuarters)
            {
                writer.Line("// Lengths of which both halves are halved once more, and no quarter is.");
                using (writer.Block($"if ({IsForQuarters} && {widest.Class}.IsHardwareAccelerated)"))
                {
                    writer.Line($"return SumOfQuarters({_refs}, length);");
                }

                writer.Line();
            }

            if (longest > LeafLength)
            {
                using (writer.Block($"if (length > {LeafLength})"))
                {
                    writer.Line($"nuint half = length / 2 / {RunningSums} * {RunningSums};");
                    writer.Line($"return SumOfSquares({_refs}, half) + SumOfSquares({catalog.GradientReferencesAt("half")}, length - half);");
                }

                writer.Line();
            }

            if (shortest < RunningSums)
            {
                using (writer.Block($"if (length < {RunningSums})"))
                {
                    writer.Line($"return AddRest(0, {_refs}, 0, length);");
                }

                writer.Line();
            }

            string keyword = "if";
            foreach (Lanes lanes in AccumulatorLanes())
            {
                using (writer.Block($"{keyword} ({lanes.Class}.IsHardwareAccelerated)"))
                {
                    EmitRunningSums(lanes);
                }

                keyword = "else if";
            }

            using (writer.Block("else"))
            {
                EmitRunningSums(_scalar);
            }
        }

        writer.Line();
        if (longest >= ShortestForQuarters)
        {
            EmitSumOfQuarters(widest);
        }

        foreach (Lanes lanes in AccumulatorLanes().Append(_scalar))
        {
            EmitAddRunningSums(lanes);
        }

        EmitAddRest();
    }

    private void EmitRunningSums(Lanes lanes)
    {
        string[] sums = SumNames(lanes);
        for (int sum = 0; sum < sums.Length; sum++)
        {
            writer.Line($"{lanes.Type} {sums[sum]} = Square{lanes.Suffix}({catalog.GradientLanesAt(lanes, Lanes.Index("0", sum * lanes.Count))});");
        }

        writer.Line($"return AddRunningSums({string.Join(", ", sums)}, {_refs}, {RunningSums}, length);");
    }

    private static string[] SumNames(Lanes lanes) =>
        RunningSums == lanes.Count ? ["sums"] : [.. Enumerable.Range(0, RunningSums / lanes.Count).Select(i => $"sum{i}")];

    /// <summary>
    /// A running sum has to wait for the last addition to it. Where nothing comes between one block and the next, the
    /// processor is in several of them at once.
    /// </summary>
    private void EmitSumOfQuarters(Lanes lanes)
    {
        writer.Line("/// <summary>The sum of the squares of the halves of both halves, which have no more than 128 elements each.</summary>");
        using (writer.Block($"private static {_element} SumOfQuarters({_refParameters}, nuint length)"))
        {
            writer.Lines($"""
                nuint second = length / 2 / {RunningSums} * {RunningSums};
                nuint first = second / 2 / {RunningSums} * {RunningSums};
                nuint third = second + ((length - second) / 2 / {RunningSums} * {RunningSums});
                """);
            string[] starts = ["0", "first", "second", "third"];
            string[] ends = ["first", "second", "third", "length"];
            for (int quarter = 0; quarter < starts.Length; quarter++)
            {
                string start = starts[quarter];
                string next = start == "0" ? $"{RunningSums}" : $"{start} + {RunningSums}";
                string square = $"Square{lanes.Suffix}({catalog.GradientLanesAt(lanes, start)})";
                writer.Line($"{_element} sum{quarter} = AddRunningSums({square}, {_refs}, {next}, {ends[quarter]});");
            }

            writer.Line("return (sum0 + sum1) + (sum2 + sum3);");
        }

        writer.Line();
    }

    private void EmitAddRunningSums(Lanes lanes)
    {
        string[] sums = SumNames(lanes);
        string parameters = string.Join(", ", sums.Select(sum => $"{lanes.Type} {sum}"));
        writer.Line("/// <summary>Continues the eight running sums from i on, and adds them up: neighbours, then neighbours of these, then the rest.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static {_element} AddRunningSums({parameters}, {_refParameters}, nuint i, nuint length)"))
        {
            if (sums.Length == 1)
            {
                EmitRunningSumsLoop(lanes, sums, times: 4);
                writer.Line();
            }

            EmitRunningSumsLoop(lanes, sums, times: 1);
            writer.Line();
            if (sums.Length == 1)
            {
                string indices = lanes.IsSingle ? "" : "L";
                string Indices(string order) => $"{lanes.Class}.Create({string.Join(", ", order.Select(index => index + indices))})";
                writer.Line($"{lanes.Type} pairs = sums + {lanes.Class}.Shuffle(sums, {Indices("10325476")});");
                writer.Line($"{lanes.Type} fours = pairs + {lanes.Class}.Shuffle(pairs, {Indices("23016745")});");
                writer.Line($"{_element} sum = fours.GetLower().ToScalar() + fours.GetUpper().ToScalar();");
            }
            else
            {
                string[] lane =
                [
                    .. Enumerable.Range(0, RunningSums).Select(
                        i => lanes.IsScalar ? sums[i] : $"{sums[i / lanes.Count]}[{(i % lanes.Count).ToString(CultureInfo.InvariantCulture)}]"),
                ];
                writer.Line(
                    $"{_element} sum = (({lane[0]} + {lane[1]}) + ({lane[2]} + {lane[3]})) + (({lane[4]} + {lane[5]}) + ({lane[6]} + {lane[7]}));");
            }

            writer.Line($"return AddRest(sum, {_refs}, i, length);");
        }

        writer.Line();
    }

    private void EmitRunningSumsLoop(Lanes lanes, string[] sums, int times)
    {
        int step = RunningSums * times;
        using (writer.Block($"for (; length - i >= {step}; i += {step})"))
        {
            for (int offset = 0; offset < step; offset += lanes.Count)
            {
                string sum = sums[offset / lanes.Count % sums.Length];
                writer.Line($"{sum} += Square{lanes.Suffix}({catalog.GradientLanesAt(lanes, Lanes.Index("i", offset))});");
            }
        }
    }

    private void EmitAddRest()
    {
        writer.Line("/// <summary>Adds the squares from i on, one by one.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static {_element} AddRest({_element} sum, {_refParameters}, nuint i, nuint length)"))
        {
            using (writer.Block("for (; i < length; i++)"))
            {
                writer.Line($"sum += Square{_scalar.Suffix}({catalog.GradientLanesAt(_scalar, "i")});");
            }

            writer.Line();
            writer.Line("return sum;");
        }

        writer.Line();
    }

    private void EmitSquare(Lanes lanes)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static {lanes.Type} Square{lanes.Suffix}({catalog.GradientLanes(lanes)})"))
        {
            foreach (string statement in catalog.GradientBody(lanes))
            {
                writer.Line(statement);
            }

            writer.Line("return g * g;");
        }

        writer.Line();
    }
}
