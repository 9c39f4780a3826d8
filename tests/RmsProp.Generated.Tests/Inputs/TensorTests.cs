using System.Numerics.Tensors;
using System.Runtime.InteropServices;

#pragma warning disable RMSP043 // What it warns of is done on purpose here.

namespace RmsProp.Generated.Tests.Inputs;

/// <summary>
/// Tensors whose elements are laid out differently from an array's. The expected result is that of the same numbers in arrays, or an
/// exception that names the field and after which nothing is changed.
/// </summary>
public class TensorTests
{
    private const string MustBeDense = "but its elements must be contiguous, in row-major order. Use a dense copy, as ToDenseTensor makes it.";

    private static readonly Dictionary<string, Tensor<float>> Strided = new()
    {
        ["shape [2, 3] with strides [1, 2]"] = Tensor.Create(new float[6], [2, 3], [1, 2]),
        ["shape [2, 3] with strides [6, 2]"] = Tensor.Create(new float[12], [2, 3], [6, 2]),
        ["shape [2, 3] with strides [0, 1]"] = Tensor.Create(new float[3], [2, 3], [0, 1]), // One row, twice.
        ["shape [2, 3] with strides [4, 1]"] = Tensor.Create(new float[8], [2, 4]).Slice([0..2, 1..4]),
    };

    public static TheoryData<string> Layouts => [.. Strided.Keys];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_parameter_that_is_not_dense_is_refused(string layout)
    {
        var optimizer = new TensorModel.RMSprop();
        TensorModel model = TensorModel.Create(1) with { Weights = Strided[layout] };
        byte[] before = model.ToBytes();
        Action[] calls =
        [
            () => optimizer.Apply(ref model, TensorModel.Create(2)),
            () => optimizer.Build(in model),
            () => optimizer.FinalizeVariableValues(ref model),
            () => optimizer.Minimize(ref model, (in TensorModel _, ref TensorModel _) => throw new NotSupportedException("Not to be reached.")),
            () => optimizer.SaveCheckpoint(Stream.Null, in model),
        ];

        foreach (Action call in calls)
        {
            var exception = Assert.Throws<ArgumentException>(call);

            Assert.StartsWith($"'Weights' of the parameters has {layout}, {MustBeDense}", exception.Message, StringComparison.Ordinal);
            Assert.Equal("parameters", exception.ParamName);
            Assert.Equal(before, model.ToBytes());
            Assert.Equal(0, optimizer.Steps);
        }

        // The message's advice works.
        model = model with { Weights = model.Weights.ToDenseTensor() };
        optimizer.Apply(ref model, TensorModel.Create(2));
        Assert.Equal(1, optimizer.Steps);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_gradient_that_is_not_dense_is_refused(string layout)
    {
        var optimizer = new TensorModel.RMSprop();
        TensorModel model = TensorModel.Create(1);
        optimizer.Apply(ref model, TensorModel.Create(2));
        byte[] before = Everything();

        var exception = Assert.Throws<ArgumentException>(() => optimizer.Apply(ref model, TensorModel.Create(2) with { Weights = Strided[layout] }));

        Assert.StartsWith($"The gradient of 'Weights' has {layout}, {MustBeDense}", exception.Message, StringComparison.Ordinal);
        Assert.Equal("gradients", exception.ParamName);
        Assert.Equal(before, Everything());
        Assert.Equal(1, optimizer.Steps);

        byte[] Everything() => [.. model.ToBytes(), .. optimizer.Velocity.ToBytes(), .. optimizer.MovingAverage.ToBytes()];
    }

    /// <summary>Rows of a matrix are contiguous; what surrounds them belongs to somebody else.</summary>
    [Fact]
    public void A_slice_that_is_dense_is_trained_where_it_is()
    {
        float[] matrix = [.. Enumerable.Range(0, 15).Select(i => (float)i)];
        var optimizer = new TensorModel.RMSprop();
        var expectedOptimizer = new TensorModel.RMSprop();
        TensorModel model = TensorModel.Create(1) with { Weights = Tensor.Create(matrix, [5, 3]).Slice([2..4, 0..3]) };
        TensorModel expected = TensorModel.Create(1) with { Weights = Tensor.Create(matrix[6..12], [2, 3]) };
        float[] gradient = [7, 7, 7, 1, -2, 3, -4, 5, -6, 7, 7, 7];
        for (int step = 0; step < 3; step++)
        {
            optimizer.Apply(ref model, TensorModel.Create(2) with { Weights = Tensor.Create(gradient, [4, 3]).Slice([1..3, 0..3]) });
            expectedOptimizer.Apply(ref expected, TensorModel.Create(2) with { Weights = Tensor.Create(gradient[3..9], [2, 3]) });
        }

        Assert.Equal([0, 1, 2, 3, 4, 5], matrix[..6]);
        NumberAssert.SameBits<float>([.. expected.Weights], matrix.AsSpan(6, 6));
        Assert.Equal([12, 13, 14], matrix[12..]);

        // The same holds for saving a checkpoint and loading it.
        byte[] checkpoint = Checkpoints.Saved.Of(optimizer, in model);
        Assert.Equal(Checkpoints.Saved.Of(expectedOptimizer, in expected), checkpoint);
        float[] other = new float[15];
        model = model with { Weights = Tensor.Create(other, [5, 3]).Slice([1..3, 0..3]) };
        new TensorModel.RMSprop().LoadCheckpoint(checkpoint, ref model);
        Assert.Equal([0, 0, 0, .. expected.Weights, 0, 0, 0, 0, 0, 0], other);
    }

    /// <summary>A stride is the distance to the next neighbor: without one, it may be anything.</summary>
    [Fact]
    public void Dimensions_of_one_element_are_dense_whatever_their_strides()
    {
        var optimizer = new TensorModel.RMSprop();
        TensorModel model = TensorModel.Create(1) with { Weights = Tensor.Create(new float[24], [2, 2, 6]).Slice([1..2, 1..2, 3..6]) };

        optimizer.Apply(ref model, TensorModel.Create(2) with { Weights = Tensor.Create(new float[] { 1, 1, 1 }, [1, 1, 3]) });

        Assert.Equal(3, model.Weights.FlattenedLength);
        Assert.All(model.Weights, weight => Assert.True(weight < 0));
        Assert.Equal([1, 1, 3], optimizer.Velocity.Weights.Lengths.ToArray());
    }

    [Fact]
    public void A_tensor_without_elements_is_not_a_missing_one()
    {
        var optimizer = new TensorModel.RMSprop();
        Tensor<float>[] empty = [Tensor<float>.Empty, Tensor.Create(Array.Empty<float>(), [0, 4]), Tensor.Create(new float[6], [2, 3]).Slice([1..1, 0..2])];
        foreach (Tensor<float> weights in empty)
        {
            optimizer.Reset();
            TensorModel model = TensorModel.Create(1) with { Weights = weights };
            byte[] checkpoint = [];
            for (int step = 0; step < 2; step++)
            {
                optimizer.Apply(ref model, TensorModel.Create(2) with { Weights = weights });
                checkpoint = Checkpoints.Saved.Of(optimizer, in model);
                optimizer.LoadCheckpoint(checkpoint, ref model);
            }

            Assert.Equal(2, optimizer.Steps);
            int[] shape = Checkpoints.SafetensorsFile.Parse(checkpoint).Tensors.Single(tensor => tensor.Name == "Weights").Shape;
            Assert.Equal(weights.Rank == 0 ? [0] : weights.Lengths.ToArray().Select(length => (int)length), shape);
        }
    }

    [Fact]
    public void A_tensor_that_is_left_alone_may_be_of_any_kind()
    {
        var optimizer = new TensorModel.RMSprop();
        Tensor<float> frozen = Strided["shape [2, 3] with strides [4, 1]"];
        TensorModel model = TensorModel.Create(1) with { Frozen = frozen };

        optimizer.Apply(ref model, TensorModel.Create(2));

        Assert.Same(frozen, model.Frozen);
        Assert.All(frozen, number => Assert.Equal(0, number));
        Assert.Null(optimizer.Velocity.Frozen);
    }

    /// <summary>Native memory viewed as a matrix; the expected result is that of the same numbers in tensors.</summary>
    [Fact]
    public unsafe void A_span_of_tensors_trains_memory_of_any_kind()
    {
        var optimizer = new TensorSpanModel.RMSprop();
        var expectedOptimizer = new TensorModel.RMSprop();
        TensorModel expected = TensorModel.Create(1);
        float* memory = (float*)NativeMemory.AllocZeroed(9, sizeof(float));
        try
        {
            new Span<float>(memory + 3, 6).Fill(1);
            Assert.Equal(0, optimizer.Velocity.Weights.Rank); // Nothing exists yet.
            for (int step = 0; step < 3; step++)
            {
                var model = new TensorSpanModel { Weights = new TensorSpan<float>(memory + 3, 6, [2, 3], []) };
                optimizer.Apply(ref model, new TensorSpanModel { Weights = TensorModel.Create(2).Weights });
                expectedOptimizer.Apply(ref expected, TensorModel.Create(2));
            }

            Assert.Equal([0, 0, 0], new Span<float>(memory, 3).ToArray());
            NumberAssert.SameBits<float>([.. expected.Weights], new Span<float>(memory + 3, 6));
            Assert.Equal([2, 3], optimizer.Velocity.Weights.Lengths.ToArray());
            Assert.Equal(expectedOptimizer.Velocity.Weights[[1, 2]], optimizer.Velocity.Weights[[1, 2]]);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    [Fact]
    public void Spans_of_tensors_are_checked_as_tensors_are()
    {
        var optimizer = new TensorSpanModel.RMSprop();
        float[] weights = [1, 1, 1, 1, 1, 1, 1, 1];

        string shape = Refused(model: Tensor.Create(weights, [2, 4]), gradient: Tensor.Create(weights, [4, 2]));
        string parameterStrides = Refused(model: Tensor.Create(weights, [2, 4], [1, 2]), gradient: Tensor.Create(weights, [2, 4]));
        string gradientStrides = Refused(model: Tensor.Create(weights, [2, 4]), gradient: Tensor.Create(weights, [2, 4], [1, 2]));
        string missing = Refused(model: default, gradient: Tensor.Create(weights, [2, 4]));
        Assert.Throws<InvalidOperationException>(() => Apply(Tensor.Create(weights, [2, 4]), default));

        Assert.StartsWith("The gradient of 'Weights' has shape [4, 2], but the parameter has shape [2, 4].", shape, StringComparison.Ordinal);
        Assert.StartsWith("'Weights' of the parameters has shape [2, 4] with strides [1, 2], " + MustBeDense, parameterStrides, StringComparison.Ordinal);
        Assert.StartsWith("The gradient of 'Weights' has shape [2, 4] with strides [1, 2], " + MustBeDense, gradientStrides, StringComparison.Ordinal);
        Assert.StartsWith("'Weights' of the parameters has no elements to train, because it was never given a tensor.", missing, StringComparison.Ordinal);
        Assert.All(weights, weight => Assert.Equal(1, weight));
        Assert.Equal(0, optimizer.Steps);

        void Apply(Tensor<float>? model, Tensor<float>? gradient)
        {
            var parameters = new TensorSpanModel { Weights = model is null ? default : model.AsTensorSpan() };
            optimizer.Apply(ref parameters, new TensorSpanModel { Weights = gradient is null ? default : gradient.AsTensorSpan() });
        }

        string Refused(Tensor<float>? model, Tensor<float>? gradient) => Assert.Throws<ArgumentException>(() => Apply(model, gradient)).Message;
    }

    /// <summary>The library sets no limit for spans: this one has 2^32 elements, none of which is accessed here.</summary>
    [Fact]
    public unsafe void More_elements_than_a_span_can_have_are_refused()
    {
        var optimizer = new TensorSpanModel.RMSprop();
        float number = 1;
        nint first = (nint)(&number);
        nint side = 1 << 16;

        var exception = Assert.Throws<ArgumentException>(() =>
        {
            var model = new TensorSpanModel { Weights = new TensorSpan<float>((float*)first, side * side, [side, side], []) };
            optimizer.Apply(ref model, in model);
        });

        Assert.StartsWith("'Weights' of the parameters has shape [65536, 65536], which is more than the 2147483647 elements", exception.Message, StringComparison.Ordinal);
        Assert.Equal("parameters", exception.ParamName);
        Assert.Equal(1, number);
    }
}

[RMSpropConfig(LearningRate = 0.1, UseEma = true)]
internal partial struct TensorModel
{
    public Tensor<float> Weights;
    public Tensor<double> Biases { get; private set; }

    [NotTrainable]
    public Tensor<float>? Frozen;

    public static TensorModel Create(float value)
    {
        var model = new TensorModel { Weights = Tensor.Create(new float[6], [2, 3]), Biases = Tensor.Create(new double[2], [2]) };
        model.Weights.Fill(value);
        model.Biases.Fill(value);
        return model;
    }

    /// <summary>Every number, bit for bit.</summary>
    public readonly byte[] ToBytes() => [.. MemoryMarshal.AsBytes<float>(Weights?.ToArray()), .. MemoryMarshal.AsBytes<double>(Biases?.ToArray())];
}

[RMSpropConfig(LearningRate = 0.1)]
internal ref partial struct TensorSpanModel
{
    public TensorSpan<float> Weights;
}
