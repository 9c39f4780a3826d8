using Microsoft.CodeAnalysis;
using RmsProp.Generated.GradientTests.RandomPrograms;
using RmsProp.Generated.TestKit;
using Xunit.Abstractions;

namespace RmsProp.Generated.GradientTests.Robustness;

/// <summary>Losses that nobody would write: the generator must not throw, and what it accepts must be right.</summary>
/// <param name="isSingle">Whether the numbers of the losses are floats.</param>
/// <param name="output">What was seen goes there.</param>
public abstract class MutationTests(bool isSingle, ITestOutputHelper output)
{
    private const int BatchSize = 100;

    // A letter in names where the number of the program goes, so that names are tokens.
    private const char Number = '\u01c2';

    /// <summary>Half of them are of floats. Set <c>GRADIENT_MUTANTS=10000</c> for more.</summary>
    private static readonly int Mutants = int.TryParse(Environment.GetEnvironmentVariable("GRADIENT_MUTANTS"), out int mutants) ? mutants : 1_000;

    [Fact]
    public void Mutants_are_rejected_or_right()
    {
        var counts = new RunCounts();
        var check = new BatchCheck(counts) { AreMutants = true };
        int compiled = 0;
        for (int seed = isSingle ? 0 : 1; seed < Mutants / BatchSize; seed += 2)
        {
            Piece[] mutants = [.. Mutate(seed)];
            GeneratorRun run = GeneratorHarness.Run(BatchCheck.Options, [World.Source([], isSingle), .. mutants.Select((mutant, i) => World.FileOf(mutant, i, isSingle))]);
            Assert.Null(run.Failure);

            // What the compiler says of the mutants alone: what was derived from those that don't compile is of no interest.
            SyntaxTree[] files = [.. run.Compilation.SyntaxTrees.Skip(1).Take(mutants.Length)];
            Piece[] survivors = [.. mutants.Where((_, i) => !run.Compilation.GetSemanticModel(files[i]).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))];
            compiled += survivors.Length;
            BatchCheck.AssertNone(check.FaultsOf(new Batch(isSingle, seed, survivors), false));
        }

        output.WriteLine($"{Mutants / 2} mutants, {compiled} compiled, {counts.Programs} accepted, {counts.Compared} gradients compared");

        // Otherwise few would have reached the oracle.
        Assert.InRange(counts.Compared, Mutants / 20, int.MaxValue);
    }

    private IEnumerable<Piece> Mutate(int seed)
    {
        var mutator = new LossMutator(seed);
        for (int i = 0; i < BatchSize; i++)
        {
            string[] lines = new ProgramMaker((seed * BatchSize) + i, isSingle).Make().ToString().Replace('§', Number).Split('\n');
            bool IsCall(string line) => line.Contains(" Value" + Number, StringComparison.Ordinal) || line.Contains(" ValueAndGradient" + Number, StringComparison.Ordinal);
            string mutant = mutator.Mutate(string.Join('\n', lines.Where(line => !IsCall(line))));
            yield return new Piece(Sort.Text, "", mutant.Replace(Number, '§') + "\n" + string.Join('\n', lines.Where(IsCall)).Replace(Number, '§') + "\n", []);
        }
    }
}

public sealed class FloatMutationTests(ITestOutputHelper output) : MutationTests(isSingle: true, output);

public sealed class DoubleMutationTests(ITestOutputHelper output) : MutationTests(isSingle: false, output);
