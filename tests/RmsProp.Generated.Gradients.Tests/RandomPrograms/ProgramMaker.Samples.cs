namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Loops over samples with loops inside, of which each lane of a vector takes one.</summary>
internal sealed partial class ProgramMaker
{
    /// <summary>The length of what the samples are read from, and how many have a start of their own in it.</summary>
    public const int SampleNumbers = 120, MostSamples = 34;

    private Piece SamplesStatement(Scope scope)
    {
        string s = Name("s"), i = Name("i"), r = Name("r"), state = Name("h"), next = Name("h"), cost = Name("v"), sum = Name("v"), part = Name("u"), start = Name("k"), at = Name("k");
        string tenth = Literal(0.125), half = Literal(0.5);
        int width = Pick(3, 5, 10);
        bool isPart = OnceIn(2);
        string Array(string name) => $"{Pick($"Span<{Real}> {name} = stackalloc", $"var {name} = new")} {Real}[{width}];";
        string Sample() => isPart && OnceIn(2) ? $"{part}[{i}]" : Pick($"samples[{s} * 3 + {i}]", $"samples[{s}]", $"samples[{start} + {i}]", $"samples[{i} + 2 * {s}]", $"model.L[{i}]");
        Piece Value(int depth, params string[] others) => LongValue(scope, depth, () => RealPiece("number of a sample", OnceIn(2) ? Sample() : Pick([.. others, Sample(), $"model.G[1, {i}]"])));
        string each = Pick($"for (int {i} = 0; {i} < {width}; {i}++)", $"for (int {i} = 0; {i} < {state}.Length; {i}++)", $"for (int {i} = {width - 1}; {i} >= 0; {i}--)");
        string rounds = Pick($"for (int {r} = 0; {r} < 3; {r}++)", $"for (int {r} = 0; {r} < n; {r}++)", $"for (int {r} = n; {r} > 0; {r}--)", $"for (int {r} = 1; {r} <= 3; {r} += 2)");

        // What is done again and again in each sample, with arrays of its own, indices that go along, or elements that go from turn to turn.
        string again = _random.Next(7) switch
        {
            0 => $"{rounds}\n{each} {state}[{i}] += {tenth} * {Real}.Tanh($1);",
            1 => $"{rounds}\n{{\n{Array(next)}\n{each} {next}[{i}] = {Real}.Tanh({state}[{i}] * $1);\n{each} {state}[{i}] = {half} * {next}[{i}] + {tenth} * {state}[({i} + 1) % {width}];\n}}",
            2 => $"{rounds}\n{each} {state}[{i}] = {half} * {state}[{i}] + {tenth} * $1 * model.W[{r} % 3];",
            3 => $"int {at} = 0;\n{rounds}\nfor (int {i} = 0; {i} < {width}; {i}++) {state}[{i}] += {tenth} * model.L[{at}++ % 20] * $1;",
            4 => $"int {at} = 0;\nwhile ({at} < n)\n{{\n{each} {state}[{i}] {Pick("+=", "-=")} {tenth} * $1;\n{at}++;\n}}",
            5 => $"if (n > 2)\n{{\n{each} {state}[{i}] *= $1 > {half} ? {half} : {tenth};\n}}\nelse\n{{\n{each} {state}[{i}] = {Real}.Max({state}[{i}], $1);\n}}",
            _ => $"for (int {r} = 1; {r} < {width}; {r}++) {state}[{r}] += {half} * {state}[{r} - 1];\n{each} {state}[{i}] = {Real}.Exp({Real}.Min({Literal(1)}, {state}[{i}] * {half}));",
        };
        string costs = Pick(
            $"{cost} += {tenth} * {state}[{i}] * $2;", $"{cost} = {Real}.Max({cost}, {state}[{i}] * $2);", $"{cost} = {half} * {cost} + {Real}.Sin({state}[{i}]) * $2;",
            $"if ({state}[{i}] > $2) {cost} += {tenth} * {state}[{i}]; else {cost} -= {tenth};");
        string end = Pick($"{sum} += {cost};", $"{sum} -= {cost} * {cost};", $"{sum} += {Real}.Tanh({cost}) / 8;", $"{sum} = {sum} + {cost} - {tenth};");
        string count = Pick("20", "17", "n + 15", "8", "16", $"{MostSamples - 1}", "starts.Length");
        bool isAround = OnceIn(2);
        scope.Add(new Variable(sum, VariableKind.Real) { IsWritable = true });
        return Statement(
            "samples",
            $$"""
            {{Real}} {{sum}} = {{Literal(0.25)}};
            {{(isAround ? Array(state) : "")}}
            for (int {{s}} = {{Pick("0", "0", "0", "1")}}; {{s}} < {{count}}; {{s}}++)
            {
            {{(isAround ? "" : Array(state))}}
            int {{start}} = {{Pick($"starts[{s}]", $"starts[{s}] + 1", $"{s} * 2 + n")}};
            {{(isPart ? Pick($"var {part} = samples.AsSpan({start}, {width});", $"ReadOnlySpan<{Real}> {part} = samples.AsSpan({s} + 3, {width});") : "")}}
            {{each}} {{state}}[{{i}}] = $0;
            {{again}}
            {{Real}} {{cost}} = {{tenth}};
            {{each}} { {{costs}} }
            {{end}}
            }

            """,
            Value(2), Value(1, $"{state}[{i}]"), Value(1, $"{state}[{i}]"));
    }
}
