namespace RmsProp.Generated.Generator.Text;

/// <summary>An array that a kernel reads or writes, with one element per parameter.</summary>
/// <param name="Name">Its name in kernels.</param>
/// <param name="Format">The form of its elements.</param>
internal sealed record KernelArray(string Name, ElementFormat Format)
{
    /// <summary>Whether the runtime library can split the arrays among threads: it takes those of one type.</summary>
    public static bool CanBeSplit(IEnumerable<KernelArray> arrays) => arrays.Select(array => array.Format.Type).Distinct().Count() == 1;

    /// <summary>The parameter for a reference to an element.</summary>
    public string Reference => $"ref {Format.Type} {Name}";

    /// <summary>The parameter for all elements.</summary>
    public string Span => $"Span<{Format.Type}> {Name}";
}
