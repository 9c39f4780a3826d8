using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the attributes that mark a type as generated. Each generated type has its own, because some tools ignore the types around it;
/// the user's struct has none, because the rest of it is handwritten.
/// </summary>
internal static class GeneratedMarks
{
    private const string Tool = MetadataNames.Namespace;

    // Three numbers without the commit, so that one version always writes the same text.
    private static readonly string Version = typeof(GeneratedMarks).Assembly.GetName().Version.ToString(3);

    /// <summary>Writes them for a type with code, which coverage tools and debuggers then skip.</summary>
    public static void EmitForCode(CodeWriter writer)
    {
        EmitForData(writer);
        writer.Line("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
        writer.Line("[global::System.Diagnostics.DebuggerNonUserCode]");
    }

    /// <summary>Writes them for a type with fields only.</summary>
    public static void EmitForData(CodeWriter writer) =>
        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"{Tool}\", \"{Version}\")]");
}
