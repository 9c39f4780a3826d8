using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>The bytes of tensors, in pieces that fit a span; an array of 2 GB or more does not.</summary>
internal static class TensorData
{
    private const int LongestPiece = 1 << 20;

    /// <summary>Passes all data to <paramref name="write"/>, in file order.</summary>
    /// <exception cref="InvalidOperationException">
    /// The tensors differ from those in the header: something is changing them.
    /// </exception>
    public static void Write<TParameters>(
        ICheckpointState<TParameters> state, ref TParameters parameters, IReadOnlyList<TensorInfo> tensors, Action<ReadOnlySpan<byte>> write)
        where TParameters : struct, allows ref struct
    {
        int count = 0;
        foreach (TensorType type in TensorTypes.InFileOrder)
        {
            var writer = new Writer(type, tensors, count, write);
            Visit(state, ref parameters, writer);
            count = writer.Count;
        }
    }

    /// <summary>Overwrites all tensors with the data of a file.</summary>
    public static void Read<TParameters>(
        ICheckpointState<TParameters> state, ref TParameters parameters, CheckpointHeader header, ReadOnlySequence<byte> data)
        where TParameters : struct, allows ref struct => Visit(state, ref parameters, new Reader(header, data));

    private static void Visit<TParameters>(ICheckpointState<TParameters> state, ref TParameters parameters, TensorVisitor visitor)
        where TParameters : struct, allows ref struct
    {
        state.VisitParameters(visitor, ref parameters);
        state.VisitSlots(visitor);
    }

    private static Span<byte> Piece(ref byte first, long length, long offset) =>
        MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref first, (nint)offset), (int)Math.Min(length - offset, LongestPiece));

    private sealed class Writer(TensorType writtenType, IReadOnlyList<TensorInfo> tensors, int first, Action<ReadOnlySpan<byte>> write) : TensorVisitor
    {
        /// <summary>The number of tensors written so far, including those of other types.</summary>
        public int Count { get; private set; } = first;

        private protected override void Visit(string name, TensorType type, ReadOnlySpan<int> shape, ref byte first)
        {
            if (type != writtenType)
            {
                return;
            }

            long length = type.ByteLength(shape);
            if (tensors[Count].End - tensors[Count].Begin != length)
            {
                throw CheckpointWriter.ChangedMeanwhile();
            }

            Count++;
            for (long offset = 0; offset < length; offset += LongestPiece)
            {
                write(Piece(ref first, length, offset));
            }
        }
    }

    private sealed class Reader(CheckpointHeader header, ReadOnlySequence<byte> data) : TensorVisitor
    {
        private protected override void Visit(string name, TensorType type, ReadOnlySpan<int> shape, ref byte first)
        {
            // The length is that of the target, which user code may have replaced since it was compared with the header.
            TensorInfo tensor = header.Tensors[name];
            long length = type.ByteLength(shape);
            if (length != tensor.End - tensor.Begin)
            {
                MemoryErrors.ThrowLengthsDiffer();
            }

            ReadOnlySequence<byte> source = data.Slice(tensor.Begin, length);
            for (long offset = 0; offset < length; offset += LongestPiece)
            {
                Span<byte> piece = Piece(ref first, length, offset);
                source.Slice(0, piece.Length).CopyTo(piece);
                source = source.Slice(piece.Length);
            }
        }
    }
}
