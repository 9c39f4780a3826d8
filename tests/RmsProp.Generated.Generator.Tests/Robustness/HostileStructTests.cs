using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Tests.Compiled;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Structs that are legal C# but unusual: generated code compiles, and trains what it should.</summary>
/// <remarks>
/// Every gradient is 0 or 1, the learning rate is 1 and ρ is 0, so that one step subtracts 1 / √(1 + 10⁻⁷) from a parameter: 0.99999994
/// or 1, and 1 when rounded.
/// </remarks>
public class HostileStructTests
{
    internal const string Config = "[RMSpropConfig(LearningRate = 1, Rho = 0)]";

    [Fact]
    public void What_is_not_trained_at_the_end_of_an_inline_arrays_element_separates_it_from_the_next() => RunningModel.Returns(
        "-1 7 -1 7 -1 7",
        $$"""
        public struct Cell { public float Trained; [NotTrainable] public float Kept; }
        [InlineArray(3)] public struct Cells { private Cell _first; }
        {{Config}} public partial struct Model { public Cells Cells; }
        """,
        """
        Model model = default, gradients = default;
        for (int i = 0; i < 3; i++) { model.Cells[i].Kept = 7; gradients.Cells[i].Trained = 1; gradients.Cells[i].Kept = 1; }
        new Model.RMSprop().Apply(ref model, in gradients);
        string result = "";
        foreach (Cell cell in model.Cells) { result += $"{MathF.Round(cell.Trained)} {cell.Kept} "; }
        return result.TrimEnd();
        """);

    /// <summary>
    /// Treating two structs with a gap as a row of numbers would change the number in the gap; each step subtracts 1 from a number.
    /// </summary>
    [Theory]
    [InlineData("public struct Cell { public float A, B; [NotTrainable] public float Kept; public static Cell With(float kept) => new() { Kept = kept }; }")]
    [InlineData("public struct Cell { public float A; [NotTrainable] public int Gap; public float B; [NotTrainable] public float Kept; public static Cell With(float kept) => new() { Kept = kept }; }")]
    [InlineData("public struct Cell { public float A; public double Wide; public float B; [NotTrainable] public float Kept; public static Cell With(float kept) => new() { Kept = kept }; }")]
    [InlineData("public partial struct Cell { public readonly int Parts => 2; } public partial struct Cell(float kept) { public float A, B; public readonly float Kept => kept; public static Cell With(float kept) => new(kept); }")]
    [InlineData("[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)] public struct Cell { public byte Gap() => _gap; [NotTrainable] private byte _gap; public float A, B; [NotTrainable] public float Kept; public static Cell With(float kept) => new() { Kept = kept, _gap = 9 }; }")]
    public void What_is_not_trained_in_a_nested_struct_separates_it_from_the_next(string cell) => RunningModel.Returns(
        "-1 -1 7 -1 -1 7",
        $$"""
        {{cell}}
        {{Config}} public partial struct Model { public Cell First, Second; }
        """,
        """
        Model model = new() { First = Cell.With(7), Second = Cell.With(7) };
        Model gradients = new() { First = Cell.With(1), Second = Cell.With(1) };
        gradients.First.A = gradients.First.B = gradients.Second.A = gradients.Second.B = 1;
        new Model.RMSprop().Apply(ref model, in gradients);
        return $"{MathF.Round(model.First.A)} {MathF.Round(model.First.B)} {model.First.Kept} {MathF.Round(model.Second.A)} {MathF.Round(model.Second.B)} {model.Second.Kept}";
        """);

    /// <summary>There may be padding between the last number of a struct and the first of the next one.</summary>
    [Fact]
    public void Numbers_of_two_types_in_a_nested_struct() => RunningModel.Returns(
        "-1 -1 -1 -1 -1 -1",
        $$"""
        public struct Cell { public float A; public double Wide; public float B; }
        {{Config}} public partial struct Model { public Cell First, Second; }
        """,
        """
        Model model = default, gradients = default;
        gradients.First = gradients.Second = new Cell { A = 1, Wide = 1, B = 1 };
        new Model.RMSprop().Apply(ref model, in gradients);
        return string.Join(" ", System.Linq.Enumerable.SelectMany(new[] { model.First, model.Second }, cell => new[] { Math.Round(cell.A), Math.Round(cell.Wide), Math.Round(cell.B) }));
        """);

    /// <summary>
    /// Their slots are a struct of fields that are written only through references, which is not a warning even for fields that nobody
    /// else could write.
    /// </summary>
    [Theory]
    [InlineData("internal")]
    [InlineData("public")]
    public void Structs_in_a_ref_struct(string accessibility) => RunningModel.Returns(
        "-1 -1 -1 -1 -1 -1 -1",
        $$"""
        {{accessibility}} struct Layer { public float Weight; public Inner Inner; }
        {{accessibility}} struct Inner { public double Bias; [NotTrainable] public float Kept; }
        {{accessibility}} struct Nothing { [NotTrainable] public float Kept; }
        [InlineArray(3)] {{accessibility}} struct Row { private float _first; }
        [InlineArray(2)] {{accessibility}} struct Layers { private Layer _first; }
        {{Config}} {{accessibility}} unsafe ref partial struct Model
        {
            public Layer Layer;
            public Layers Layers;
            public Row Row;
            public System.Numerics.Vector3 Vector;
            public Memory<float> Memory;
            public Nothing Nothing;
            public fixed float Buffer[2];
        }
        """,
        """
        Model model = default, gradients = default;
        (model.Memory, gradients.Memory) = (new float[1], new float[1]);
        gradients.Layer.Weight = gradients.Row[2] = gradients.Vector.Z = gradients.Memory.Span[0] = 1;
        gradients.Layer.Inner.Bias = gradients.Layers[1].Inner.Bias = 1;
        unsafe { gradients.Buffer[1] = 1; }
        new Model.RMSprop().Apply(ref model, in gradients);
        float buffer;
        unsafe { buffer = model.Buffer[1]; }
        return $"{MathF.Round(model.Layer.Weight)} {Math.Round(model.Layer.Inner.Bias)} {Math.Round(model.Layers[1].Inner.Bias)} {MathF.Round(model.Row[2])} {MathF.Round(model.Vector.Z)} {MathF.Round(model.Memory.Span[0])} {MathF.Round(buffer)}";
        """);

    [Fact]
    public void Explicitly_implemented_properties() => RunningModel.Returns(
        "-1 -1 -1",
        $$"""
        public interface IScalar { float Value { get; set; } }
        public interface IOther<T> { T Value { get; set; } }
        {{Config}} public partial struct Model : IScalar, IOther<float>
        {
            float IScalar.Value { get; set; }
            float IOther<float>.Value { get; set; }
            public float Value { get; set; }
            public static Model Filled(float value)
            {
                object boxed = new Model { Value = value };
                ((IScalar)boxed).Value = value;
                ((IOther<float>)boxed).Value = value;
                return (Model)boxed;
            }
        }
        """,
        """
        Model model = default;
        Model gradients = Model.Filled(1);
        new Model.RMSprop().Apply(ref model, in gradients);
        return $"{MathF.Round(((IScalar)model).Value)} {MathF.Round(((IOther<float>)model).Value)} {MathF.Round(model.Value)}";
        """);

    [Fact]
    public void Names_of_a_ref_structs_fields_that_generated_code_uses_itself() => RunningModel.Returns(
        "-1 -1 -1 -1 -1",
        $$"""
        public ref struct Inner { public Span<float> Slots; }
        {{Config}} public ref partial struct Model
        {
            public Span<float> Slots, State, Velocity;
            public Inner Inner;
            public Span<float> Inner_Slots, View;
            public float slot, view, state, parameters, gradients, i;
        }
        """,
        """
        float[] slots = new float[1], velocity = new float[1], inner = new float[1], innerSlots = new float[1];
        Model model = new()
        {
            Slots = slots, State = new float[1], Velocity = velocity, Inner = new() { Slots = inner }, Inner_Slots = innerSlots, View = new float[1],
        };
        new Model.RMSprop().Minimize(ref model, (in Model _, ref Model g) =>
        {
            g.Slots[0] = g.Velocity[0] = g.Inner.Slots[0] = g.Inner_Slots[0] = g.view = 1;
            return 0;
        });
        return $"{MathF.Round(slots[0])} {MathF.Round(velocity[0])} {MathF.Round(inner[0])} {MathF.Round(innerSlots[0])} {MathF.Round(model.view)}";
        """);

    [Fact]
    public void Fields_that_it_is_an_error_to_name() => RunningModel.Returns(
        "-1 -1 -1",
        $$"""
        {{Config}} public partial struct Model
        {
            [Obsolete("Use Value.", error: true)] public float Old;
            [System.Diagnostics.CodeAnalysis.Experimental("MODEL001")] public float[] New;
            public float Value;
        #pragma warning disable CS0612, MODEL001
            public static Model Filled(float value) { Model model = default; Set(ref model, value); return model; }
            [Obsolete] private static void Set(ref Model model, float value) { model.Old = value; model.New = [value]; model.Value = value; }
            public string Describe() => Description(in this);
            [Obsolete] private static string Description(in Model model) => $"{MathF.Round(model.Old)} {MathF.Round(model.New[0])} {MathF.Round(model.Value)}";
        #pragma warning restore
        }
        """,
        """
        Model model = Model.Filled(0);
        Model gradients = Model.Filled(1);
        new Model.RMSprop().Apply(ref model, in gradients);
        return model.Describe();
        """);

    [Fact]
    public void Attributes_of_a_struct_in_another_assembly() => RunningModel.Returns(
        "-1 0 -1 0 0 | -1 0 0",
        $$"""
        {{Config}} public partial struct Model { public CompiledLayer Layer; public CompiledRecord Record; }
        """,
        """
        Model model = default;
        Model gradients = new() { Layer = CompiledLayer.Filled(1), Record = new(1, 1, 1) };
        new Model.RMSprop().Apply(ref model, in gradients);
        return $"{model.Layer.Describe()} | {model.Record.Trained} {model.Record.OfParameter} {model.Record.OfProperty}".Replace("-0.99999994", "-1");
        """);

    [Fact]
    public void Arguments_and_members_in_a_CLS_compliant_assembly() => RunningModel.Returns(
        "-1",
        $$"""
        [assembly: CLSCompliant(true)]
        {{Config}} public partial struct Model { public float Value; }
        [RMSpropConfig] public ref partial struct Spans { public Span<float> Values; }
        """,
        """
        Model model = default;
        Model gradients = new() { Value = 1 };
        new Model.RMSprop().Apply(ref model, in gradients);
        return MathF.Round(model.Value).ToString();
        """);

    [Theory]
    [InlineData("state.Velocity.Values = null!", "'Values' of the parameters has length 2, but the optimizer was built for no array. Call Reset to use it for parameters of other shapes. (Parameter 'parameters')")]
    [InlineData("state.MomentumBuffer.Values = new float[1]", "'MomentumBuffer.Values' of the state has length 1, but the parameter has length 2. Set a state as a whole, or none of its slots. (Parameter 'state')")]
    [InlineData("state.MovingAverage.Table = null!", "'MovingAverage.Table' of the state has no array, but the parameter has shape [1, 2]. Set a state as a whole, or none of its slots. (Parameter 'state')")]
    [InlineData("state.MovingAverage.Table = new double[2, 1]", "'MovingAverage.Table' of the state has shape [2, 1], but the parameter has shape [1, 2]. Set a state as a whole, or none of its slots. (Parameter 'state')")]
    public void A_state_with_a_slot_of_another_shape_is_refused_before_anything_is_written(string change, string message) => RunningModel.Returns(
        message + " 0 1",
        """
        [RMSpropConfig(Momentum = 0.5, UseEma = true)] public partial struct Model { public float[] Values; public double[,] Table; }
        """,
        $$"""
        Model model = new() { Values = new float[2], Table = new double[1, 2] };
        Model gradients = new() { Values = [0, 0], Table = new double[1, 2] };
        Model.RMSprop.State state = default;
        Model.RMSprop.Apply(ref state, ref model, in gradients);
        {{change}};
        gradients.Values[0] = 1;
        try { Model.RMSprop.Apply(ref state, ref model, in gradients); return "Taken."; }
        catch (ArgumentException exception) { return $"{exception.Message} {model.Values[0]} {state.Steps}"; }
        """);

    [Fact]
    public void A_read_only_struct_of_gradients_that_is_replaced_is_not_kept() => RunningModel.Returns(
        "5 -1 0",
        $$"""
        {{Config}} public readonly partial struct Model
        {
            public readonly float[] Values;
            public Memory<float> Bias { get; }
            public Model(int length) { Values = new float[length]; Bias = new float[length]; }
        }
        """,
        """
        Model model = new(2);
        Model own = new(2);
        var optimizer = new Model.RMSprop();
        own.Values[0] = 5;
        optimizer.Minimize(ref model, (in Model _, ref Model g) => { g = own; return 0; });
        optimizer.Minimize(ref model, (in Model _, ref Model g) => { g.Bias.Span[1] = 1; return 0; });
        try { optimizer.Minimize(ref model, (in Model _, ref Model g) => { g = new(9); return 0; }); } catch (ArgumentException) { }
        optimizer.Minimize(ref model, (in Model _, ref Model g) => 0);
        return $"{own.Values[0]} {MathF.Round(model.Bias.Span[1])} {MathF.Round(model.Bias.Span[0])}";
        """);

    [Theory]
    [InlineData("public CompiledSecret Field;", "'Field.Hidden' of type 'float' holds numbers that can't be trained as they are: it is a private property of another assembly, whose attributes can't be seen from here; make it a field or public")]
    [InlineData("public CompiledUnion Field;", "'Field' of type 'RmsProp.Generated.Generator.Tests.Compiled.CompiledUnion' holds numbers that can't be trained as they are: its layout is explicit, so its fields may overlap; lay it out sequentially")]
    [InlineData("public Buffer Field;", "'Field._secret' of type 'float*' holds numbers that can't be trained as they are: it is a private fixed buffer of another struct, which can't be reached from outside; make it a public field")]
    public async Task What_cannot_be_reached_is_an_error_and_leaves_the_rest_compiling(string field, string message)
    {
        string source = RunningModel.Usings + $$"""
            public unsafe struct Buffer { private fixed float _secret[3]; public float First => _secret[0]; }
            {{Config}} public partial struct Model { public float Value; {{field}} }
            """;
        ImmutableArray<Diagnostic> rules = await GeneratorHarness.AnalyzeAsync(RunningModel.Options, source);
        Assert.Equal([message], rules.Select(rule => rule.GetMessage(null)));
        Assert.All(rules, rule => Assert.True(rule.Location.IsInSource, "It is shown nowhere."));
        GeneratorHarness.Run(RunningModel.Options, source).EnsureCompiles();
    }

    [Theory]
    [InlineData("ToString", "struct Model { public float Value; }", "every struct has a member of that name")]
    [InlineData("GetType", "struct Model { public float Value; }", "every struct has a member of that name")]
    public async Task Names_that_a_struct_has_already(string name, string declaration, string reason)
    {
        ImmutableArray<Diagnostic> rules = await GeneratorHarness.AnalyzeAsync(RunningModel.Usings + $"[RMSpropConfig(Name = \"{name}\")] public partial {declaration}");
        Assert.Equal([$"Name '{name}' can't be used for the generated class: {reason}"], rules.Select(rule => rule.GetMessage(null)));
    }

    [Fact]
    public void A_fixed_buffer_beside_spans() => RunningModel.Returns(
        "-1 -1 -1",
        $$"""{{Config}} public unsafe ref partial struct Model { public Span<float> Weights; public fixed float Biases[2]; }""",
        """
        unsafe
        {
            Model model = new() { Weights = new float[1] }, gradients = new() { Weights = new float[] { 1 } };
            (gradients.Biases[0], gradients.Biases[1]) = (1, 1);
            new Model.RMSprop().Apply(ref model, in gradients);
            return $"{MathF.Round(model.Weights[0])} {MathF.Round(model.Biases[0])} {MathF.Round(model.Biases[1])}";
        }
        """);
}
