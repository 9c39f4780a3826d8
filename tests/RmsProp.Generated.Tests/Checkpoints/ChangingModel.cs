using System.Buffers;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A model whose memory does something each time that somebody asks for its elements, as another thread may at any instant.</summary>
[RMSpropConfig(LearningRate = 0.01)]
internal partial struct ChangingModel
{
    public float Bias;
    public Memory<float> Weights;

    /// <summary>Memory that calls <paramref name="asked"/> with how many times it has been asked.</summary>
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
