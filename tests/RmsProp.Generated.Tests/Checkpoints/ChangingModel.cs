using System.Buffers;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A model whose memory runs code on each access to its elements, as another thread may at any instant.</summary>
[RMSpropConfig(LearningRate = 0.01)]
internal partial struct ChangingModel
{
    public float Bias;
    public Memory<float> Weights;

    /// <summary>Memory that passes the number of accesses so far to <paramref name="asked"/>.</summary>
    internal sealed class Watched(float[] elements, Action<int> asked) : MemoryManager<float>
    {
        private int _times;

        public override Span<float> GetSpan()
        {
            asked(++_times);
            return elements;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            // It owns nothing.
        }
    }
}
