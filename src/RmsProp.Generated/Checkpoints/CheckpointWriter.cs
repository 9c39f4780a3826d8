namespace RmsProp.Generated.Checkpoints;

/// <summary>Saves checkpoints.</summary>
internal static class CheckpointWriter
{
    public static void Write<TParameters>(
        IRMSpropOptimizer<TParameters> optimizer, ref TParameters parameters, Action<ReadOnlySpan<byte>> write)
        where TParameters : struct, allows ref struct
    {
        ByteOrder.ThrowIfBigEndian();
        optimizer.Build(in parameters);
        ILearningRateSchedule? schedule = optimizer.LearningRateSchedule;
        var metadata = new Metadata(
            optimizer.Counters, optimizer.ConstantLearningRate, schedule is null ? null : ScheduleJson.Write(schedule), optimizer.Configuration);
        byte[] header = HeaderWriter.Write(metadata, TensorInfo.ListOf(optimizer, ref parameters));

        var checksum = new Crc32C();
        checksum.Append(header);
        TensorData.Write(optimizer, ref parameters, checksum.Append);
        HeaderWriter.SetChecksum(header, checksum.Value);

        var output = new BufferedOutput(write);
        output.Write(header);
        TensorData.Write(optimizer, ref parameters, output.Write);
        output.Flush();
    }
}
