namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>Arithmetic on as many elements as a vector holds; each operation rounds separately.</summary>
/// <typeparam name="TVector">The type of the vector.</typeparam>
/// <typeparam name="T">The type of an element.</typeparam>
internal interface ILanes<TVector, T>
{
    /// <summary>The number of elements in a vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Create(T value);

    static abstract TVector Load(ref T first, nuint index);

    static abstract void Store(TVector vector, ref T first, nuint index);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    static abstract TVector Sqrt(TVector vector);

    /// <summary>Clamps the elements; NaN stays NaN.</summary>
    static abstract TVector Clip(TVector vector, T min, T max);
}
