namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>How elements are computed with, as many at once as a vector holds: each operation is rounded by itself.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The type of an element.</typeparam>
internal interface ILanes<TVector, T>
{
    /// <summary>How many elements a vector holds.</summary>
    static abstract int Count { get; }

    static abstract TVector Create(T value);

    static abstract TVector Load(ref T first, nuint index);

    static abstract void Store(TVector vector, ref T first, nuint index);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    static abstract TVector Sqrt(TVector vector);

    /// <summary>The elements, or the bound that they are beyond; NaN stays NaN.</summary>
    static abstract TVector Clip(TVector vector, T min, T max);
}
