namespace RmsProp.Generated.Conformance.Tests;

internal static class Identifiers
{
    /// <summary>Python's <c>dense_kernel</c> is C#'s <c>DenseKernel</c>.</summary>
    public static string Pascal(string snake) =>
        string.Concat(snake.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>
    /// The id of a run with all characters replaced that no identifier may have: <c>clip/global-below</c> is
    /// <c>Run_clip_global_below</c>.
    /// </summary>
    public static string OfRun(string id) => "Run_" + string.Concat(id.Select(character => character switch
    {
        '_' => "__",
        _ when char.IsAsciiLetterOrDigit(character) => character.ToString(),
        _ => "_",
    }));
}
