namespace RmsProp.Generated.Generator.Tests;

/// <summary>Fields that can't be trained: RMSP004, 005, 017 and 046.</summary>
public class FieldDiagnosticTests
{
    internal const string AnyOfThese = "use float, double, an array or an inline array of them, or a struct of those";

    [Theory]
    [InlineData("int", "int", AnyOfThese)]
    [InlineData("bool", "bool", AnyOfThese)]
    [InlineData("string", "string", AnyOfThese)]
    [InlineData("object", "object", AnyOfThese)]
    [InlineData("dynamic", "dynamic", AnyOfThese)]
    [InlineData("int*", "int*", AnyOfThese)]
    [InlineData("int?", "int?", "use float or double, or an array, which may be null")]
    [InlineData("(int, string)", "(int, string)", "declare a struct with a field for each of its elements")]
    [InlineData("DayOfWeek", "System.DayOfWeek", AnyOfThese)]
    [InlineData("Action", "System.Action", AnyOfThese)]
    [InlineData("Func<float, Network>", "System.Func<float, Network>", AnyOfThese)]
    [InlineData("IProgress<float>", "System.IProgress<float>", AnyOfThese)]
    [InlineData("IComparer<float>", "System.Collections.Generic.IComparer<float>", AnyOfThese)]
    [InlineData("TimeSpan", "System.TimeSpan", AnyOfThese)]
    [InlineData("System.Random", "System.Random", AnyOfThese)]
    [InlineData("int[]", "int[]", "use an array of float or double")]
    [InlineData("Memory<int>", "System.Memory<int>", "its elements must be float or double")]
    [InlineData("Tensor<int>", "System.Numerics.Tensors.Tensor<int>", "its elements must be float or double")]
    [InlineData("Tensor<T>", "System.Numerics.Tensors.Tensor<T>", "its elements must be float or double")]
    [InlineData("List<string>", "System.Collections.Generic.List<string>", "use an array of float or double")]
    [InlineData("Network.Names[]", "Network.Names[]", "use an array of float or double")]
    [InlineData("Network.Names", "Network.Names", "make it a struct, or use an array of float or double")]
    [InlineData("IReadOnlyTensor", "System.Numerics.Tensors.IReadOnlyTensor", AnyOfThese)]
    [InlineData("T", "T", "use float or double, because a type parameter is not known when the kernels are generated")]
    [InlineData("T[]", "T[]", "use an array of float or double")]
    public async Task A_field_of_another_type_is_refused_and_can_be_left_alone(string type, string shown, string advice)
    {
        string source = $$"""
            using System;
            using System.Collections.Generic;
            using System.Numerics.Tensors;
            using RmsProp.Generated;

            public class Network { public float Weight; public class Names { [NotTrainable] public float Weight; public string Name; } }

            [RMSpropConfig]
            public unsafe partial struct Model<T>
            {
                public float Weight;

                $FIELD$
            }
            """;
        await Expect.Error(
            "RMSP004",
            $"'Other' is of type '{shown}', which can't be trained: {advice}, or mark it [NotTrainable]",
            source.Replace("$FIELD$", $"public [|{type}|] Other;", StringComparison.Ordinal));
        await Expect.Nothing(source.Replace("$FIELD$", $"[NotTrainable] public {type} Other;", StringComparison.Ordinal));
    }

    /// <summary>Leaving such a field alone would train without its numbers, so no message advises it.</summary>
    [Theory]
    [InlineData("float?", "float?", "use float, or float[], which may be null")]
    [InlineData("Layer?", "Layer?", "use Layer")]
    [InlineData("Memory<float>?", "System.Memory<float>?", "use Memory<float>")]
    [InlineData("(float, double)?", "(float, double)?", "declare a struct with a field for each of its elements")]
    [InlineData("(float, float)", "(float, float)", "declare a struct with a field for each of its elements")]
    [InlineData("(float Slope, int Count)", "(float Slope, int Count)", "declare a struct with a field for each of its elements")]
    [InlineData("(Layer, Layer)", "(Layer, Layer)", "declare a struct with a field for each of its elements")]
    [InlineData("Tuple<Layer, int>", "System.Tuple<Layer, int>", "declare a struct with a field for each of its elements")]
    [InlineData("Half", "System.Half", "use float or double")]
    [InlineData("decimal", "decimal", "use float or double")]
    [InlineData("Half[]", "System.Half[]", "use float[] or double[]")]
    [InlineData("float?[]", "float?[]", "use float[]")]
    [InlineData("float*", "float*", "use Memory<float>, or Span<float> in a ref struct")]
    [InlineData("Layer*", "Layer*", "use Layer")]
    [InlineData("N", "N", "use float or double, because a type parameter is not known when the kernels are generated")]
    [InlineData("N[]", "N[]", "use an array of float or double, because a type parameter is not known when the kernels are generated")]
    [InlineData("Tensor<N>", "System.Numerics.Tensors.Tensor<N>", "its elements must be float or double")]
    [InlineData("Tensor<Half>", "System.Numerics.Tensors.Tensor<System.Half>", "its elements must be float or double")]
    [InlineData("Memory<Half>", "System.Memory<System.Half>", "its elements must be float or double")]
    [InlineData("List<float>", "System.Collections.Generic.List<float>", "use float[]")]
    [InlineData("List<double>", "System.Collections.Generic.List<double>", "use double[]")]
    [InlineData("IList<float>", "System.Collections.Generic.IList<float>", "use float[]")]
    [InlineData("IReadOnlyCollection<float>", "System.Collections.Generic.IReadOnlyCollection<float>", "use float[]")]
    [InlineData("IEnumerable<Half>", "System.Collections.Generic.IEnumerable<System.Half>", "use float[] or double[]")]
    [InlineData("System.Collections.Immutable.ImmutableArray<float>", "System.Collections.Immutable.ImmutableArray<float>", "use float[]")]
    [InlineData("System.Collections.ObjectModel.ReadOnlyCollection<float>", "System.Collections.ObjectModel.ReadOnlyCollection<float>", "use float[]")]
    [InlineData("Dictionary<string, float>", "System.Collections.Generic.Dictionary<string, float>", "use float[], with a dictionary outside the struct for the index of each key")]
    [InlineData("ReadOnlyMemory<float>", "System.ReadOnlyMemory<float>", "use Memory<float>, because it is updated in place")]
    [InlineData("ArraySegment<double>", "System.ArraySegment<double>", "use Memory<double>, because it is updated in place")]
    [InlineData("System.Buffers.IMemoryOwner<float>", "System.Buffers.IMemoryOwner<float>", "use Memory<float>, because it is updated in place")]
    [InlineData("ReadOnlyMemory<Half>", "System.ReadOnlyMemory<System.Half>", "use Memory<T> of float or double, because it is updated in place")]
    [InlineData("ReadOnlyMemory<Layer>", "System.ReadOnlyMemory<Layer>", "use one field for each Layer, or an [InlineArray] of Layer")]
    [InlineData("List<ReadOnlyMemory<float>>", "System.Collections.Generic.List<System.ReadOnlyMemory<float>>", "use a multi-dimensional array, or one field for each array")]
    [InlineData("Lazy<Layer>", "System.Lazy<Layer>", "use Layer")]
    [InlineData("Lazy<float[]>", "System.Lazy<float[]>", "use float[]")]
    [InlineData("Lazy<List<float>>", "System.Lazy<System.Collections.Generic.List<float>>", "use float[]")]
    [InlineData("StrongBox<double>", "System.Runtime.CompilerServices.StrongBox<double>", "use double")]
    [InlineData("System.Threading.ThreadLocal<Layer>", "System.Threading.ThreadLocal<Layer>", "use Layer")]
    [InlineData("System.Numerics.Vector<float>", "System.Numerics.Vector<float>", "use float[]")]
    [InlineData("System.Runtime.Intrinsics.Vector256<float>", "System.Runtime.Intrinsics.Vector256<float>", "use float[]")]
    [InlineData("System.Numerics.Complex", "System.Numerics.Complex", "declare a struct with a field for each of its numbers")]
    [InlineData("System.Drawing.PointF", "System.Drawing.PointF", "declare a struct with a field for each of its numbers")]
    [InlineData("Linked", "Linked", "make 'Linked' a struct")]
    [InlineData("Counted", "Counted", "make 'Counted' a struct")]
    [InlineData("Derived", "Derived", "declare a struct with the numbers of 'Derived', and use that")]
    [InlineData("Values", "Values", "declare a struct with the numbers of 'Values', and use that")]
    [InlineData("ILayer", "ILayer", "declare a struct with the numbers of 'ILayer', and use that")]
    [InlineData("ILayer[]", "ILayer[]", "declare a struct in place of 'ILayer', and use one field for each, or an [InlineArray] of them")]
    [InlineData("Abstract", "Abstract", "make 'Abstract' a struct")]
    [InlineData("Tables", "Tables", "its elements must be float or double, arrays of them, or structs of those")]
    [InlineData("Overlapping", "Overlapping", "its layout is explicit, so its fields may overlap; lay it out sequentially")]
    [InlineData("Layer[]", "Layer[]", "use one field for each Layer, or an [InlineArray] of Layer")]
    [InlineData("Layer?[]", "Layer?[]", "use one field for each Layer, or an [InlineArray] of Layer")]
    [InlineData("Layer[,]", "Layer[*,*]", "use one field for each Layer, or an [InlineArray] of Layer")]
    [InlineData("List<Layer>", "System.Collections.Generic.List<Layer>", "use one field for each Layer, or an [InlineArray] of Layer")]
    [InlineData("IReadOnlyList<Layer>", "System.Collections.Generic.IReadOnlyList<Layer>", "use one field for each Layer, or an [InlineArray] of Layer")]
    [InlineData("Dictionary<string, Layer>", "System.Collections.Generic.Dictionary<string, Layer>", "use one field for each Layer, or an [InlineArray] of Layer")]
    [InlineData("Memory<Layer>", "System.Memory<Layer>", "use one field for each Layer, or an [InlineArray] of Layer")]
    [InlineData("Block[]", "Block[]", "use one field for each Block, or an [InlineArray] of Block")]
    [InlineData("Linked[]", "Linked[]", "make 'Linked' a struct, and use one field for each Linked, or an [InlineArray] of Linked")]
    [InlineData("(float, float)[]", "(float, float)[]", "declare a struct in place of the tuple, and use one field for each, or an [InlineArray] of them")]
    [InlineData("float[][]", "float[][]", "use a multi-dimensional array, one field for each array, or an [InlineArray] of them")]
    [InlineData("double[][,]", "double[][*,*]", "use a multi-dimensional array, one field for each array, or an [InlineArray] of them")]
    [InlineData("List<float[]>", "System.Collections.Generic.List<float[]>", "use a multi-dimensional array, one field for each array, or an [InlineArray] of them")]
    [InlineData("List<List<float>>", "System.Collections.Generic.List<System.Collections.Generic.List<float>>", "use a multi-dimensional array, or one field for each array")]
    [InlineData("System.Numerics.Vector3[]", "System.Numerics.Vector3[]", "use one field for each Vector3, or an [InlineArray] of Vector3")]
    [InlineData("System.Numerics.Matrix4x4[]", "System.Numerics.Matrix4x4[]", "use one field for each Matrix4x4, or an [InlineArray] of Matrix4x4")]
    [InlineData("Tensor<float>[]", "System.Numerics.Tensors.Tensor<float>[]", "use one field for each Tensor<float>, or an [InlineArray] of Tensor<float>")]
    public async Task A_field_that_holds_numbers_in_another_form_says_how_to_write_them_down(string type, string shown, string advice)
    {
        string source = """
            using System;
            using System.Collections.Generic;
            using System.Numerics.Tensors;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using RmsProp.Generated;

            public struct Layer { public float[] Weights; public float Bias; }
            public struct Block { public Layer First; public Layer[] Others; }
            public class Linked { public Linked[] Others; public float Weight; }
            public class Counted { public int Count; public double[,] Weights { get; } }
            public class Derived : Linked { public string Name; }
            public class Values : List<float> { }
            public interface ILayer { float[] Weights { get; } }
            public abstract class Abstract { public abstract float[] Weights { get; } }

            [InlineArray(3)]
            public struct Tables { private List<float> _first; }

            [StructLayout(LayoutKind.Explicit)]
            public struct Overlapping { [FieldOffset(0)] public float Weight; }

            [RMSpropConfig]
            public unsafe partial struct Model<N> where N : System.Numerics.IFloatingPoint<N>
            {
                public float Weight;

                $FIELD$
            }
            """;
        await Expect.Error(
            "RMSP046",
            $"'Other' of type '{shown}' holds numbers that can't be trained as they are: {advice}",
            source.Replace("$FIELD$", $"public [|{type}|] Other;", StringComparison.Ordinal));
        await Expect.Nothing(source.Replace("$FIELD$", $"[NotTrainable] public {type} Other;", StringComparison.Ordinal));
    }

    /// <summary>The advice works: one step down the gradient 1 from 0, with v = 0.1 and the rate 0.001, gives -0.001 / √0.1.</summary>
    [Theory]
    [InlineData("struct Layer { public float[] Weights; public float Bias; } [InlineArray(2)] struct Many { Layer _first; }", "new Layer { Weights = new float[1] }", "new Layer { Weights = [1], Bias = 1 }", "$.Weights[0] == $.Bias ? $.Bias : 0")]
    [InlineData("[InlineArray(2)] struct Many { float[] _first; }", "new float[1]", "[1]", "$[0]")]
    [InlineData("[InlineArray(2)] struct Many { float[,] _first; }", "new float[1, 1]", "new float[,] { { 1 } }", "$[0, 0]")]
    [InlineData("[InlineArray(2)] struct Many { System.Numerics.Vector3 _first; }", "default", "new(1, 1, 1)", "$.Z")]
    [InlineData("[InlineArray(2)] struct Many { System.Numerics.Matrix4x4 _first; }", "default", "new() { M44 = 1 }", "$.M44")]
    [InlineData("[InlineArray(2)] struct Many { System.Numerics.Tensors.Tensor<float> _first; }", "System.Numerics.Tensors.Tensor.Create(new float[1], [1])", "System.Numerics.Tensors.Tensor.Create(new float[] { 1 }, [1])", "$[0]")]
    [InlineData("struct Layer { public float[] Weights; public float Bias; } struct Many { public Layer First; public Layer Second; }", "new Layer { Weights = new float[1] }", "new Layer { Weights = [1], Bias = 1 }", "$.Weights[0] == $.Bias ? $.Bias : 0", ".First", ".Second")]
    public void What_is_advised_is_trained(string many, string parameter, string gradient, string result, string first = "[0]", string second = "[1]")
    {
        foreach (string kind in new[] { "partial struct", "ref partial struct" })
        {
            RunningModel.Returns(
                "-0.003162 -0.003162",
                $"[RMSpropConfig] {kind} Model {{ public Many Layers; }} {many}",
                $$"""
                var p = new Model();
                var g = new Model();
                p.Layers{{first}} = {{parameter}};
                p.Layers{{second}} = {{parameter}};
                g.Layers{{first}} = {{gradient}};
                g.Layers{{second}} = {{gradient}};
                new Model.RMSprop().Apply(ref p, in g);
                float a = {{result.Replace("$", "p.Layers" + first, StringComparison.Ordinal)}};
                float b = {{result.Replace("$", "p.Layers" + second, StringComparison.Ordinal)}};
                return FormattableString.Invariant($"{a:0.000000} {b:0.000000}");
                """);
        }
    }

    [Fact]
    public Task The_fault_is_shown_where_it_is_whatever_declares_it() => Expect.Errors(
        "RMSP004",
        [
            $"'Hidden.Title' is of type 'string', which can't be trained: {AnyOfThese}, or mark it [NotTrainable]",
            $"'Layers' is of type 'int', which can't be trained: {AnyOfThese}, or mark it [NotTrainable]",
            $"'Epoch' is of type 'long', which can't be trained: {AnyOfThese}, or mark it [NotTrainable]",
        ],
        """
        public struct Layer
        {
            public float Weight;
            public [|string|] Title;
        }

        [RmsProp.Generated.RMSpropConfig]
        public partial record struct Model(Layer Hidden, [|int|] Layers)
        {
            public [|long|] Epoch { get; set; }
        }
        """);

    [Fact]
    public Task What_code_in_the_struct_can_not_reach_is_refused() => Expect.Errors(
        "RMSP046",
        [
            "'Hidden._bias' of type 'float' holds numbers that can't be trained as they are: it is a property or a private field of a generic struct, which can't be reached from outside; make it a public field",
            "'Hidden.Slope' of type 'float' holds numbers that can't be trained as they are: it is a property or a private field of a generic struct, which can't be reached from outside; make it a public field",
            "'Cell._gain' of type 'float' holds numbers that can't be trained as they are: it is a property or a private field of a generic struct, which can't be reached from outside; make it a public field",
            "'Output._inner' of type 'Output.Inner' holds numbers that can't be trained as they are: its type is private to 'Output'; make it public",
        ],
        """
        public struct Layer<T>
        {
            public float Weight;
            private [|float|] _bias;
            public [|float|] Slope { get; set; }
        }

        public static class Cells
        {
            public struct Cell<T> { private [|float|] _gain; }
        }

        public struct Output
        {
            private struct Inner { public float Weight; }
            private [|Inner|] _inner;
        }

        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model
        {
            public Layer<int> Hidden;
            public Cells.Cell<int> Cell;
            public Output Output;
        }
        """);

    [Fact]
    public Task Volatile_is_no_promise_that_can_be_kept() => Expect.Error(
        "RMSP046",
        "'Weight' of type 'float' holds numbers that can't be trained as they are: it is volatile, which an update of several numbers at once can't respect; remove the modifier",
        """
        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { public float Bias; public volatile [|float|] Weight; }
        """);

    /// <summary>
    /// Before version 9, System.Numerics.Tensors had another type of that name; here it is the one in this assembly, whose version is 0.
    /// </summary>
    [Fact]
    public Task A_tensor_of_an_older_library_is_refused() => Expect.Error(
        "RMSP046",
        "'Weights' of type 'System.Numerics.Tensors.Tensor<float>' holds numbers that can't be trained as they are: use version 9 or later of System.Numerics.Tensors",
        """
        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { public float Bias; public [|System.Numerics.Tensors.Tensor<float>|] Weights; }

        namespace System.Numerics.Tensors
        {
            public abstract class Tensor<T> { }
        }
        """);

    [Fact]
    public Task A_type_that_the_compiler_does_not_find_is_its_business() => Expect.CompilerErrors(
        """
        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { public Missing One; public Missing[] Many; public System.Collections.Generic.List<Missing> More; }
        """,
        "CS0246", "CS0246", "CS0246");

    [Fact]
    public Task So_is_that_of_the_elements_of_an_inline_array() => Expect.CompilerErrors(
        """
        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { public Row Row; }

        [System.Runtime.CompilerServices.InlineArray(3)]
        public struct Row { private Missing _first; }
        """,
        "CS0246");

    [Theory]
    [InlineData("")]
    [InlineData("[RmsProp.Generated.NotTrainable] public float Weight;")]
    [InlineData("public static float Weight; public const float Limit = 1;")]
    [InlineData("public float Weight => 1;")]
    [InlineData("public Empty Nothing;")]
    public Task A_struct_without_a_field_to_train_is_refused(string members) => Expect.Error(
        "RMSP005",
        "'Model' has no field that can be trained: give it one of type float, double, an array or an inline array of them, or a struct of those",
        $$"""
        public struct Empty { }

        [RmsProp.Generated.RMSpropConfig]
        public partial struct [|Model|] { {{members}} }
        """);

    [Fact]
    public Task A_fixed_buffer_of_another_type_is_refused() => Expect.Error(
        "RMSP004",
        $"'Counts' is of type 'int*', which can't be trained: {AnyOfThese}, or mark it [NotTrainable]",
        """
        [RmsProp.Generated.RMSpropConfig]
        public unsafe partial struct Model { public float Bias; public fixed [|int|] Counts[3]; }
        """);

    [Theory]
    [InlineData("int", "'Model[0]' is of type 'int', which can't be trained: " + AnyOfThese)]
    [InlineData("string", "'Model' is of type 'Model', which can't be trained: its elements must be float or double, arrays of them, or structs of those")]
    public Task A_model_that_is_an_inline_array_of_another_type_is_refused(string type, string fault) => Expect.Error(
        "RMSP004",
        fault + ", or mark it [NotTrainable]",
        $$"""
        [RmsProp.Generated.RMSpropConfig]
        [System.Runtime.CompilerServices.InlineArray(3)]
        public partial struct [|Model|] { private {{type}} _first; }
        """);

    [Fact]
    public Task The_elements_of_an_inline_array_are_looked_at_like_fields() => Expect.Error(
        "RMSP004",
        $"'Counts[0].Number' is of type 'int', which can't be trained: {AnyOfThese}, or mark it [NotTrainable]",
        """
        public struct Count { public float Weight; public [|int|] Number; }

        [System.Runtime.CompilerServices.InlineArray(3)]
        public struct Counts { private Count _first; }

        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { public Counts Counts; }
        """);

    [Fact]
    public Task Of_structs_that_contain_each_other_the_compiler_says_so() => Expect.CompilerErrors(
        """
        public struct Layer { public Block Block; }
        public struct Block { public Layer Layer; }

        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model { public Layer Hidden; }
        """,
        "CS0523", "CS0523");

    /// <summary>The integer is no number to train, and of the other one the rule for the use of models warns.</summary>
    [Fact]
    public Task What_a_primary_constructor_captures_is_no_field_of_the_struct() => Expect.Warning(
        "RMSP047",
        "'scale' is used outside of initializers, so the compiler keeps it in a hidden field of 'Model', which is never trained: declare a field that it initializes and use that, or if it is data, mark the parameter [NotTrainable]",
        """
        [RmsProp.Generated.RMSpropConfig]
        public partial struct Model(int layers, float [|scale|])
        {
            public float Weight;
            public readonly float Scale => scale * layers;
        }
        """);
}
