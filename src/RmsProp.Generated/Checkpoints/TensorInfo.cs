using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>A tensor as described in a header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The name of its element type, which may be unknown here.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Begin">The offset of its first byte from the end of the header.</param>
/// <param name="End">The offset past its last byte.</param>
internal sealed record TensorInfo(string Name, string Type, long[] Shape, long Begin, long End)
{
    public string Description => TensorTypes.Describe(Type, Shape);

    /// <summary>Lists the tensors of a model, and of its slots if they count, in the order of their data.</summary>
    public static IReadOnlyList<TensorInfo> ListOf<TParameters>(ICheckpointState<TParameters> state, ref TParameters parameters, bool withSlots)
        where TParameters : struct, allows ref struct
    {
        var collector = new Collector();
        state.CheckShapes(ref parameters);
        state.VisitParameters(collector, ref parameters);
        if (withSlots)
        {
            state.VisitSlotShapes(collector, ref parameters);
        }

        var tensors = new List<TensorInfo>();
        long end = 0;
        foreach (TensorType type in TensorTypes.InFileOrder)
        {
            foreach ((string name, long[] shape, long length) in collector.OfType(type))
            {
                tensors.Add(new TensorInfo(name, type.Name(), shape, end, end += length));
            }
        }

        return tensors;
    }

    /// <summary>Whether any of the tensors belongs to a slot of that name.</summary>
    public static bool HaveSlot(IReadOnlyList<TensorInfo> tensors, string slot)
    {
        foreach (TensorInfo tensor in tensors)
        {
            if (tensor.Name.StartsWith(slot + "/", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static long[] Longs(ReadOnlySpan<int> shape)
    {
        var longs = new long[shape.Length];
        for (int i = 0; i < longs.Length; i++)
        {
            longs[i] = shape[i];
        }

        return longs;
    }

    private sealed class Collector : TensorVisitor
    {
        private readonly List<(TensorType Type, string Name, long[] Shape, long Length)> _tensors = [];

        public IEnumerable<(string Name, long[] Shape, long Length)> OfType(TensorType type)
        {
            foreach ((TensorType of, string name, long[] shape, long length) in _tensors)
            {
                if (of == type)
                {
                    yield return (name, shape, length);
                }
            }
        }

        private protected override void Visit(string name, TensorType type, ReadOnlySpan<int> shape, ref byte first)
        {
            _tensors.Add((type, name, Longs(shape), type.ByteLength(shape)));
        }
    }
}
