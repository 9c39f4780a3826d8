using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Digest;

/// <summary>The elements of a dense tensor. GetSpan of version 10.0.0 throws if a length is 0 or the last one is 1.</summary>
internal static class TensorElements
{
    public static Span<T> Elements<T>(this TensorSpan<T> tensor) =>
        MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), (int)tensor.FlattenedLength);
}
