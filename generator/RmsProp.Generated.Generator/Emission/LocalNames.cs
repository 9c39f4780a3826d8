using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Names for locals that belong to one variable: <c>hiddenWeightsGradient</c> for that of <c>Hidden.Weights</c>.</summary>
internal sealed class LocalNames
{
    public const string Gradient = "Gradient";
    public const string SumOfSquares = "SumOfSquares";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public LocalNames(IEnumerable<Variable> variables)
    {
        var names = new UniqueNames("lossAnd"); // lossAndGradient is a parameter.
        foreach (Variable variable in variables)
        {
            _names[variable.Path] = names.Add(CamelCase(variable.Path));
        }
    }

    /// <summary>The name of a local. The word for its content keeps it from being a keyword.</summary>
    public string Of(Variable variable, string content) => _names[variable.Path] + content;

    /// <summary>The words of a path, each capitalized.</summary>
    public static IEnumerable<string> Words(string path) =>
        path.Split('.', '[', ']').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1));

    public static string CamelCase(string path)
    {
        string name = string.Concat(Words(path)).AsIdentifier();
        return char.IsDigit(name[0]) ? "element" + name : char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
