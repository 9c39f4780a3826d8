using System.Text.RegularExpressions;

namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>The tools that publishing needs besides the SDK: the runtime and the AOT compiler as packages, and a linker.</summary>
internal static partial class MissingTools
{
    /// <summary>Whether an error of a build means that one of them is missing; any other error is the package's own.</summary>
    public static bool IsMeantBy(string error) => Pattern().IsMatch(error);

    [GeneratedRegex(@"error NU1301: |error NU110[0-3]: .*(microsoft\.netcore\.app\.|microsoft\.aspnetcore\.app\.|ilcompiler|illink\.tasks)|Platform linker .* not found", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
