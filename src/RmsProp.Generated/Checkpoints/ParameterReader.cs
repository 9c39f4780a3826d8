using System.Buffers;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Loads parameters from a file of any program: checks everything before it changes anything.</summary>
/// <typeparam name="TParameters">The parameter struct.</typeparam>
/// <param name="optimizer">The optimizer, which stays as it is.</param>
/// <param name="source">The file.</param>
/// <param name="isStrict">Whether the file must have just the tensors of the model.</param>
internal sealed class ParameterReader<TParameters>(IRMSpropOptimizer<TParameters> optimizer, CheckpointSource source, bool isStrict)
    : Loading<TParameters>(optimizer, source, nameof(ParameterExtensions.LoadParameters))
    where TParameters : struct, allows ref struct
{
    private readonly Dictionary<string, (TensorInfo Tensor, ReadOnlySequence<byte> Data)> _received = [];

    /// <summary>How the file differs from the model, once it is loaded.</summary>
    public ParameterLoadReport? Report { get; private set; }

    protected override void Load(ref TParameters parameters)
    {
        IReadOnlyList<LoadTarget> targets = LoadTarget.ListOf(Optimizer, ref parameters);
        CheckpointHeader header = FileStart.Read(Source, hasChecksum: false).Header
            .WithCurrentNames(FormerNames.Of(Optimizer, ref parameters));
        var report = ParameterLoadReport.Of(header, targets);
        if (isStrict)
        {
            report.ThrowIfIncomplete();
        }

        ReadData(header, targets);
        Source.End();

        // A user's stream may have replaced arrays while it was read.
        ThrowIfReplaced(targets, ref parameters);
        TParameters loaded = parameters;
        Optimizer.VisitParameters(new Loader(_received, isAllocating: true), ref loaded);
        if (HaveMemory(targets))
        {
            Optimizer.CheckShapes(ref loaded);
        }

        Optimizer.CheckMemory(ref loaded);
        Change(ref loaded);
        parameters = loaded;
        Report = report;
    }

    protected override void Write(ref TParameters parameters) =>
        Optimizer.VisitParameters(new Loader(_received, isAllocating: false), ref parameters);

    /// <summary>Reads the data of the tensors that fit. Memory is allocated only as they arrive.</summary>
    private void ReadData(CheckpointHeader header, IReadOnlyList<LoadTarget> targets)
    {
        var wanted = new HashSet<TensorInfo>();
        foreach (LoadTarget target in targets)
        {
            if (header.Tensors.TryGetValue(target.Name, out TensorInfo? tensor) && target.Accepts(tensor))
            {
                wanted.Add(tensor);
            }
        }

        List<TensorInfo> inOrder = [.. header.Tensors.Values];
        inOrder.Sort((left, right) => (left.Begin, left.End).CompareTo((right.Begin, right.End)));
        foreach (TensorInfo tensor in inOrder)
        {
            long length = tensor.End - tensor.Begin;
            string what = $"the tensor {ForeignText.Quote(tensor.Name)}";
            if (wanted.Contains(tensor))
            {
                _received.Add(tensor.Name, (tensor, Source.Read(length, what)));
            }
            else
            {
                Source.Skip(length, what);
            }
        }
    }

    /// <summary>Whether all trained parameters have memory now.</summary>
    private bool HaveMemory(IReadOnlyList<LoadTarget> targets)
    {
        foreach (LoadTarget target in targets)
        {
            if (target is { IsTrained: true, Shape: null } && !_received.ContainsKey(target.Name))
            {
                return false;
            }
        }

        return true;
    }

    private void ThrowIfReplaced(IReadOnlyList<LoadTarget> targets, ref TParameters parameters)
    {
        IReadOnlyList<LoadTarget> now = LoadTarget.ListOf(Optimizer, ref parameters);
        for (int i = 0; i < targets.Count; i++)
        {
            if (!targets[i].IsSame(now[i]))
            {
                throw ChangedMeanwhile();
            }
        }
    }

    /// <summary>Allocates tensors, or writes to them.</summary>
    private sealed class Loader(Dictionary<string, (TensorInfo Tensor, ReadOnlySequence<byte> Data)> received, bool isAllocating) : TensorVisitor
    {
        private protected override int[]? LengthsOfMissing(string name, TensorType type, int? rank) =>
            isAllocating && received.TryGetValue(name, out (TensorInfo Tensor, ReadOnlySequence<byte>) file)
                ? Array.ConvertAll(file.Tensor.Shape, length => (int)length)
                : null;

        private protected override void Visit(string name, TensorType type, ReadOnlySpan<int> shape, ref byte first)
        {
            if (isAllocating || !received.TryGetValue(name, out (TensorInfo Tensor, ReadOnlySequence<byte> Data) file))
            {
                return;
            }

            TensorType fileType = TensorTypes.Named(file.Tensor.Type)!.Value;
            long length = type.ByteLength(shape);
            if (length / type.Size() != file.Data.Length / fileType.Size())
            {
                MemoryErrors.ThrowLengthsDiffer();
            }

            TensorData.Copy(file.Data, fileType, type, length, ref first);
        }
    }
}
