using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: a number that changes if anything a step uses has another address or length, except with a probability of 1
/// in 2^64.
/// </summary>
/// <remarks>
/// Every step computes it, so everything is inlined and the number stays in a register: a load, a multiplication and two additions per
/// array.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MemoryFingerprint : IMemoryPlaces
{
    // Large, odd, and without a pattern: the golden ratio and the square root of 2.
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const ulong LengthFactor = 0x6A09E667F3BCC909;

    /// <summary>Initializes a new instance of the <see cref="MemoryFingerprint"/> struct, empty.</summary>
    public MemoryFingerprint()
    {
        Value = Factor;
    }

    /// <summary>The fingerprint. It is 0, as in a new state, only with that probability.</summary>
    [CLSCompliant(false)]
    public ulong Value { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddParameter<T>(string name, scoped Span<T> elements)
        where T : unmanaged => Add(ref MemoryMarshal.GetReference(elements), elements.Length);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddGradient<T>(string name, scoped Span<T> elements)
        where T : unmanaged => Add(ref MemoryMarshal.GetReference(elements), elements.Length);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddSlot<T>(string slot, string name, scoped Span<T> elements)
        where T : unmanaged => Add(ref MemoryMarshal.GetReference(elements), elements.Length);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddStructs<TParameters, TState>(ref TParameters parameters, ref TParameters gradients, ref TState state)
        where TParameters : struct, allows ref struct
        where TState : struct
    {
        Add(ref parameters, 0);
        Add(ref gradients, 0);
        Add(ref state, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void Add<T>(ref T first, int length)
        where T : allows ref struct
    {
        ulong address = (nuint)Unsafe.AsPointer(ref first);
        Value = (Value + address + ((ulong)length * LengthFactor)) * Factor;
    }
}
