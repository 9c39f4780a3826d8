namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Streams that return little at a time, that fail, or that hold more than a checkpoint.</summary>
public sealed class StreamTests
{
    [Fact]
    public void A_byte_at_a_time_is_enough()
    {
        byte[] checkpoint = MakeCheckpoint();
        var (optimizer, parameters) = SmallModel.Train(0, new SmallModel.RMSprop());

        optimizer.LoadCheckpoint(new TrickleStream(checkpoint, failAt: int.MaxValue), ref parameters);

        Assert.Equal(checkpoint, Saved.Of(optimizer, in parameters));
    }

    [Fact]
    public void Where_reading_fails_nothing_is_changed()
    {
        byte[] checkpoint = MakeCheckpoint();
        var outcome = new LoadOutcome();
        for (int failAt = 0; failAt < checkpoint.Length; failAt++)
        {
            using var stream = new TrickleStream(checkpoint, failAt);
            Assert.Throws<IOException>(() => outcome.Load(stream));
            outcome.AssertUnchanged();
        }
    }

    [Fact]
    public void Where_writing_fails_nothing_is_changed()
    {
        var (optimizer, parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        byte[] before = Saved.Of(optimizer, in parameters);
        for (int capacity = 0; capacity < before.Length; capacity += 64)
        {
            using var full = new MemoryStream(new byte[capacity]);
            Assert.Throws<NotSupportedException>(() => optimizer.SaveCheckpoint(full, in parameters));
        }

        Assert.Equal(before, Saved.Of(optimizer, in parameters));
    }

    [Fact]
    public void Several_checkpoints_can_follow_each_other()
    {
        using var stream = new MemoryStream();
        stream.WriteByte(42);
        for (int steps = 1; steps <= 3; steps++)
        {
            (SmallModel.RMSprop saved, SmallModel savedParameters) = SmallModel.Train(steps, new SmallModel.RMSprop());
            saved.SaveCheckpoint(stream, in savedParameters);
        }

        stream.Position = 1;
        for (int steps = 1; steps <= 3; steps++)
        {
            var (optimizer, parameters) = SmallModel.Train(0, new SmallModel.RMSprop());
            optimizer.LoadCheckpoint(stream, ref parameters);
            Assert.Equal(steps, optimizer.Steps);
        }

        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void Large_arrays_go_through_in_pieces()
    {
        var random = new Random(5);
        var parameters = new LargeModel { Singles = new float[3_000_001], Doubles = new double[700_003] };
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(parameters.Singles.AsSpan()));
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(parameters.Doubles.AsSpan()));
        using var stream = new MemoryStream();
        new LargeModel.RMSprop().SaveCheckpoint(stream, in parameters);
        var loaded = new LargeModel { Singles = new float[3_000_001], Doubles = new double[700_003] };

        stream.Position = 0;
        new LargeModel.RMSprop().LoadCheckpoint(stream, ref loaded);

        // Compared as bytes, because some of them are NaN.
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.AsBytes(parameters.Singles.AsSpan())
            .SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(loaded.Singles.AsSpan())));
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.AsBytes(parameters.Doubles.AsSpan())
            .SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(loaded.Doubles.AsSpan())));
    }

    /// <summary>Even after several pieces have been read.</summary>
    [Fact]
    public void A_stream_that_ends_too_early_is_told_with_how_much_there_was()
    {
        var parameters = new LargeModel { Singles = new float[100_000], Doubles = [] };
        using var stream = new MemoryStream();
        new LargeModel.RMSprop().SaveCheckpoint(stream, in parameters);
        stream.SetLength(stream.Length - 1);
        stream.Position = 0;

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => new LargeModel.RMSprop().LoadCheckpoint(stream, ref parameters));

        // The parameter and its velocity, in float.
        Assert.Contains("799999", exception.Message, StringComparison.Ordinal);
        Assert.Contains("800000", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] MakeCheckpoint()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        return Saved.Of(optimizer, in parameters);
    }

    /// <summary>Returns one byte at a time, can't seek, and fails at one of them.</summary>
    private sealed class TrickleStream(byte[] bytes, int failAt) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_position == failAt)
            {
                throw new IOException("The line is dead.");
            }

            if (_position == bytes.Length || count == 0)
            {
                return 0;
            }

            buffer[offset] = bytes[_position++];
            return 1;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
