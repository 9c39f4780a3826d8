using System.Buffers;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Checkpoints in memory.</summary>
internal static class Saved
{
    /// <summary>The checkpoint. The same state gives the same bytes, so it also tells whether anything changed.</summary>
    public static byte[] Of<TParameters>(IRMSpropOptimizer<TParameters> optimizer, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        var buffer = new ArrayBufferWriter<byte>();
        optimizer.SaveCheckpoint(buffer, in parameters);
        return buffer.WrittenSpan.ToArray();
    }
}
