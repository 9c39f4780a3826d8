using System.Globalization;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// Names of variables in nested blocks. A name can be used again in another block, but not where C# would find two variables of it.
/// </summary>
internal sealed class ScopedNames
{
    private readonly List<Scope> _scopes = [];

    public ScopedNames(IEnumerable<string> taken) => _scopes.Add(new Scope(taken.ToDictionary(name => name, _ => ""), []));

    public void Open() => _scopes.Add(new Scope([], []));

    public void Close()
    {
        Scope closed = _scopes[_scopes.Count - 1];
        _scopes.RemoveAt(_scopes.Count - 1);
        Scope outer = _scopes[_scopes.Count - 1];
        outer.Inside.UnionWith(closed.Declared.Keys);
        outer.Inside.UnionWith(closed.Inside);
    }

    /// <summary>Declares a variable in the current block; returns the name with a number if it is taken.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type of the variable, if functions within the method may need it.</param>
    public string Add(string name, string type = "")
    {
        string unique = name;
        for (int number = 2; IsTaken(unique); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        _scopes[_scopes.Count - 1].Declared.Add(unique, type);
        return unique;
    }

    /// <summary>Names a function at the end of the method, which is known everywhere in it.</summary>
    public string AddFunction(string name)
    {
        string unique = name;
        for (int number = 2; _scopes.Any(scope => scope.Declared.ContainsKey(unique) || scope.Inside.Contains(unique)); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        _scopes[0].Declared.Add(unique, "");
        return unique;
    }

    /// <summary>The names that can be used here, with the types of the variables as far as they are known.</summary>
    public Dictionary<string, string> Visible => _scopes.SelectMany(scope => scope.Declared).ToDictionary(declared => declared.Key, declared => declared.Value);

    private bool IsTaken(string name) => _scopes.Any(scope => scope.Declared.ContainsKey(name)) || _scopes[_scopes.Count - 1].Inside.Contains(name);

    private sealed record Scope(Dictionary<string, string> Declared, HashSet<string> Inside);
}
