using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Loads checkpoints: checks everything before it changes anything.</summary>
internal static class CheckpointReader
{
    /// <exception cref="InvalidDataException">
    /// The file is not a checkpoint of this model and optimizer. Nothing has been changed.
    /// </exception>
    public static void Read<TParameters>(IRMSpropOptimizer<TParameters> optimizer, ref TParameters parameters, CheckpointSource source)
        where TParameters : struct, allows ref struct
    {
        ByteOrder.ThrowIfBigEndian();
        Reentrancy.ThrowIfRunning(optimizer.UserCode, nameof(CheckpointExtensions.LoadCheckpoint));
        using var scope = new CheckpointScope(ref optimizer.UserCode);
        var moment = Moment.Of(optimizer);
        try
        {
            Read(optimizer, ref parameters, source, ref moment);
        }
        catch (Exception exception) when (exception is ArgumentException or NullReferenceException && Moment.Of(optimizer) != moment)
        {
            throw ChangedMeanwhile(exception); // Another thread took away the arrays that were being written.
        }
    }

    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="source">The checkpoint.</param>
    /// <param name="moment">The latest moment without changes by anybody else.</param>
    private static void Read<TParameters>(
        IRMSpropOptimizer<TParameters> optimizer, ref TParameters parameters, CheckpointSource source, ref Moment moment)
        where TParameters : struct, allows ref struct
    {
        IReadOnlyList<TensorInfo> expected = TensorInfo.ListOf(optimizer, ref parameters);

        ReadOnlySequence<byte> prefix = source.Read(sizeof(ulong), "the length of the header");
        byte[] json = ReadHeader(source, BinaryPrimitives.ReadUInt64LittleEndian(prefix.ToArray()));
        CheckpointHeader header = HeaderReader.Read(json);
        header.Check(expected);
        Metadata metadata = Metadata.Read(header.Metadata);
        Check(metadata, optimizer, expected);
        ILearningRateSchedule? schedule = metadata.Schedule is { } text ? ScheduleJson.Read(text, optimizer.LearningRateSchedule) : null;

        // The length is that of the model's own tensors: the header has been compared with them.
        ReadOnlySequence<byte> data = source.Read(expected.Count == 0 ? 0 : expected[^1].End, "the data");
        source.End();
        if (header.Checksum is { } checksum)
        {
            Check(checksum, prefix, json, data);
        }

        // Again, because a user's stream may have replaced arrays while it was read.
        header.Check(TensorInfo.ListOf(optimizer, ref parameters));
        optimizer.CheckMemory(ref parameters);
        if (Moment.Of(optimizer) != moment)
        {
            throw ChangedMeanwhile();
        }

        optimizer.Changes.Begin();
        moment = Moment.Of(optimizer);
        try
        {
            optimizer.BuildSlots(ref parameters);
            TensorData.Read(optimizer, ref parameters, header, data);
            if (Moment.Of(optimizer) != moment)
            {
                throw ChangedMeanwhile();
            }

            optimizer.Restore(metadata.Counters, metadata.LearningRate, schedule);
        }
        finally
        {
            optimizer.Changes.End();
        }
    }

    private static InvalidOperationException ChangedMeanwhile(Exception? inner = null) => new(
        "The parameters or the optimizer changed while a checkpoint was being loaded into them, so that what they hold now is undefined: load again. "
        + "Let one thread at a time use them: take the same lock around the step and around LoadCheckpoint.",
        inner);

    /// <summary>Checks that the numbers are valid and mean the same to this optimizer.</summary>
    private static void Check<TParameters>(Metadata metadata, IRMSpropOptimizer<TParameters> optimizer, IReadOnlyList<TensorInfo> expected)
        where TParameters : struct, allows ref struct
    {
        var own = SavedConfiguration.Parse(optimizer.Configuration);
        metadata.Check(optimizer.ConstantLearningRate, own);
        if (metadata.Optimizer.Length > 0 && metadata.Optimizer != optimizer.Configuration)
        {
            own.Check(SavedConfiguration.Parse(metadata.Optimizer), hasMomentum: TensorInfo.HaveSlot(expected, "momentum"));
        }
    }

    private static byte[] ReadHeader(CheckpointSource source, ulong length) => length <= HeaderReader.Longest
        ? source.Read((long)length, "the header").ToArray()
        : throw new InvalidDataException(string.Create(
            CultureInfo.InvariantCulture,
            $"The header of the checkpoint claims to have {length} bytes, but should have {HeaderReader.Longest} at most. It is not a file in the safetensors format."));

    private static void Check((uint Value, int Index) expected, ReadOnlySequence<byte> prefix, ReadOnlySpan<byte> json, ReadOnlySequence<byte> data)
    {
        var checksum = new Crc32C();
        checksum.Append(prefix.ToArray());
        checksum.Append(json[..expected.Index]);
        checksum.Append(Encoding.ASCII.GetBytes(Metadata.NoChecksum));
        checksum.Append(json[(expected.Index + Metadata.NoChecksum.Length)..]);
        foreach (ReadOnlyMemory<byte> piece in data)
        {
            checksum.Append(piece.Span);
        }

        if (checksum.Value != expected.Value)
        {
            throw new InvalidDataException(
                $"The checkpoint is damaged: its checksum is {checksum.Value:x8}, but should be {expected.Value:x8}. "
                + $"(If you changed it on purpose, set '{Metadata.ChecksumKey}' in its metadata to '{Metadata.Unchecked}'.)");
        }
    }
}
