using System.Globalization;

namespace RmsProp.Generated.Generator.Text;

/// <summary>The index of an element: a variable, or the first element, and a number of elements behind it.</summary>
/// <param name="Variable">The variable; null where the index is a constant.</param>
/// <param name="Offset">The number.</param>
internal readonly record struct ElementIndex(string? Variable, int Offset)
{
    public bool IsFirst => Variable is null && Offset == 0;

    public override string ToString()
    {
        string number = Offset.ToString(CultureInfo.InvariantCulture);
        return Variable is null ? number : Offset == 0 ? Variable : $"{Variable} + {number}";
    }
}
