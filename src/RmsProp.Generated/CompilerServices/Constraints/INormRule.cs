namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>How a constraint changes elements, given their norm.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal interface INormRule<T>
{
    /// <summary>The factor or divisor for elements of these norms; 1 leaves them unchanged.</summary>
    TVector Scale<TLanes, TVector>(TVector norms)
        where TLanes : struct, ILanes<TVector, T>;

    /// <summary>Multiplies or divides the elements by it.</summary>
    TVector Apply<TLanes, TVector>(TVector elements, TVector scale)
        where TLanes : struct, ILanes<TVector, T>;
}
