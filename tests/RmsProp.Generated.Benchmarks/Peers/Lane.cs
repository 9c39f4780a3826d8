using System.Numerics;
using System.Runtime.Intrinsics;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>The operations of one width, so that a loop over several widths is written once.</summary>
internal unsafe interface ILane<TVector>
{
    static abstract int Count { get; }

    static abstract TVector Broadcast(float value);

    static abstract TVector Load(float* source, nuint i);

    static abstract void Store(TVector vector, float* destination, nuint i);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);
}

/// <summary>Sixteen elements.</summary>
internal readonly unsafe struct WideLane : ILane<Vector512<float>>
{
    public static int Count => Vector512<float>.Count;

    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);

    public static Vector512<float> Load(float* source, nuint i) => Vector512.Load(source + i);

    public static void Store(Vector512<float> vector, float* destination, nuint i) => vector.Store(destination + i);

    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;
}

/// <summary>Eight elements, or four if the processor has no vectors of eight.</summary>
internal readonly unsafe struct NarrowLane : ILane<Vector<float>>
{
    public static int Count => Vector<float>.Count;

    public static Vector<float> Broadcast(float value) => new(value);

    public static Vector<float> Load(float* source, nuint i) => Vector.Load(source + i);

    public static void Store(Vector<float> vector, float* destination, nuint i) => vector.Store(destination + i);

    public static Vector<float> Add(Vector<float> left, Vector<float> right) => left + right;

    public static Vector<float> Multiply(Vector<float> left, Vector<float> right) => left * right;
}

/// <summary>One element.</summary>
internal readonly unsafe struct ScalarLane : ILane<float>
{
    public static int Count => 1;

    public static float Broadcast(float value) => value;

    public static float Load(float* source, nuint i) => source[i];

    public static void Store(float vector, float* destination, nuint i) => destination[i] = vector;

    public static float Add(float left, float right) => left + right;

    public static float Multiply(float left, float right) => left * right;
}
