using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.TestKit;

/// <summary>A generator kept while its sources change, as in an editor.</summary>
public sealed class GeneratorSession
{
    private HarnessOptions _options;
    private GeneratorDriver _driver;
    private int _files;

    /// <param name="options">The options for compiling the sources, including the generator.</param>
    /// <param name="trackSteps">Whether to record why each step runs, which has a cost of its own.</param>
    /// <param name="sources">The sources, in files named <c>Source0.cs</c> and so on.</param>
    public GeneratorSession(HarnessOptions options, bool trackSteps, params IEnumerable<string> sources)
    {
        _options = options;
        _driver = GeneratorHarness.CreateDriver(options, trackSteps);
        Compilation = GeneratorHarness.CreateCompilation(options, sources);
        _files = Compilation.SyntaxTrees.Length;
    }

    /// <summary>The sources, without generated ones.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>Runs the generator on the current sources.</summary>
    public GeneratorDriverRunResult Run()
    {
        _driver = _driver.RunGenerators(Compilation);
        return _driver.GetRunResult();
    }

    /// <summary>The text of a file.</summary>
    public string Text(int file) => Tree(file).ToString();

    /// <summary>Replaces the text of a file.</summary>
    public void Replace(int file, string source)
    {
        SyntaxTree tree = Tree(file);
        Compilation = Compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    /// <summary>Appends a file.</summary>
    public void Add(string source) => Compilation = Compilation.AddSyntaxTrees(
        CSharpSyntaxTree.ParseText(source, GeneratorHarness.ParseOptions, GeneratorHarness.FileName(_files++)));

    /// <summary>Deletes a file.</summary>
    public void Remove(int file) => Compilation = Compilation.RemoveSyntaxTrees(Tree(file));

    /// <summary>Replaces the additional file at a path, adds it, or deletes it.</summary>
    public void SetAdditionalFile(string path, string? text)
    {
        List<AdditionalText> files = [.. _options.AdditionalFiles];
        int index = files.FindIndex(file => file.Path == path);
        if (index >= 0)
        {
            files.RemoveAt(index);
        }

        if (text is not null)
        {
            files.Insert(index >= 0 ? index : files.Count, new AdditionalFile(path, text));
        }

        _options = _options with { AdditionalFiles = files };
        _driver = _driver.ReplaceAdditionalTexts([.. _options.AdditionalFiles]);
    }

    /// <summary>Changes anything but the text of a file.</summary>
    public void Change(Func<CSharpCompilation, CSharpCompilation> change) => Compilation = change(Compilation);

    /// <summary>Compiles all files with other options from now on.</summary>
    public void ChangeParseOptions(CSharpParseOptions parseOptions)
    {
        _driver = _driver.WithUpdatedParseOptions(parseOptions);
        // All at once: a compilation has one language version only.
        Compilation = Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
            Compilation.SyntaxTrees.Select(tree => tree.WithRootAndOptions(tree.GetRoot(), parseOptions)));
    }

    /// <summary>The output of a new generator for the current sources, starting from new syntax trees.</summary>
    public ImmutableSortedDictionary<string, string> RunAfresh()
    {
        SyntaxTree[] trees =
        [
            .. Compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString(), (CSharpParseOptions)tree.Options, tree.FilePath)),
        ];
        return Sources(GeneratorHarness
            .CreateDriver(_options)
            .WithUpdatedParseOptions((CSharpParseOptions?)trees.FirstOrDefault()?.Options ?? GeneratorHarness.ParseOptions)
            .RunGenerators(Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees))
            .GetRunResult());
    }

    /// <summary>Generated sources by their hint names.</summary>
    public static ImmutableSortedDictionary<string, string> Sources(GeneratorDriverRunResult result) =>
        result.Results.Single().GeneratedSources.ToImmutableSortedDictionary(
            source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    private SyntaxTree Tree(int file) => Compilation.SyntaxTrees.Single(tree => tree.FilePath == GeneratorHarness.FileName(file));
}
