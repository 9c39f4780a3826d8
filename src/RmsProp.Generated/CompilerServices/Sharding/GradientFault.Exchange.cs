using System.Runtime.InteropServices;
using System.Text;

namespace RmsProp.Generated.CompilerServices;

/// <content>Faults in gradients of which each rank has a part.</content>
public sealed partial class GradientFault
{
    /// <summary>The bytes of a description, with the number that it is about at its beginning; the longest one has a few hundred.</summary>
    private const int RecordLength = 2048;

    /// <summary>
    /// Gives all ranks the fault that one machine would have found: the first one in the order of ranks, which is that of the elements, or
    /// the largest number.
    /// </summary>
    internal void Exchange(IRanks ranks)
    {
        Exchange(ranks, ref _notFinite, ref _notFiniteNumber, takesLargest: false);
        Exchange(ranks, ref _tooLarge, ref _tooLargeNumber, takesLargest: false);
        Exchange(ranks, ref _largest, ref _largestNumber, takesLargest: true);
    }

    private static void Exchange(IRanks ranks, ref string? text, ref double number, bool takesLargest)
    {
        byte[] records = new byte[RecordLength * ranks.Count];
        Span<byte> own = records.AsSpan(RecordLength * ranks.Rank, RecordLength);
        MemoryMarshal.Write(own, in number);
        Encoding.UTF8.TryGetBytes(text ?? "", own[sizeof(double)..], out _);
        ranks.AllGather(records);

        (text, number) = (null, 0);
        for (int rank = 0; rank < ranks.Count; rank++)
        {
            ReadOnlySpan<byte> record = records.AsSpan(RecordLength * rank, RecordLength);
            ReadOnlySpan<byte> description = record[sizeof(double)..].TrimEnd((byte)0);
            double other = MemoryMarshal.Read<double>(record);
            if (description.Length > 0 && (text is null || (takesLargest && double.Abs(other) > double.Abs(number))))
            {
                (text, number) = (Encoding.UTF8.GetString(description), other);
            }
        }
    }
}
