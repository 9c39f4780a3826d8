using System.Buffers;

namespace RmsProp.Generated.Tests.Inputs;

/// <summary>
/// User code that replaces arrays between the check of their shapes and their use: a stream being loaded from, or a MemoryManager. It is
/// detected, and nothing is written out of bounds.
/// </summary>
public sealed class ReplacedMemoryTests
{
    [Fact]
    public void A_stream_that_replaces_an_array_by_a_shorter_one_is_refused_before_anything_is_changed()
    {
        var saved = new ReplacedModel { Weights = new float[1000], Table = new double[30, 30], Memory = new float[500] };
        using var checkpoint = new MemoryStream();
        new ReplacedModel.RMSprop().SaveCheckpoint(checkpoint, in saved);
        foreach (string field in new[] { "Weights", "Table", "Memory" })
        {
            var holder = new Holder { Parameters = new ReplacedModel { Weights = new float[1000], Table = new double[30, 30], Memory = new float[500] } };
            var optimizer = new ReplacedModel.RMSprop();
            using var stream = new ReplacingStream(checkpoint.ToArray(), () =>
            {
                switch (field)
                {
                    case "Weights": holder.Parameters.Weights = [7]; break;
                    case "Table": holder.Parameters.Table = new double[1, 1]; break;
                    default: holder.Parameters.Memory = new float[] { 7 }; break;
                }
            });

            var exception = Assert.Throws<InvalidDataException>(() => optimizer.LoadCheckpoint(stream, ref holder.Parameters));

            Assert.Contains($"'{field}'", exception.Message, StringComparison.Ordinal);
            Assert.Equal(0, optimizer.Steps);
        }
    }

    /// <summary>A memory manager that replaces an array at every call during a step, on a state that the caller owns.</summary>
    [Fact]
    public void A_memory_manager_that_replaces_an_array_ends_the_step_with_an_exception()
    {
        bool isComplete = false;
        int exceptions = 0;
        for (int moment = 1; !isComplete; moment++)
        {
            var holder = new Holder();
            var manager = new ReplacingManager(4);
            holder.Parameters = new ReplacedModel { Memory = manager.Memory, Weights = new float[100_000], Table = new double[1, 1] };
            var gradients = new ReplacedModel { Memory = new float[4], Weights = new float[100_000], Table = new double[1, 1] };
            ReplacedModel.RMSprop.State state = default;
            int calls = 0;
            bool isReplaced = false;
            manager.Called = () =>
            {
                if (++calls == moment)
                {
                    holder.Parameters.Weights = [7];
                    isReplaced = true;
                }
            };
            try
            {
                ReplacedModel.RMSprop.Apply(ref state, ref holder.Parameters, in gradients);
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
            {
                exceptions++;
                Assert.Equal([7], holder.Parameters.Weights);
            }

            isComplete = !isReplaced;
        }

        // At least in the check and in the kernel of the previous field.
        Assert.InRange(exceptions, 2, int.MaxValue);
    }

    [Fact]
    public void A_memory_manager_that_resets_the_optimizer_is_told_before_anything_is_changed()
    {
        var optimizer = new ReplacedModel.RMSprop();
        var manager = new ReplacingManager(4);
        var parameters = new ReplacedModel { Memory = manager.Memory, Weights = [1, 2], Table = new double[1, 1] };
        var gradients = new ReplacedModel { Memory = new float[4], Weights = [1, 2], Table = new double[1, 1] };
        optimizer.Apply(ref parameters, in gradients);
        float[] before = [.. parameters.Weights];
        manager.Called = optimizer.Reset;

        var exception = Assert.Throws<InvalidOperationException>(() => optimizer.Apply(ref parameters, in gradients));

        Assert.StartsWith("Reset can't be used while a step is under way", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, parameters.Weights);
        Assert.Equal(1, optimizer.Steps);
        manager.Called = null;
        optimizer.Apply(ref parameters, in gradients);
        Assert.Equal(2, optimizer.Steps);
    }

    private sealed class Holder
    {
        public ReplacedModel Parameters;
    }

    private sealed class ReplacingStream(byte[] bytes, Action replace) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer)
        {
            replace();
            return base.Read(buffer);
        }
    }

    private sealed class ReplacingManager(int length) : MemoryManager<float>
    {
        private readonly float[] _numbers = new float[length];

        public Action? Called { get; set; }

        public override Span<float> GetSpan()
        {
            Called?.Invoke();
            return _numbers;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => _numbers.AsMemory(elementIndex).Pin();

        public override void Unpin()
        {
            // The handle frees it.
        }

        protected override void Dispose(bool disposing)
        {
            // It owns nothing.
        }
    }
}

[RMSpropConfig(LearningRate = 0.1)]
internal partial struct ReplacedModel
{
    public Memory<float> Memory;
    public float[] Weights;
    public double[,] Table;
}
