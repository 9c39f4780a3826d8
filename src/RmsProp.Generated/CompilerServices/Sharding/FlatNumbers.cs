using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: one number for each parameter of a rank's part, in the order of the flat view.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlatNumbers
{
    internal FlatNumbers(float[] singles, double[] doubles)
    {
        Singles = singles;
        Doubles = doubles;
    }

    internal float[] Singles { get; }

    internal double[] Doubles { get; }

    internal T[] Of<T>() => typeof(T) == typeof(float) ? (T[])(object)Singles : (T[])(object)Doubles;
}
