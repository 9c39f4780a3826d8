using System.Runtime.CompilerServices;

namespace RmsProp.Generated.Tests.Groups;

[InlineArray(17)]
internal struct GroupRow
{
    private float _first;
}
