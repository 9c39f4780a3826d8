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

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_is_accepted_compiles(int seed)
    {
        var graphs = new TypeGraphs(seed);
        string[] sources =
        [
            .. Enumerable.Range(0, GraphsAtOnce).Select(i => string.Create(CultureInfo.InvariantCulture, $"{Usings}namespace G{i};\n{graphs.Next()}\n")),
        ];
        GeneratorRun run = OnSmallStack(() => GeneratorHarness.Run(HarnessOptions.Default with { AllowUnsafe = true }, sources));
        Assert.Null(run.Result.Results.Single().Exception);
        ImmutableArray<Diagnostic> diagnostics = await run.Compilation.WithAnalyzers([new RMSpropAnalyzer()]).GetAllDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");

        Dictionary<string, SyntaxTree> generated = run.Result.GeneratedTrees.ToDictionary(tree => Path.GetFileName(tree.FilePath).Split('.')[0]);
        ILookup<string, Diagnostic> found = diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ToLookup(diagnostic => GraphOf(diagnostic.Location.SourceTree));
        string[] accepted = [.. generated.Keys.Where(graph => !found[graph].Any(diagnostic => IsError(diagnostic) && !IsIn(generated[graph], diagnostic)))];
        foreach (string graph in accepted)
        {
            Assert.True(
                !found[graph].Any(diagnostic => IsIn(generated[graph], diagnostic)),
                $"{sources.FirstOrDefault(source => source.Contains($"namespace {graph};", StringComparison.Ordinal))}\n{string.Join("\n", found[graph])}");
        }

        // If all graphs were refused, or all accepted, the test would show nothing.
        Assert.InRange(accepted.Length, 1, GraphsAtOnce - 1);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsIn(SyntaxTree tree, Diagnostic diagnostic) => diagnostic.Location.SourceTree == tree;

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
