using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the attributes by which tools know that nobody has written a type by hand. Each generated type has its own, since
/// not all tools look at the types around it; the user's struct has none, since the rest of it is his.
/// </summary>
internal static class GeneratedMarks
{
    private const string Tool = MetadataNames.Namespace;

    // Three numbers and no commit: the same version makes the same text.
    private static readonly string Version = typeof(GeneratedMarks).Assembly.GetName().Version.ToString(3);

    /// <summary>Writes them for a type that has code: what measures coverage and what steps through code pass it by.</summary>
    public static void EmitForCode(CodeWriter writer)
    {
        EmitForData(writer);
        writer.Line("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
        writer.Line("[global::System.Diagnostics.DebuggerNonUserCode]");
    }

    /// <summary>Writes them for a type that has fields alone, of which there is nothing to run.</summary>
    public static void EmitForData(CodeWriter writer) =>
        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"{Tool}\", \"{Version}\")]");
}
