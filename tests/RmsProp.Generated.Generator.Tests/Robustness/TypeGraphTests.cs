using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Thousands of type graphs. Whatever the types of the fields, the generator and the analyzer neither fail nor overflow a small stack,
/// and a graph that they and the compiler accept has an optimizer that compiles.
/// </summary>
public class TypeGraphTests
{
    private const int GraphsAtOnce = 100;
    private const int SmallStack = 512 * 1024;

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Numerics;
        using System.Numerics.Tensors;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using RmsProp.Generated;
        #pragma warning disable

        """;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_is_accepted_compiles(int seed)
    {
        var graphs = new TypeGraphs(seed);
        string[] sources =
        [
            .. Enumerable.Range(0, GraphsAtOnce).Select(i => string.Create(CultureInfo.InvariantCulture, $"{Usings}namespace G{i};\n{graphs.Next()}\n")),
        ];
        HarnessOptions options = HarnessOptions.Default with { AllowUnsafe = true };
        GeneratorRun run = OnSmallStack(() => GeneratorHarness.Run(options, sources));
        Assert.Null(run.Result.Results.Single().Exception);

        // What the compiler or a rule refuses is known without generated code, which is a hundred times as long.
        CSharpCompilation input = GeneratorHarness.CreateCompilation(options, sources);
        ImmutableArray<Diagnostic> diagnostics = await input.WithAnalyzers(GeneratorHarness.Analyzers).GetAllDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        HashSet<string> refused = [.. diagnostics.Where(IsError).Select(diagnostic => GraphOf(diagnostic.Location.SourceTree))];
        Dictionary<string, SyntaxTree> generated = run.Result.GeneratedTrees.ToDictionary(tree => GraphOf(tree));
        string[] accepted = [.. generated.Keys.Where(graph => !refused.Contains(graph))];

        Compilation compilation = run.Compilation.RemoveSyntaxTrees(run.Compilation.SyntaxTrees.Where(tree => !accepted.Contains(GraphOf(tree))));
        foreach (IGrouping<string, Diagnostic> found in compilation.GetDiagnostics()
            .Where(diagnostic => IsError(diagnostic) || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Location.SourceTree is { } tree && generated.ContainsValue(tree)))
            .GroupBy(diagnostic => GraphOf(diagnostic.Location.SourceTree)))
        {
            Assert.Fail($"{sources.FirstOrDefault(source => source.Contains($"namespace {found.Key};", StringComparison.Ordinal))}\n{string.Join("\n", found)}");
        }

        // If all graphs were refused, or all accepted, the test would show nothing.
        Assert.InRange(accepted.Length, 1, GraphsAtOnce - 1);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    /// <summary>The namespace, which begins the name of a generated file.</summary>
    private static string GraphOf(SyntaxTree? tree) => tree is null ? ""
        : Path.GetFileName(tree.FilePath) is var name && name.StartsWith("Source", StringComparison.Ordinal) ? "G" + Path.GetFileNameWithoutExtension(name)["Source".Length..]
        : name.Split('.')[0];

    /// <summary>Overflowing this stack ends the process, and the test run with it.</summary>
    private static T OnSmallStack<T>(Func<T> run)
    {
        T? result = default;
        var thread = new Thread(() => result = run(), SmallStack);
        thread.Start();
        thread.Join();
        return result!;
    }
}
