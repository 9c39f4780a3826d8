using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Digest;

/// <summary>A vector of 256 bits and one of 128, and nothing over.</summary>
[InlineArray(12)]
internal struct Singles12
{
    private float _first;
}

/// <summary>A vector of 512 bits and one element.</summary>
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

/// <summary>More elements than straight-line code is generated for.</summary>
[InlineArray(1003)]
internal struct Singles1003
{
    private float _first;
}

/// <summary>A vector of 512 bits, one of 256, one of 128 and one element.</summary>
[InlineArray(15)]
internal struct Doubles15
{
    private double _first;
}
