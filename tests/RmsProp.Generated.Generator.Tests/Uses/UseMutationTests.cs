using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RmsProp.Generated.Generator.Uses;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Programs that nobody would type, or not yet: the rules for the use of models never throw.</summary>
public class UseMutationTests
{
    private const int Programs = 400;

    private static readonly Type[] Sources = [typeof(TrainedCopyTests), typeof(SharedArraysTests), typeof(NewOptimizerTests)];

    [Fact]
    public async Task Random_programs_break_nothing()
    {
        string[] corpus = [.. Sources.SelectMany(Members)];
        Assert.InRange(corpus.Length, 100, 1_000);
        Compilation models = GeneratorHarness.Run(UseSource.Usings + UseSource.Models).Compilation;
        SourceMutator mutator = new(corpus, seed: 43);
        int found = 0;
        for (int i = 0; i < Programs; i++)
        {
            string source = UseSource.Usings + mutator.Next();
            SyntaxTree tree = CSharpSyntaxTree.ParseText(source, GeneratorHarness.ParseOptions, "Trainer.cs");
            Compilation program = models.AddSyntaxTrees(tree);
            Exception? thrown = null;
            ImmutableArray<Diagnostic> diagnostics = await program
                .WithAnalyzers([new UseAnalyzer()], new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([]), (exception, _, _) => thrown = exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
                .GetAnalyzerSemanticDiagnosticsAsync(program.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
            Assert.True(thrown is null, $"{thrown}\n\n{source}");
            found += diagnostics.Length;
        }

        // Otherwise few of the programs would have reached the rules.
        Assert.InRange(found, Programs / 10, int.MaxValue);
    }

    /// <summary>The programs of a class of tests, with its fields.</summary>
    private static IEnumerable<string> Members(Type tests)
    {
        string fields = string.Concat(tests.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field is { IsLiteral: true, Name: "Fields" or "Optimizer" })
            .Select(field => (string)field.GetRawConstantValue()!));
        return tests.GetMethods()
            .SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>(), (method, data) => (string)data.GetData(method).Single()[0])
            .Select(member => UseSource.Class(fields + Expect.Unmarked(member)));
    }
}
