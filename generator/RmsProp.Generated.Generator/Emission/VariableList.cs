using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Names of variables in prose.</summary>
internal static class VariableList
{
    private const int Most = 5;

    /// <summary>As many as fit into a tooltip.</summary>
    public static string Of(IEnumerable<Variable> variables)
    {
        string[] paths = [.. variables.Select(variable => variable.Path)];
        return paths.Length <= Most ? string.Join(", ", paths) : $"{string.Join(", ", paths.Take(Most))} and {paths.Length - Most} more";
    }
}
