using System.Buffers;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>A file in memory, read without copying.</summary>
internal sealed class MemorySource(ReadOnlyMemory<byte> file, string noun) : CheckpointSource(noun)
{
    private ReadOnlyMemory<byte> _rest = file;

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

    /// <summary>A pinned span as memory.</summary>
    internal sealed unsafe class Pinned(byte* first, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new(first, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(Unsafe.Add<byte>(first, elementIndex));

        public override void Unpin()
        {
            // The caller pins it.
        }

        protected override void Dispose(bool disposing)
        {
            // It owns nothing.
        }
    }
}
