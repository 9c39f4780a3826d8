using System.Buffers;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>A checkpoint in memory, which is not copied.</summary>
internal sealed class MemorySource(ReadOnlyMemory<byte> checkpoint) : CheckpointSource
{
    private ReadOnlyMemory<byte> _rest = checkpoint;

    public override ReadOnlySequence<byte> Read(long length, string what)
    {
        if (length > _rest.Length)
        {
            throw Truncated(what, length, _rest.Length);
        }

        var read = new ReadOnlySequence<byte>(_rest[..(int)length]);
        _rest = _rest[(int)length..];
        return read;
    }

    public override void End()
    {
        if (!_rest.IsEmpty)
        {
            throw TooLong();
        }
    }

    /// <summary>A span as memory, for as long as it is pinned.</summary>
    internal sealed unsafe class Pinned(byte* first, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new(first, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(Unsafe.Add<byte>(first, elementIndex));

        public override void Unpin()
        {
            // Whoever made it does.
        }

        protected override void Dispose(bool disposing)
        {
            // It owns nothing.
        }
    }
}
