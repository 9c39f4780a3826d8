using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// All sets of arguments that were recorded on Keras' RMSprop, its LossScaleOptimizer and its schedules, as attributes. Those that Keras
/// rejects must not compile, those that it accepts must, and those that it accepts silently although they are probably mistakes give a
/// warning; the exceptions are in <see cref="Deviations"/>.
/// </summary>
public class ConstructValidationTests(ConstructValidationTests.Build build) : IClassFixture<ConstructValidationTests.Build>
{
    public static TheoryData<int, string> Rows => ValidationRow.Theory(Constructed);

    private static IEnumerable<ValidationRow> Constructed =>
        ValidationRow.All.Where(row => row.Group is ValidationGroup.Configuration or ValidationGroup.LossScale or ValidationGroup.Schedule);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Is_rejected_accepted_or_warned_of(int index, string description)
    {
        ValidationRow row = ValidationRow.All[index];
        Diagnostic[] found = [.. build.InAttributeOf(row)];
        string said = $"{description}: {string.Join("; ", found.Select(diagnostic => diagnostic.ToString()))}";

        if (row.IsAccepted ? Deviations.Stricter.ContainsKey(row.Key) : !Deviations.Laxer.ContainsKey(row.Key))
        {
            Assert.True(found.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), said);
        }
        else
        {
            string[] warnings = Deviations.Warned.GetValueOrDefault(row.Key, []);
            Assert.True(found.Select(diagnostic => diagnostic.Id).SequenceEqual(warnings), said);
            Assert.All(found, diagnostic => Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity));
        }
    }

    /// <summary>Keras reports <c>Argument(s) not recognized</c>, the compiler that there is no such property.</summary>
    [Theory]
    [InlineData("""{"foo": 1}""")]
    [InlineData("""{"lr": 0.1}""")]
    [InlineData("""{"alpha": 0.9}""")]
    [InlineData("""{"eps": 1e-07}""")]
    [InlineData("""{"decay": 0.1, "foo": 2}""")]
    [InlineData("""{"jit_compile": true}""")]
    public void An_argument_that_does_not_exist_is_an_error_of_the_compiler(string key) =>
        Assert.Contains(
            build.InAttributeOf(ValidationRow.All.Single(row => row.Key == key && row.Target == "RMSprop")),
            diagnostic => diagnostic.Id is "CS0246" or "CS0103");

    [Fact]
    public void Nothing_is_reported_elsewhere() => Assert.Empty(build.Elsewhere);

    [Fact]
    public void Every_deviation_is_one_of_a_row()
    {
        HashSet<string> keys = [.. Constructed.Select(row => row.Key)];
        Assert.Empty(Deviations.Stricter.Keys.Concat(Deviations.Laxer.Keys).Concat(Deviations.Warned.Keys).Except(keys));
        Assert.All(Deviations.Stricter.Keys, key => Assert.Contains(Constructed, row => row.Key == key && row.IsAccepted));
        Assert.All(Deviations.Laxer.Keys, key => Assert.Contains(Constructed, row => row.Key == key && !row.IsAccepted));
    }

    /// <summary>All rows in one compilation, one file each.</summary>
    public sealed class Build : IAsyncLifetime
    {
        private readonly Dictionary<int, List<Diagnostic>> _inAttributes = Constructed.ToDictionary(row => row.Index, _ => new List<Diagnostic>());

        internal List<Diagnostic> Elsewhere { get; } = [];

        public async Task InitializeAsync()
        {
            ValidationRow[] rows = [.. Constructed];
            Analysis analysis = await Analysis.Of([.. rows.Select(AttributeSource.Of)]);
            Dictionary<string, int> rowOfFile = rows.Index().ToDictionary(row => $"Source{row.Index}.cs", row => row.Item.Index);
            foreach (Diagnostic diagnostic in analysis.Rules.Concat(analysis.CompilerOnSource).Concat(analysis.CompilerOnGenerated)
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1591" or "CS0649")))
            {
                SyntaxTree tree = diagnostic.Location.SourceTree!;
                bool isInAttribute = (await tree.GetRootAsync()).DescendantNodes().OfType<AttributeListSyntax>()
                    .Any(list => list.Span.Contains(diagnostic.Location.SourceSpan));
                (isInAttribute && rowOfFile.TryGetValue(tree.FilePath, out int row) ? _inAttributes[row] : Elsewhere).Add(diagnostic);
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;

        internal IReadOnlyList<Diagnostic> InAttributeOf(ValidationRow row) => _inAttributes[row.Index];
    }
}
