using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Data flows one way through the generator: each folder uses only the folders listed here.</summary>
public partial class LayerTests
{
    private const string Root = "RmsProp.Generated.Generator";
    private const string Symbols = "Microsoft.CodeAnalysis";

    /// <summary>What each folder may use besides itself: symbols end at the declarations, text begins after the plan.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Model"] = "",
        ["Options"] = "Model Text",
        ["Ir"] = "Model",
        ["Stages"] = "Ir Model",
        ["Formulas"] = "Ir Model Stages",
        ["Passes"] = "Ir",
        ["Plan"] = "Model",
        ["Text"] = "Ir Model Plan Stages",
        ["Storage"] = "Model Text",
        ["Emission"] = "Formulas Ir Model Options Passes Plan Stages Storage Text",
        ["Rules"] = "Options Text Microsoft.CodeAnalysis",
        ["Attributes"] = "Model Options Rules Text Microsoft.CodeAnalysis",
        ["Keras"] = "Attributes Model Options Rules Text Microsoft.CodeAnalysis",
        ["Parsing"] = "Attributes Keras Model Options Plan Rules Text Microsoft.CodeAnalysis",
        ["Programs"] = "Ir Microsoft.CodeAnalysis",
        ["Losses"] = "Derivatives Ir Model Parsing Programs Rules Microsoft.CodeAnalysis",
        ["Derivatives"] = "Ir Programs",
        ["Gradients"] = "Derivatives Emission Ir Model Programs Text",
        ["Uses"] = "Model Options Parsing Rules Microsoft.CodeAnalysis",
    };

    private static readonly Lazy<ILookup<string, string>> Uses = new(() => FindUses().ToLookup(use => use.Folder, use => use.Used));

    public static TheoryData<string> Folders { get; } = [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_those_that_it_may(string folder)
    {
        string[] used = [.. Uses.Value[folder].Distinct()];
        Assert.Empty(used.Except(Allowed[folder].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Every_folder_has_its_place() => Assert.Empty(Uses.Value.Select(folder => folder.Key).Except(Allowed.Keys));

    /// <summary>Every type that a folder's code names or has a value of, by the folder or the library that it comes from.</summary>
    private static IEnumerable<(string Folder, string Used)> FindUses()
    {
        string project = Path.Combine(ProjectDirectory.Path, "..", "..", "generator", Root);
        SyntaxTree[] trees =
        [
            .. Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
                .Where(path => !BuildOutput().IsMatch(Path.GetRelativePath(project, path)))
                .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path)),
        ];
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create("Layers", [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings)], platform);
        foreach (SyntaxTree tree in trees)
        {
            string folder = Path.GetRelativePath(project, tree.FilePath).Split(Path.DirectorySeparatorChar) is [var name, _, ..] ? name : "";
            if (folder.Length == 0)
            {
                continue;
            }

            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax node in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
                string used = symbol is null or INamespaceSymbol ? "" : symbol.ContainingNamespace?.ToDisplayString() ?? "";
                if (used.StartsWith(Symbols, StringComparison.Ordinal))
                {
                    yield return (folder, Symbols);
                }
                else if (used.StartsWith(Root + ".", StringComparison.Ordinal) && used[(Root.Length + 1)..] is var other && other != folder)
                {
                    yield return (folder, other);
                }
            }
        }
    }

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        """;

    [GeneratedRegex(@"^(bin|obj)[/\\]")]
    private static partial Regex BuildOutput();
}
