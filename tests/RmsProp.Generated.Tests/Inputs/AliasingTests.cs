using System.Numerics.Tensors;

#pragma warning disable RMSP043 // What it warns of is done on purpose here.

namespace RmsProp.Generated.Tests.Inputs;

/// <summary>
/// Shared memory: parameters that would be updated twice, and gradients that would be overwritten while they are read. The message names
/// both, and nothing is changed. Memory that is only read may be shared.
/// </summary>
[Collection(nameof(Alone))]
public class AliasingTests
{
    /// <summary>Variables of every kind, and what they share memory with.</summary>
    public static TheoryData<string, string, string> Shared => new()
    {
        { "tied arrays", "'Weights' of the parameters", "'More' of the parameters" },
        { "tied tables", "'Table' of the parameters", "'Layer.Table' of the parameters" },
        { "array and memory of it", "'Weights' of the parameters", "'Memory' of the parameters" },
        { "tensor of an array", "'Weights' of the parameters", "'Tensor' of the parameters" },
        { "gradient is the parameter", "'Weights' of the parameters", "the gradient of 'Weights'" },
        { "gradient is another parameter", "'More' of the parameters", "the gradient of 'Weights'" },
        { "table as its own gradient", "'Table' of the parameters", "the gradient of 'Table'" },
        { "tensor as its own gradient", "'Tensor' of the parameters", "the gradient of 'Tensor'" },
        { "all gradients are the parameters", "'Weights' of the parameters", "the gradient of 'Weights'" },
    };

    [Theory]
    [MemberData(nameof(Shared))]
    public void What_shares_memory_is_named(string what, string one, string other)
    {
        foreach (int stepsBefore in new[] { 0, 2 })
        {
            var optimizer = new SharingModel.RMSprop();
            SharingModel parameters = SharingModel.Create();
            SharingModel gradients = SharingModel.Create();
            for (int step = 0; step < stepsBefore; step++)
            {
                optimizer.Apply(ref parameters, in gradients);
            }

            Share(what, ref parameters, ref gradients);
            byte[] before = parameters.ToBytes();

            var exception = Assert.Throws<ArgumentException>(
                other.StartsWith("the gradient", StringComparison.Ordinal) ? "gradients" : "parameters", () => optimizer.Apply(ref parameters, in gradients));

            Assert.Contains(one, exception.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(other, exception.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(before, parameters.ToBytes());
            Assert.Equal(stepsBefore, optimizer.Steps);

            // With memory of its own it continues.
            parameters = SharingModel.Create();
            optimizer.Apply(ref parameters, SharingModel.Create());
            Assert.Equal(stepsBefore + 1, optimizer.Steps);
        }
    }

    /// <summary>Other members that write to parameters: each of two would get the other one's values.</summary>
    [Theory]
    [InlineData("tied arrays", "'Weights' of the parameters", "'More' of the parameters")]
    [InlineData("tied tables", "'Table' of the parameters", "'Layer.Table' of the parameters")]
    [InlineData("array and memory of it", "'Weights' of the parameters", "'Memory' of the parameters")]
    [InlineData("tensor of an array", "'Weights' of the parameters", "'Tensor' of the parameters")]
    public void What_shares_memory_is_named_where_parameters_are_loaded_or_overwritten(string what, string one, string other)
    {
        byte[] checkpoint = Checkpoints.Saved.Of(new SharingModel.RMSprop(), SharingModel.Create());
        foreach (int stepsBefore in new[] { 0, 2 })
        {
            var optimizer = new SharingModel.RMSprop();
            SharingModel parameters = SharingModel.Create();
            SharingModel gradients = SharingModel.Create();
            SharingModel.RMSprop.State state = default;
            for (int step = 0; step < stepsBefore; step++)
            {
                optimizer.Apply(ref parameters, in gradients);
                SharingModel.RMSprop.Apply(ref state, ref parameters, in gradients);
            }

            Share(what, ref parameters, ref gradients);
            byte[] before = parameters.ToBytes();

            AssertNamed(Assert.Throws<ArgumentException>(() => optimizer.LoadCheckpoint(checkpoint, ref parameters)));
            AssertNamed(Assert.Throws<ArgumentException>(() => optimizer.FinalizeVariableValues(ref parameters)));
            AssertNamed(Assert.Throws<ArgumentException>(() => SharingModel.RMSprop.FinalizeVariableValues(ref state, ref parameters)));

            Assert.Equal(before, parameters.ToBytes());
            Assert.Equal(stepsBefore, optimizer.Steps);
            parameters = SharingModel.Create();
            optimizer.LoadCheckpoint(checkpoint, ref parameters);
            optimizer.Apply(ref parameters, in gradients);
            optimizer.FinalizeVariableValues(ref parameters);
        }

        void AssertNamed(ArgumentException exception)
        {
            Assert.Contains(one, exception.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(other, exception.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Gradients_that_are_there_twice_are_only_read()
    {
        SharingModel parameters = SharingModel.Create();
        SharingModel expected = SharingModel.Create();
        SharingModel gradients = SharingModel.Create();
        gradients.More.AsSpan().Fill(3);
        gradients.Weights = [.. gradients.More];
        new SharingModel.RMSprop().Apply(ref expected, in gradients);

        gradients.Weights = gradients.More;
        new SharingModel.RMSprop().Apply(ref parameters, in gradients);

        Assert.Equal(expected.ToBytes(), parameters.ToBytes());
    }

    [Fact]
    public void What_lies_side_by_side_or_has_no_element_shares_nothing()
    {
        float[] all = new float[12];
        var optimizer = new SlicesModel.RMSprop();
        var parameters = new SlicesModel { First = all.AsMemory(0, 3), Second = all.AsMemory(3, 3), Third = all.AsMemory(4, 0) };
        var gradients = new SlicesModel { First = all.AsMemory(6, 3), Second = all.AsMemory(9, 3), Third = all.AsMemory(0, 0) };

        optimizer.Apply(ref parameters, in gradients);
        parameters.Second = all.AsMemory(2, 3);
        var exception = Assert.Throws<ArgumentException>(() => optimizer.Apply(ref parameters, in gradients));

        Assert.StartsWith("'First' of the parameters and 'Second' of the parameters share memory", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, optimizer.Steps);

        // Several empty arrays are often the same one.
        var empty = new SlicesModel { First = Array.Empty<float>(), Second = Array.Empty<float>(), Third = Array.Empty<float>() };
        new SlicesModel.RMSprop().Apply(ref empty, in empty);
    }

    /// <summary>Whatever their types: the bytes count.</summary>
    [Fact]
    public unsafe void Spans_over_the_same_memory()
    {
        double* numbers = stackalloc double[8];
        var optimizer = new SpansModel.RMSprop();
        var gradients = new SpansModel { Singles = new float[4], Doubles = new double[4] };
        var parameters = new SpansModel { Singles = new Span<float>(numbers, 4), Doubles = new Span<double>(numbers + 2, 4) };
        optimizer.Apply(ref parameters, in gradients);

        string? message = null;
        try
        {
            var overlapping = new SpansModel { Singles = new Span<float>(numbers, 4), Doubles = new Span<double>(numbers + 1, 4) };
            optimizer.Apply(ref overlapping, in gradients);
        }
        catch (ArgumentException exception)
        {
            message = exception.Message;
        }

        Assert.StartsWith("'Singles' of the parameters and 'Doubles' of the parameters share memory", message, StringComparison.Ordinal);
    }

    /// <summary>The moving average is a model as well, and so looks trainable.</summary>
    [Fact]
    public void A_slot_is_neither_trained_nor_a_gradient()
    {
        var optimizer = new SharingModel.RMSprop();
        SharingModel parameters = SharingModel.Create();
        optimizer.Apply(ref parameters, SharingModel.Create());
        SharingModel average = optimizer.MovingAverage;
        byte[] before = average.ToBytes();

        var trained = Assert.Throws<ArgumentException>("parameters", () => optimizer.Apply(ref average, SharingModel.Create()));
        var gradient = Assert.Throws<ArgumentException>("gradients", () => optimizer.Apply(ref parameters, optimizer.Velocity));

        Assert.StartsWith("'Weights' of the parameters and 'MovingAverage.Weights' of the state share memory", trained.Message, StringComparison.Ordinal);
        Assert.StartsWith("The gradient of 'Weights' and 'Velocity.Weights' of the state share memory", gradient.Message, StringComparison.Ordinal);
        Assert.All([trained, gradient], exception => Assert.Contains("the slots belong to the optimizer", exception.Message, StringComparison.Ordinal));
        Assert.Equal(before, average.ToBytes());
        Assert.Equal(1, optimizer.Steps);
    }

    /// <summary>One array of a slot among parameters or gradients that are otherwise the caller's own.</summary>
    [Fact]
    public void An_array_of_a_slot_is_named_with_the_argument_that_holds_it()
    {
        var optimizer = new SharingModel.RMSprop();
        SharingModel parameters = SharingModel.Create();
        optimizer.Apply(ref parameters, SharingModel.Create());
        SharingModel gradients = SharingModel.Create();
        gradients.Layer.Table = optimizer.MomentumBuffer.Table;
        SharingModel taken = SharingModel.Create();
        taken.Memory = optimizer.Velocity.Memory;

        var gradient = Assert.Throws<ArgumentException>("gradients", () => optimizer.Apply(ref parameters, in gradients));
        var trained = Assert.Throws<ArgumentException>("parameters", () => optimizer.Apply(ref taken, SharingModel.Create()));
        var overwritten = Assert.Throws<ArgumentException>("parameters", () => optimizer.FinalizeVariableValues(ref taken));

        Assert.Contains("'MomentumBuffer.Table' of the state", gradient.Message, StringComparison.Ordinal);
        Assert.Contains("he gradient of 'Layer.Table'", gradient.Message, StringComparison.Ordinal);
        Assert.All([trained, overwritten], exception =>
            Assert.StartsWith("'Memory' of the parameters and 'Velocity.Memory' of the state share memory", exception.Message, StringComparison.Ordinal));
        Assert.Equal(1, optimizer.Steps);
    }

    [Fact]
    public void A_state_of_the_callers_whose_slots_are_one_array()
    {
        SharingModel parameters = SharingModel.Create();
        SharingModel.RMSprop.State state = default;
        SharingModel.RMSprop.Build(ref state, in parameters);
        state.MovingAverage.More = state.Velocity.Weights;

        var exception = Assert.Throws<ArgumentException>("state", () => SharingModel.RMSprop.Apply(ref state, ref parameters, SharingModel.Create()));

        Assert.StartsWith("'Velocity.Weights' of the state and 'MovingAverage.More' of the state share memory", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, state.Steps);
    }

    [Fact]
    public void A_struct_without_arrays_as_its_own_gradients_or_within_the_state()
    {
        var optimizer = new InlineModel.RMSprop();
        var parameters = new InlineModel { Scalar = 1 };
        InlineModel.RMSprop.State state = default;

        Assert.StartsWith(
            "The parameters and the gradients share memory",
            Assert.Throws<ArgumentException>("gradients", () => optimizer.Apply(ref parameters, in parameters)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The gradients and the state share memory",
            Assert.Throws<ArgumentException>("gradients", () => optimizer.Apply(ref parameters, in optimizer.Velocity)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The parameters and the state share memory",
            Assert.Throws<ArgumentException>("parameters", () => InlineModel.RMSprop.Apply(ref state, ref state.Velocity, default)).Message,
            StringComparison.Ordinal);
        Assert.Equal(1, parameters.Scalar);
        Assert.Equal(0, optimizer.Steps);

        // Neighbors in an array don't overlap.
        var several = new InlineModel[3];
        optimizer.Apply(ref several[1], in several[0]);
        optimizer.Apply(ref several[1], in several[2]);
        Assert.Equal(2, optimizer.Steps);
    }

    [Fact]
    public void Numbers_beside_arrays_count_as_well()
    {
        var optimizer = new SharingModel.RMSprop();
        SharingModel parameters = SharingModel.Create();
        var exception = Assert.Throws<ArgumentException>(() => optimizer.Apply(ref parameters, WithArraysOfItsOwn(ref parameters)));
        Assert.StartsWith("The parameters and the gradients share memory", exception.Message, StringComparison.Ordinal);

        // The same struct, with other arrays when the gradients are read: none.
        static ref SharingModel WithArraysOfItsOwn(ref SharingModel model)
        {
            model.Weights = [];
            model.More = [];
            model.Table = new float[0, 0];
            model.Memory = Array.Empty<float>();
            model.Tensor = Tensor.Create(Array.Empty<float>(), [0]);
            model.Layer.Table = new float[0, 0];
            return ref model;
        }
    }

    /// <summary>Even if the memory differs at each step, so that each step checks all of it.</summary>
    [Fact]
    public void The_check_allocates_nothing_and_holds_while_the_garbage_collector_moves_arrays()
    {
        var optimizer = new SharingModel.RMSprop();
        SharingModel parameters = SharingModel.Create();
        SharingModel[] gradients = [SharingModel.Create(), SharingModel.Create()];
        optimizer.Build(in parameters);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 10; step++)
        {
            optimizer.Apply(ref parameters, in gradients[step % 2]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        for (int step = 0; step < 10; step++)
        {
            GC.Collect(1, GCCollectionMode.Forced, blocking: true, compacting: true);
            gradients[1] = SharingModel.Create();
            optimizer.Apply(ref parameters, in gradients[1]);
        }

        Assert.Equal(20, optimizer.Steps);
    }

    private static void Share(string what, ref SharingModel parameters, ref SharingModel gradients)
    {
        switch (what)
        {
            case "tied arrays":
                parameters.More = parameters.Weights;
                break;
            case "tied tables":
                parameters.Layer.Table = parameters.Table;
                break;
            case "array and memory of it":
                parameters.Memory = parameters.Weights.AsMemory(1, 3);
                break;
            case "tensor of an array":
                parameters.Tensor = Tensor.Create(parameters.Weights, [2, 2]);
                break;
            case "gradient is the parameter":
                gradients.Weights = parameters.Weights;
                break;
            case "gradient is another parameter":
                gradients.Weights = parameters.More;
                break;
            case "table as its own gradient":
                gradients.Table = parameters.Table;
                break;
            case "tensor as its own gradient":
                gradients.Tensor = parameters.Tensor;
                break;
            default:
                gradients = parameters;
                break;
        }
    }
}
