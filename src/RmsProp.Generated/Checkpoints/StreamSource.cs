using System.Buffers;

namespace RmsProp.Generated.Checkpoints;

/// <summary>A file from a stream: all of it or, if other data may follow, a part.</summary>
internal sealed class StreamSource(Stream stream, bool isAll, string noun) : CheckpointSource(noun)
{
    private const int FirstPiece = 64 * 1024;
    private const int LongestPiece = 16 * 1024 * 1024;

    public override ReadOnlySequence<byte> Read(long length, string what)
    {
        var first = new Segment(ReadOnlyMemory<byte>.Empty, null);
        Segment last = first;
        int longest = FirstPiece;
        for (long received = 0; received < length; received += last.Memory.Length)
        {
            var piece = new byte[(int)Math.Min(length - received, longest)];
            int count = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            if (count < piece.Length)
            {
                throw Truncated(what, length, received + count);
            }

            last = new Segment(piece, last);
            longest = Math.Min(2 * longest, LongestPiece);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    public override void End()
    {
        if (isAll && stream.ReadByte() >= 0)
        {
            throw TooLong();
        }
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? previous)
        {
            Memory = memory;
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
                previous.Next = this;
            }
        }
    }
}
