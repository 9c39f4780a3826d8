using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Digest;

/// <summary>A 256-bit vector and a 128-bit one, with nothing left over.</summary>
[InlineArray(12)]
internal struct Singles12
{
    private float _first;
}

/// <summary>A 512-bit vector and one element.</summary>
[InlineArray(17)]
internal struct Singles17
{
    private float _first;
}

/// <summary>One variable of 51 elements.</summary>
[InlineArray(3)]
internal struct Singles3Times17
{
    private Singles17 _first;
}

/// <summary>More elements than get straight-line code.</summary>
[InlineArray(1003)]
internal struct Singles1003
{
    private float _first;
}

/// <summary>A 512-bit vector, a 256-bit one, a 128-bit one and one element.</summary>
[InlineArray(15)]
internal struct Doubles15
{
    private double _first;
}
