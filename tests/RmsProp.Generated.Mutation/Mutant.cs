namespace RmsProp.Generated.Mutation;

/// <summary>One change of the source.</summary>
/// <param name="Id">Its number, by which it is switched on.</param>
/// <param name="Folder">The folder of the file.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Change">What becomes of what.</param>
internal sealed record Mutant(int Id, string Folder, string File, int Line, string Change)
{
    /// <summary>Whether it is in something that is computed once, so that it can't be switched on later.</summary>
    public bool IsStatic { get; init; }

    public override string ToString() => $"{Folder}/{File}:{Line} #{Id} {Change}";
}
