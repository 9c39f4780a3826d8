using System.Numerics.Tensors;

namespace RmsProp.Generated.Tests.Parameters;

/// <summary>
/// Zeros, copies and counts of parameters. What is expected is known from how the model is made: the numbers 1, 2, 3, … in arrays of known
/// shapes.
/// </summary>
public class CopyTests
{
    private const int Count = KindsModel.NumberCount;

    /// <summary>A change of one field's shape, its name in messages, and what they say of it.</summary>
    private static readonly Dictionary<string, (Func<KindsModel, KindsModel> Change, string From, string To)> OtherShapes = new()
    {
        ["Weights"] = (model => model with { Weights = new float[5] }, "length 2", "length 5"),
        ["Kernel"] = (model => model with { Kernel = new double[3, 2] }, "shape [2, 3]", "shape [3, 2]"),
        ["Filters"] = (model => model with { Filters = new float[1, 2, 2] }, "shape [2, 1, 2]", "shape [1, 2, 2]"),
        ["Embedding"] = (model => model with { Embedding = new float[1] }, "length 3", "length 1"),
        ["Tensor"] = (model => model with { Tensor = Tensor.Create(new float[4], [1, 4]) }, "shape [2, 2]", "shape [1, 4]"),
        ["Layers[2].Weights"] = (model => WithLayer(model, new float[2, 1]), "shape [1, 2]", "shape [2, 1]"),
        ["Table"] = (_ => WithTable(new double[3]), "length 2", "length 3"),
    };

    private static readonly Dictionary<string, (Func<KindsModel, KindsModel> Change, string From, string To)> Missing = new()
    {
        ["Weights"] = (model => model with { Weights = null }, "length 2", "no array"),
        ["Kernel"] = (model => model with { Kernel = null }, "shape [2, 3]", "no array"),
        ["Filters"] = (model => model with { Filters = null }, "shape [2, 1, 2]", "no array"),
        ["Embedding"] = (model => model with { Embedding = default }, "length 3", "no array"),
        ["Tensor"] = (model => model with { Tensor = null }, "shape [2, 2]", "no tensor"),
        ["Layers[2].Weights"] = (model => WithLayer(model, null), "shape [1, 2]", "no array"),
        ["Table"] = (_ => WithTable(null), "length 2", "no array"),
    };

    public static TheoryData<string> Fields => [.. OtherShapes.Keys];

    [Fact]
    public void Zeros_have_the_shapes_and_nothing_else()
    {
        KindsModel model = KindsModel.Create(1);
        KindsModel zeros = KindsModel.RMSprop.ZerosLike(in model);
        Assert.Equal(new double[Count], zeros.Numbers());
        Assert.Equal((2, 3), (zeros.Kernel!.GetLength(0), zeros.Kernel.GetLength(1)));
        Assert.Equal((2, 1, 2), (zeros.Filters!.GetLength(0), zeros.Filters.GetLength(1), zeros.Filters.GetLength(2)));
        Assert.Equal([2, 2], zeros.Tensor!.Lengths.ToArray());
        Assert.Equal((1, 2), (zeros.Layers[2].Weights!.GetLength(0), zeros.Layers[2].Weights!.GetLength(1)));
        Assert.Null(zeros.Inputs);
        Assert.Equal(0, zeros.Size);
        Assert.Equal(Numbers(1), model.Numbers().Order());
    }

    [Fact]
    public void A_clone_has_the_numbers_and_shares_none()
    {
        KindsModel model = KindsModel.Create(1);
        KindsModel clone = KindsModel.RMSprop.Clone(in model);
        KindsModel.RMSprop.Clear(ref model);
        Assert.Equal(KindsModel.Create(1).Numbers(), clone.Numbers());
        Assert.Equal(new double[Count], model.Numbers());
    }

    [Fact]
    public void A_clone_has_what_is_not_trained_as_an_assignment_has_it()
    {
        KindsModel model = KindsModel.Create(1);
        KindsModel clone = KindsModel.RMSprop.Clone(in model);
        Assert.Same(model.Inputs, clone.Inputs);
        Assert.Equal(9, clone.Size);
    }

    [Fact]
    public void Copying_fills_the_arrays_that_are_there()
    {
        KindsModel from = KindsModel.Create(1), to = KindsModel.Create(500) with { Size = 4 };
        float[] weights = to.Weights!;
        double[]? table = to.Table;
        KindsModel.RMSprop.Copy(in from, ref to);
        Assert.Equal(KindsModel.Create(1).Numbers(), to.Numbers());
        Assert.Same(weights, to.Weights);
        Assert.Same(table, to.Table);
        Assert.NotSame(from.Inputs, to.Inputs);
        Assert.Equal(4, to.Size);
        to.Kernel![1, 2] = -1;
        Assert.Equal(KindsModel.Create(1).Numbers(), from.Numbers());
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Another_shape_is_refused_and_nothing_is_copied(string field) => Refused(field, OtherShapes[field]);

    [Theory]
    [MemberData(nameof(Fields))]
    public void What_is_missing_on_one_side_is_refused_and_nothing_is_copied(string field) => Refused(field, Missing[field]);

    [Theory]
    [MemberData(nameof(Fields))]
    public void What_is_missing_on_both_sides_stays_missing(string field)
    {
        KindsModel model = Missing[field].Change(KindsModel.Create(1)), other = Missing[field].Change(KindsModel.Create(100));
        double[] numbers = model.Numbers();
        Assert.Equal(numbers, KindsModel.RMSprop.Clone(in model).Numbers());
        Assert.Equal(new double[numbers.Length], KindsModel.RMSprop.ZerosLike(in model).Numbers());
        Assert.Equal(numbers.Length, KindsModel.RMSprop.Count(in model));
        KindsModel.RMSprop.Copy(in model, ref other);
        Assert.Equal(numbers, other.Numbers());
        KindsModel.RMSprop.Clear(ref other);
        Assert.Equal(new double[numbers.Length], other.Numbers());
    }

    [Fact]
    public void A_model_without_any_array_has_the_numbers_in_it()
    {
        KindsModel model = default, zeros = KindsModel.RMSprop.ZerosLike(in model), clone = KindsModel.RMSprop.Clone(in model);
        Assert.Equal(1 + 3 + 4 + 3 + 1, KindsModel.RMSprop.Count(in model));
        Assert.True(zeros is { Weights: null, Kernel: null, Filters: null, Tensor: null, Table: null });
        Assert.True(clone is { Weights: null, Kernel: null, Filters: null, Tensor: null, Table: null });
        Assert.True(clone.Embedding.Equals(default));
    }

    [Fact]
    public void An_empty_array_is_no_missing_one()
    {
        KindsModel model = KindsModel.Create(1) with { Weights = [], Kernel = new double[0, 3], Embedding = Array.Empty<float>(), Tensor = Tensor<float>.Empty };
        KindsModel clone = KindsModel.RMSprop.Clone(in model);
        Assert.Empty(clone.Weights!);
        Assert.Equal((0, 3), (clone.Kernel!.GetLength(0), clone.Kernel.GetLength(1)));
        Assert.False(clone.Embedding.Equals(default));
        Assert.NotNull(clone.Tensor);
        KindsModel missing = clone with { Weights = null };
        Assert.Contains("'Weights'", Assert.Throws<ArgumentException>(() => KindsModel.RMSprop.Copy(in model, ref missing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_onto_itself_changes_nothing()
    {
        KindsModel model = KindsModel.Create(1);
        KindsModel.RMSprop.Copy(in model, ref model);
        Assert.Equal(KindsModel.Create(1).Numbers(), model.Numbers());
    }

    [Fact]
    public void Clearing_leaves_what_is_not_trained()
    {
        KindsModel model = KindsModel.Create(1);
        KindsModel.RMSprop.Clear(ref model);
        Assert.Equal(new double[Count], model.Numbers());
        Assert.Equal([7], model.Inputs!);
        Assert.Equal(9, model.Size);
    }

    /// <summary>Keras' <c>count_params</c> of layers of these shapes: the sum of the products of their dimensions.</summary>
    [Fact]
    public void Every_trained_number_is_counted()
    {
        KindsModel model = KindsModel.Create(1);
        Assert.Equal(Count, KindsModel.RMSprop.Count(in model));
        Assert.Equal(1 + 3, InlineKindsModel.RMSprop.Count(default));
    }

    [Fact]
    public void A_tensor_that_is_not_dense_is_counted_but_not_copied()
    {
        KindsModel model = KindsModel.Create(1) with { Tensor = Tensor.Create(new float[8], [2, 4]).Slice([0..2, 1..3]) };
        KindsModel dense = KindsModel.Create(1);
        Assert.Equal(Count, KindsModel.RMSprop.Count(in model));
        Assert.Equal([2, 2], KindsModel.RMSprop.ZerosLike(in model).Tensor!.Lengths.ToArray());
        Assert.Contains("'Tensor'", Assert.Throws<ArgumentException>(() => KindsModel.RMSprop.Clone(in model)).Message, StringComparison.Ordinal);
        Assert.Contains("'Tensor'", Assert.Throws<ArgumentException>(() => KindsModel.RMSprop.Copy(in dense, ref model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public unsafe void Numbers_in_the_struct_alone()
    {
        InlineKindsModel from = new() { Value = 1, Frozen = 5 }, to = new() { Value = 8, Frozen = 9 };
        (from.Buffer[0], from.Buffer[2]) = (2, 3);
        InlineKindsModel.RMSprop.Copy(in from, ref to);
        Assert.Equal((1, 2, 3, 9), (to.Value, to.Buffer[0], to.Buffer[2], to.Frozen));
        InlineKindsModel clone = InlineKindsModel.RMSprop.Clone(in from), zeros = InlineKindsModel.RMSprop.ZerosLike(in from);
        InlineKindsModel.RMSprop.Clear(ref to);
        Assert.Equal((0, 0, 0, 9), (to.Value, to.Buffer[0], to.Buffer[2], to.Frozen));
        Assert.Equal((1, 2, 3, 5), (clone.Value, clone.Buffer[0], clone.Buffer[2], clone.Frozen));
        Assert.Equal((0, 0, 0, 0), (zeros.Value, zeros.Buffer[0], zeros.Buffer[2], zeros.Frozen));
    }

    [Fact]
    public void Spans_get_arrays_of_their_own()
    {
        Span<float> weights = stackalloc float[] { 1, 2 };
        var model = new SpanKindsModel { Weights = weights, Bias = 3, Tensor = new TensorSpan<double>(new double[] { 4, 5 }, [1, 2], []), Table = [6], Inputs = new float[1] };
        SpanKindsModel clone = SpanKindsModel.RMSprop.Clone(in model), zeros = SpanKindsModel.RMSprop.ZerosLike(in model);
        Assert.Equal(6, SpanKindsModel.RMSprop.Count(in model));
        SpanKindsModel.RMSprop.Clear(ref model);
        Assert.Equal([0, 0], weights.ToArray());
        Assert.Equal((0, 0, 0), (model.Bias, model.Tensor[0, 1], model.Table[0]));
        Assert.Equal([1, 2], clone.Weights.ToArray());
        Assert.Equal((3, 4, 5, 6), (clone.Bias, clone.Tensor[0, 0], clone.Tensor[0, 1], clone.Table[0]));
        Assert.True(clone.Inputs == model.Inputs, "It is assigned.");
        Assert.Equal((0, 0, 1, 2), (zeros.Weights[1], zeros.Bias, zeros.Tensor.Lengths[0], zeros.Tensor.Lengths[1]));
        Assert.True(zeros.Inputs.IsEmpty);
        SpanKindsModel.RMSprop.Copy(in clone, ref model);
        Assert.Equal([1, 2], weights.ToArray());
        Assert.Equal((3, 5, 6), (model.Bias, model.Tensor[0, 1], model.Table[0]));
    }

    [Fact]
    public void Spans_that_are_missing_stay_missing()
    {
        SpanKindsModel model = default, clone = SpanKindsModel.RMSprop.Clone(in model);
        Assert.Equal(1, SpanKindsModel.RMSprop.Count(in model));
        Assert.Null(clone.Table);
        Assert.Equal(0, clone.Tensor.Rank);
        SpanKindsModel.RMSprop.Clear(ref clone);
    }

    [Fact]
    public void A_span_of_another_length_is_refused()
    {
        string message = Assert.Throws<ArgumentException>(() =>
        {
            SpanKindsModel from = new() { Weights = new float[2], Bias = 1, Table = [] }, to = new() { Weights = new float[3], Table = [] };
            SpanKindsModel.RMSprop.Copy(in from, ref to);
        }).Message;
        Assert.Contains("'Weights' to copy from has length 2, but the one to copy to has length 3.", message, StringComparison.Ordinal);
    }

    private static void Refused(string field, (Func<KindsModel, KindsModel> Change, string From, string To) change)
    {
        KindsModel from = KindsModel.Create(1), to = change.Change(KindsModel.Create(100));
        double[] before = to.Numbers();
        var exception = Assert.Throws<ArgumentException>(() => KindsModel.RMSprop.Copy(in from, ref to));
        Assert.StartsWith($"'{field}' to copy from has {change.From}, but the one to copy to has {change.To}.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, to.Numbers());
    }

    private static IEnumerable<double> Numbers(int first) => Enumerable.Range(first, Count).Select(number => (double)number);

    private static KindsModel WithLayer(KindsModel model, float[,]? weights)
    {
        model.Layers[2].Weights = weights;
        return model;
    }

    private static KindsModel WithTable(double[]? table)
    {
        KindsModel model = KindsModel.Create(100);
        KindsModel changed = new(table)
        {
            Scale = model.Scale,
            Direction = model.Direction,
            Row = model.Row,
            Weights = model.Weights,
            Kernel = model.Kernel,
            Filters = model.Filters,
            Embedding = model.Embedding,
            Tensor = model.Tensor,
            Layers = model.Layers,
            Precise = model.Precise,
        };
        return changed;
    }
}
