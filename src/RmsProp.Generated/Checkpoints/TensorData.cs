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
        ICheckpointState<TParameters> state, ref TParameters parameters, bool withSlots, IReadOnlyList<TensorInfo> tensors, Action<ReadOnlySpan<byte>> write)
        where TParameters : struct, allows ref struct
    {
        int count = 0;
        foreach (TensorType type in TensorTypes.InFileOrder)
        {
            var writer = new Writer(type, tensors, count, withSlots, write);
            Visit(state, ref parameters, withSlots, writer);
            count = writer.Count;
        }
    }

    /// <summary>Overwrites all tensors with the data of a file.</summary>
    public static void Read<TParameters>(
        ICheckpointState<TParameters> state, ref TParameters parameters, bool withSlots, CheckpointHeader header, ReadOnlySequence<byte> data)
        where TParameters : struct, allows ref struct => Visit(state, ref parameters, withSlots, new Reader(header, data));

    /// <summary>Copies the data of a tensor, and converts them if it has another type in the file.</summary>
    /// <param name="source">The data in the file.</param>
    /// <param name="sourceType">Their type.</param>
    /// <param name="type">The type of the elements to write.</param>
    /// <param name="length">Their length in bytes.</param>
    /// <param name="first">The first byte to write.</param>
    public static void Copy(ReadOnlySequence<byte> source, TensorType sourceType, TensorType type, long length, ref byte first)
    {
        if (sourceType == type)
        {
            for (long offset = 0; offset < length; offset += LongestPiece)
            {
                Span<byte> piece = Piece(ref first, length, offset);
                source.Slice(offset, piece.Length).CopyTo(piece);
            }

            return;
        }

        const int Elements = 1024;
        Span<byte> buffer = stackalloc byte[Elements * sizeof(double)];
        long count = length / type.Size();
        for (long done = 0; done < count; done += Elements)
        {
            int now = (int)Math.Min(count - done, Elements);
            Span<byte> piece = buffer[..(now * sourceType.Size())];
            source.Slice(done * sourceType.Size(), piece.Length).CopyTo(piece);
            ref byte target = ref Unsafe.AddByteOffset(ref first, (nint)(done * type.Size()));
            if (type == TensorType.F32)
            {
                Convert(piece, sourceType, MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref target), now));
            }
            else
            {
                Convert(piece, sourceType, MemoryMarshal.CreateSpan(ref Unsafe.As<byte, double>(ref target), now));
            }
        }
    }

    private static void Convert(ReadOnlySpan<byte> source, TensorType type, Span<float> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = type == TensorType.F64 ? (float)MemoryMarshal.Cast<byte, double>(source)[i] : HalfAt(source, type, i);
        }
    }

    private static void Convert(ReadOnlySpan<byte> source, TensorType type, Span<double> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = type == TensorType.F32 ? MemoryMarshal.Cast<byte, float>(source)[i] : HalfAt(source, type, i);
        }
    }

    /// <summary>A number of 16 bits. Both types have their values among those of <see cref="float"/>.</summary>
    private static float HalfAt(ReadOnlySpan<byte> source, TensorType type, int index)
    {
        ushort bits = MemoryMarshal.Cast<byte, ushort>(source)[index];
        return type == TensorType.F16 ? (float)BitConverter.UInt16BitsToHalf(bits) : BitConverter.UInt32BitsToSingle((uint)bits << 16);
    }

    private static void Visit<TParameters>(ICheckpointState<TParameters> state, ref TParameters parameters, bool withSlots, TensorVisitor visitor)
        where TParameters : struct, allows ref struct
    {
        state.CheckShapes(ref parameters);
        state.VisitParameters(visitor, ref parameters);
        if (withSlots)
        {
            state.VisitSlots(visitor);
        }
    }

    private static Span<byte> Piece(ref byte first, long length, long offset) =>
        MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref first, (nint)offset), (int)Math.Min(length - offset, LongestPiece));

    private sealed class Writer(TensorType writtenType, IReadOnlyList<TensorInfo> tensors, int first, bool withSlots, Action<ReadOnlySpan<byte>> write) : TensorVisitor
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
                throw CheckpointWriter.ChangedMeanwhile(withSlots);
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

            Copy(data.Slice(tensor.Begin, length), type, type, length, ref first);
        }
    }
}
