using System.Buffers;
using System.Text;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Loads checkpoints: checks everything before it changes anything.</summary>
/// <typeparam name="TParameters">The parameter struct.</typeparam>
/// <param name="optimizer">The optimizer.</param>
/// <param name="source">The checkpoint.</param>
/// <param name="options">What to load of it.</param>
internal sealed class CheckpointReader<TParameters>(IRMSpropOptimizer<TParameters> optimizer, CheckpointSource source, CheckpointOptions options)
    : Loading<TParameters>(optimizer, source, nameof(CheckpointExtensions.LoadCheckpoint))
    where TParameters : struct, allows ref struct
{
    private CheckpointHeader? _header;
    private Metadata? _metadata;
    private (double? Constant, ILearningRateSchedule? Schedule)? _learningRate;
    private ReadOnlySequence<byte> _data;

    protected override void Load(ref TParameters parameters)
    {
        IReadOnlyList<TensorInfo> expected = Expected(ref parameters);
        FileStart start = FileStart.Read(Source, hasChecksum: true);
        CheckpointHeader header = start.Header.WithCurrentNames(FormerNames.Of(Optimizer, ref parameters));
        _header = options.ParametersOnly ? header.WithoutSlots(expected) : header;
        _header.Check(expected);
        _metadata = Metadata.Read(header.Metadata);
        if (options is { ParametersOnly: false, KeepLearningRate: false })
        {
            Check(_metadata, expected);
            _learningRate = (_metadata.LearningRate, _metadata.Schedule is { } text ? ScheduleJson.Read(text, Optimizer.LearningRateSchedule) : null);
        }
        else if (!options.ParametersOnly)
        {
            // Whatever the file has in place of the learning rate that is kept.
            Check(_metadata with { LearningRate = null, Schedule = null }, expected);
        }

        // The length is that of the model's own tensors, which the header has been compared with, or of theirs and their slots.
        _data = Source.Read(header.DataLength, "the data");
        Source.End();
        if (header.Checksum is { } checksum)
        {
            Check(checksum, start, _data);
        }

        // Again, because a user's stream may have replaced arrays while it was read.
        _header.Check(Expected(ref parameters));
        Optimizer.CheckMemory(ref parameters);
        Change(ref parameters);
    }

    protected override void Write(ref TParameters parameters)
    {
        if (options.ParametersOnly)
        {
            TensorData.Read(Optimizer, ref parameters, withSlots: false, _header!, _data);
            ThrowIfChanged();
            return;
        }

        Optimizer.BuildSlots(ref parameters);
        TensorData.Read(Optimizer, ref parameters, withSlots: true, _header!, _data);
        ThrowIfChanged();
        (double? constant, ILearningRateSchedule? schedule) = _learningRate ?? (Optimizer.ConstantLearningRate, Optimizer.LearningRateSchedule);
        Optimizer.Restore(_metadata!.Counters, constant, schedule);
    }

    private IReadOnlyList<TensorInfo> Expected(ref TParameters parameters) =>
        TensorInfo.ListOf(Optimizer, ref parameters, withSlots: !options.ParametersOnly);

    /// <summary>Checks that the numbers are valid and mean the same to this optimizer.</summary>
    private void Check(Metadata metadata, IReadOnlyList<TensorInfo> expected)
    {
        var own = SavedConfiguration.Parse(Optimizer.Configuration);
        metadata.Check(Optimizer.ConstantLearningRate, own);
        if (metadata.Optimizer.Length > 0 && metadata.Optimizer != Optimizer.Configuration)
        {
            own.Check(SavedConfiguration.Parse(metadata.Optimizer), hasMomentum: TensorInfo.HaveSlot(expected, "momentum"));
        }
    }

    private static void Check((uint Value, int Index) expected, FileStart start, ReadOnlySequence<byte> data)
    {
        ReadOnlySpan<byte> json = start.Json;
        var checksum = new Crc32C();
        checksum.Append(start.Prefix);
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
