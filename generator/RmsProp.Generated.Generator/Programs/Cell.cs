using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>A variable while a program is built: it holds one value after the other.</summary>
/// <param name="name">The name of the user's variable, or empty.</param>
internal sealed class Cell(ScalarType type, string name)
{
    public ScalarType Type => type;

    public string Name => name;
}
