using System.Globalization;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// Names of variables in nested blocks. A name can be used again in another block, but not where C# would find two variables of it.
/// </summary>
internal sealed class ScopedNames
{
    private readonly List<Scope> _scopes = [];

    public ScopedNames(IEnumerable<string> taken) => _scopes.Add(new Scope([.. taken], []));

    public void Open() => _scopes.Add(new Scope([], []));

    public void Close()
    {
        Scope closed = _scopes[_scopes.Count - 1];
        _scopes.RemoveAt(_scopes.Count - 1);
        Scope outer = _scopes[_scopes.Count - 1];
        outer.Inside.UnionWith(closed.Declared);
        outer.Inside.UnionWith(closed.Inside);
    }

    /// <summary>Declares a variable in the current block; returns the name with a number if it is taken.</summary>
    public string Add(string name)
    {
        string unique = name;
        for (int number = 2; IsTaken(unique); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        _scopes[_scopes.Count - 1].Declared.Add(unique);
        return unique;
    }

    private bool IsTaken(string name) => _scopes.Any(scope => scope.Declared.Contains(name)) || _scopes[_scopes.Count - 1].Inside.Contains(name);

    private sealed record Scope(HashSet<string> Declared, HashSet<string> Inside);
}
