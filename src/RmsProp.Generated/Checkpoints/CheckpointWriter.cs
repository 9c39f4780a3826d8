using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Saves checkpoints.</summary>
internal static class CheckpointWriter
{
    /// <exception cref="InvalidOperationException">Something has changed meanwhile. What was written is no checkpoint.</exception>
    public static void Write<TParameters>(
        IRMSpropOptimizer<TParameters> optimizer, ref TParameters parameters, Action<ReadOnlySpan<byte>> write)
        where TParameters : struct, allows ref struct
    {
        ByteOrder.ThrowIfBigEndian();
        optimizer.BuildSlots(ref parameters);
        Metadata metadata = MetadataOf(optimizer);
        IReadOnlyList<TensorInfo> tensors = TensorInfo.ListOf(optimizer, ref parameters);
        byte[] header = HeaderWriter.Write(metadata, tensors);

        var checksum = new Crc32C();
        checksum.Append(header);
        TensorData.Write(optimizer, ref parameters, tensors, checksum.Append);

        // A step on another thread changes some bytes between the two times that they are read.
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

    public static InvalidOperationException ChangedMeanwhile() => new(
        "The parameters or the optimizer changed while they were being saved, so no checkpoint has been written. "
        + "Let one thread at a time use them: take the same lock around the step and around SaveCheckpoint.");

    private static Metadata MetadataOf<TParameters>(IRMSpropOptimizer<TParameters> optimizer)
        where TParameters : struct, allows ref struct
    {
        ILearningRateSchedule? schedule = optimizer.LearningRateSchedule;
        return new Metadata(
            optimizer.Counters, optimizer.ConstantLearningRate, schedule is null ? null : ScheduleJson.Write(schedule), optimizer.Configuration);
    }
}
