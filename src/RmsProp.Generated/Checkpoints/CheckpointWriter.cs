using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Saves checkpoints.</summary>
internal static class CheckpointWriter
{
    /// <exception cref="InvalidOperationException">
    /// The parameters or the state changed meanwhile. What was written is not a checkpoint.
    /// </exception>
    public static void Write<TParameters>(
        IRMSpropOptimizer<TParameters> optimizer, ref TParameters parameters, Action<ReadOnlySpan<byte>> write)
        where TParameters : struct, allows ref struct
    {
        ByteOrder.ThrowIfBigEndian();
        if (optimizer.UserCode == UserCode.Step)
        {
            Reentrancy.ThrowIfRunning(UserCode.Step, nameof(CheckpointExtensions.SaveCheckpoint));
        }

        using var scope = new CheckpointScope(ref optimizer.UserCode);
        var before = Moment.Of(optimizer);
        if (before.IsOfChange)
        {
            throw ChangedMeanwhile();
        }

        try
        {
            WriteTwice(optimizer, ref parameters, write);
        }
        catch (Exception exception) when (exception is ArgumentException or NullReferenceException && Moment.Of(optimizer) != before)
        {
            throw ChangedMeanwhile(exception); // Another thread took away the arrays that were being read.
        }

        if (Moment.Of(optimizer) != before)
        {
            throw ChangedMeanwhile();
        }
    }

    public static InvalidOperationException ChangedMeanwhile(Exception? inner = null) => new(
        "The parameters or the optimizer changed while they were being saved, so that no checkpoint has been written. "
        + "Let one thread at a time use them: take the same lock around the step and around SaveCheckpoint.",
        inner);

    private static void WriteTwice<TParameters>(
        IRMSpropOptimizer<TParameters> optimizer, ref TParameters parameters, Action<ReadOnlySpan<byte>> write)
        where TParameters : struct, allows ref struct
    {
        optimizer.BuildSlots(ref parameters);
        Metadata metadata = MetadataOf(optimizer);
        IReadOnlyList<TensorInfo> tensors = TensorInfo.ListOf(optimizer, ref parameters);
        byte[] header = HeaderWriter.Write(metadata, tensors);

        var checksum = new Crc32C();
        checksum.Append(header);
        TensorData.Write(optimizer, ref parameters, tensors, checksum.Append);

        // Changes made without the optimizer, and of its learning rate, show as bytes that differ between the two passes.
        var written = new Crc32C();
        written.Append(header);
        HeaderWriter.SetChecksum(header, checksum.Value);
        var output = new BufferedOutput(write);
        output.Write(header);
        TensorData.Write(optimizer, ref parameters, tensors, bytes =>
        {
            written.Append(bytes);
            output.Write(bytes);
        });
        output.Flush();
        if (written.Value != checksum.Value || MetadataOf(optimizer) != metadata)
        {
            throw ChangedMeanwhile();
        }
    }

    private static Metadata MetadataOf<TParameters>(IRMSpropOptimizer<TParameters> optimizer)
        where TParameters : struct, allows ref struct
    {
        ILearningRateSchedule? schedule = optimizer.LearningRateSchedule;
        return new Metadata(
            optimizer.Counters, optimizer.ConstantLearningRate, schedule is null ? null : ScheduleJson.Write(schedule), optimizer.Configuration);
    }
}
