using System.Buffers.Binary;

namespace RmsProp.Generated;

/// <summary>A file that rank 0 reads and all ranks see, as long as all read it to the same place.</summary>
internal sealed class BroadcastStream(IRanks ranks, FileStream? file) : Stream
{
    private readonly byte[] _chunk = new byte[sizeof(int) + (1 << 20)];
    private int _place;
    private int _length;
    private bool _hasEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_place == _length && !_hasEnded && buffer.Length > 0)
        {
            ReadChunk();
        }

        int length = Math.Min(buffer.Length, _length - _place);
        _chunk.AsSpan(sizeof(int) + _place, length).CopyTo(buffer);
        _place += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void ReadChunk()
    {
        int read = file?.ReadAtLeast(_chunk.AsSpan(sizeof(int)), _chunk.Length - sizeof(int), throwOnEndOfStream: false) ?? 0;
        BinaryPrimitives.WriteInt32LittleEndian(_chunk, read);
        ranks.Broadcast(_chunk);
        _length = BinaryPrimitives.ReadInt32LittleEndian(_chunk);
        _place = 0;
        _hasEnded = _length == 0;
    }
}
