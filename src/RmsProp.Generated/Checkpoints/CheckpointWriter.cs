using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Saves checkpoints, and parameters alone.</summary>
internal static class CheckpointWriter
{
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="withState">Whether its state is saved as well: a checkpoint.</param>
    /// <param name="write">Receives the file.</param>
    /// <exception cref="InvalidOperationException">
    /// The parameters or the state changed meanwhile. What was written is not a checkpoint.
    /// </exception>
    public static void Write<TParameters>(
        IRMSpropOptimizer<TParameters> optimizer, ref TParameters parameters, bool withState, Action<ReadOnlySpan<byte>> write)
        where TParameters : struct, allows ref struct
    {
        ByteOrder.ThrowIfBigEndian();
        if (optimizer.UserCode == UserCode.Step)
        {
            Reentrancy.ThrowIfRunning(UserCode.Step, MemberFor(withState));
        }

        using var scope = new CheckpointScope(ref optimizer.UserCode);
        var before = Moment.Of(optimizer);
        if (before.IsOfChange)
        {
            throw ChangedMeanwhile(withState);
        }

        try
        {
            WriteTwice(optimizer, ref parameters, withState, write);
        }
        catch (Exception exception) when (exception is ArgumentException or NullReferenceException or InvalidOperationException && Moment.Of(optimizer) != before)
        {
            throw ChangedMeanwhile(withState, exception); // Another thread took away the arrays that were being read.
        }

        if (Moment.Of(optimizer) != before)
        {
            throw ChangedMeanwhile(withState);
        }
    }

    public static InvalidOperationException ChangedMeanwhile(bool withState, Exception? inner = null) => new(
        $"The parameters or the optimizer changed while they were being saved, so that no {(withState ? "checkpoint" : "file")} has been written. "
        + $"Let one thread at a time use them: take the same lock around the step and around {MemberFor(withState)}.",
        inner);

    private static string MemberFor(bool withState) =>
        withState ? nameof(CheckpointExtensions.SaveCheckpoint) : nameof(ParameterExtensions.SaveParameters);

    private static void WriteTwice<TParameters>(
        IRMSpropOptimizer<TParameters> optimizer, ref TParameters parameters, bool withState, Action<ReadOnlySpan<byte>> write)
        where TParameters : struct, allows ref struct
    {
        Metadata? metadata = null;
        if (withState)
        {
            optimizer.BuildSlots(ref parameters);
            metadata = MetadataOf(optimizer);
        }

        IReadOnlyList<TensorInfo> tensors = TensorInfo.ListOf(optimizer, ref parameters, withState);
        byte[] header = HeaderWriter.Write(metadata, tensors);

        var checksum = new Crc32C();
        checksum.Append(header);
        TensorData.Write(optimizer, ref parameters, withState, tensors, checksum.Append);

        // Changes made without the optimizer, and of its learning rate, show as bytes that differ between the two passes.
        var written = new Crc32C();
        written.Append(header);
        if (withState)
        {
            HeaderWriter.SetChecksum(header, checksum.Value);
        }

        var output = new BufferedOutput(write);
        output.Write(header);
        TensorData.Write(optimizer, ref parameters, withState, tensors, bytes =>
        {
            written.Append(bytes);
            output.Write(bytes);
        });
        output.Flush();
        if (written.Value != checksum.Value || (withState && MetadataOf(optimizer) != metadata))
        {
            throw ChangedMeanwhile(withState);
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
