using System.Globalization;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The names in files of what is at some place: those of the structs around it, and its own.</summary>
/// <param name="Name">The name.</param>
/// <param name="FormerNames">The names in older files.</param>
/// <param name="IsNumbered">Whether the elements of an inline array there have numbers after a dot: its field has a name of its own.</param>
internal sealed record DeclaredTensorName(string Name, IReadOnlyList<string> FormerNames, bool IsNumbered)
{
    /// <summary>The names of a variable that is here.</summary>
    public TensorNames OfVariable => new(Name, new(FormerNames));

    /// <summary>The names of a field without an attribute, inside the struct that is here.</summary>
    public DeclaredTensorName Field(string name) => Field([name], isNumbered: false);

    /// <summary>The names of a field inside the struct that is here.</summary>
    /// <param name="names">Its own name, and its former ones.</param>
    /// <param name="isNumbered">Whether the elements of an inline array there have numbers after a dot.</param>
    public DeclaredTensorName Field(IReadOnlyList<string> names, bool isNumbered)
    {
        string[] all = [.. FormerNames.Prepend(Name).SelectMany(prefix => names, (prefix, name) => prefix + "." + name)];
        return new DeclaredTensorName(all[0], [.. all.Skip(1)], isNumbered);
    }

    /// <summary>The names of an element of the inline array that is here. An older file may be from a time when the field had no name.</summary>
    public DeclaredTensorName Element(int index)
    {
        string number = index.ToString(CultureInfo.InvariantCulture);
        return new DeclaredTensorName(
            IsNumbered ? $"{Name}.{number}" : $"{Name}[{number}]",
            [.. FormerNames.SelectMany(former => IsNumbered ? new[] { $"{former}.{number}", $"{former}[{number}]" } : [$"{former}[{number}]"])],
            IsNumbered);
    }
}
