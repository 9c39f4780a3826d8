using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: errors of the memory that a step works on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Usage", "CA2208", Justification = "They name the arguments of the generated methods, which call this.")]
public static class MemoryErrors
{
    /// <summary>
    /// Reports that the spans of a variable differ in length although their shapes matched: some memory has been replaced since the
    /// check.
    /// </summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowLengthsDiffer() => throw new InvalidOperationException(
        "The parameter, the gradient and the state of a variable no longer have the shapes that they had when they were checked: they were "
        + "replaced meanwhile. Let one thread at a time use an optimizer and its parameters, and change them in no stream and no MemoryManager.");

    /// <summary>Throws if structs of numbers overlap.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradients.</param>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThrowIfOverlapping<TParameters, TState>(ref TParameters parameters, ref TParameters gradients, ref TState state)
        where TParameters : struct, allows ref struct
        where TState : struct
    {
        if (Overlap(ref parameters, ref gradients))
        {
            ThrowGradientsInParameters();
        }

        if (Overlap(ref parameters, ref state))
        {
            ThrowStateInParameters();
        }

        if (Overlap(ref gradients, ref state))
        {
            ThrowStateInGradients();
        }
    }

    // A method of its own for each, so that a step has no owners to clear on its stack.
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowGradientsInParameters() => ThrowOverlap(MemoryOwner.Parameters, MemoryOwner.Gradients);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowStateInParameters() => ThrowOverlap(MemoryOwner.Parameters, MemoryOwner.State);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowStateInGradients() => ThrowOverlap(MemoryOwner.Gradients, MemoryOwner.State);

    [DoesNotReturn]
    internal static void ThrowOverlap(MemoryOwner earlier, MemoryOwner later)
    {
        string first = earlier.ToString();
        throw new ArgumentException(
            $"{char.ToUpperInvariant(first[0])}{first[1..]} and {later} share memory, so a step would overwrite what it has yet to read, or update it twice. "
            + $"Give each its own; {Advice(earlier, later)}",
            MemoryOwner.ArgumentOf(earlier, later));
    }

    private static string Advice(MemoryOwner earlier, MemoryOwner later) =>
        earlier.IsSlot != later.IsSlot ? "the slots belong to the optimizer, and copying a struct does not copy its arrays."
        : earlier.IsSlot ? "copying a state does not copy its arrays."
        : "copying a struct does not copy its arrays. (Weights that two layers share are one field, which both use.)";

    // b - a ranges from -(size of b) to the size of a, both excluded.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Overlap<TA, TB>(ref TA a, ref TB b)
        where TA : struct, allows ref struct
        where TB : struct, allows ref struct =>
        (nuint)(Unsafe.ByteOffset(ref Unsafe.As<TA, byte>(ref a), ref Unsafe.As<TB, byte>(ref b)) + Unsafe.SizeOf<TB>() - 1)
            < (nuint)(Unsafe.SizeOf<TA>() + Unsafe.SizeOf<TB>() - 1);
}
