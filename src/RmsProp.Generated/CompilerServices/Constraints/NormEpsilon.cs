using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary><c>keras.backend.epsilon()</c> in the element type.</summary>
internal static class NormEpsilon<T>
    where T : INumberBase<T>
{
    public static T Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.CreateChecked(1e-7);
    }
}
