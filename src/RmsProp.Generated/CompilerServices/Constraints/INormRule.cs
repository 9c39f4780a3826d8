namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>What a constraint makes of elements, given their norm.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal interface INormRule<T>
{
    /// <summary>The factor or divisor of elements of these norms; 1 leaves them as they are.</summary>
    TVector Scale<TLanes, TVector>(TVector norms)
        where TLanes : struct, ILanes<TVector, T>;

    /// <summary>The elements, multiplied or divided by it.</summary>
    TVector Apply<TLanes, TVector>(TVector elements, TVector scale)
        where TLanes : struct, ILanes<TVector, T>;
}
