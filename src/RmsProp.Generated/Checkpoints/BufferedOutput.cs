namespace RmsProp.Generated.Checkpoints;

/// <summary>Combines small writes: a model may have thousands of variables of a few bytes each.</summary>
internal sealed class BufferedOutput(Action<ReadOnlySpan<byte>> write)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _count;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _count)
        {
            Flush();
        }

        if (bytes.Length > _buffer.Length)
        {
            write(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_count));
        _count += bytes.Length;
    }

    public void Flush()
    {
        write(_buffer.AsSpan(0, _count));
        _count = 0;
    }
}
