using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.GradientTests.Subset;

namespace RmsProp.Generated.GradientTests.Snapshots;

/// <summary>
/// How much code is derived from each loss that is compared: its loops, branches, operations (assignments among them) and calls, of which
/// most record, allocate or compute with vectors. What is computed or recorded without need shows here and nowhere else. The counts are
/// those of a version that was measured; with <c>GRADIENT_COSTS=record</c> they are recorded again, for somebody to look for those that
/// have grown.
/// </summary>
public class CostTests
{
    private static readonly string Verified = Path.Combine(DerivedText.Folder, "Costs.verified.csv");

    private static readonly Dictionary<string, string> Costs = (Environment.GetEnvironmentVariable("GRADIENT_COSTS") == "record" ? Record() : File.ReadAllLines(Verified))
        .Select(line => line.Split(", ", 5)).ToDictionary(parts => parts[^1], parts => string.Join(", ", parts[..^1]));

    public static TheoryData<string> Constructs => [.. ComparedRows.All.Select(row => row.Construct)];

    [Theory, MemberData(nameof(Constructs))]
    public void A_loss_costs_what_it_did(string construct) => Assert.Equal(Costs.GetValueOrDefault(construct), CostOf(ComparedRows.All.Single(row => row.Construct == construct)));

    [Fact]
    public void All_costs_are_those_of_constructs() => Assert.Equal(ComparedRows.All.Select(row => row.Construct).Order(StringComparer.Ordinal), Costs.Keys.Order(StringComparer.Ordinal));

    private static string[] Record()
    {
        string[] lines = [.. ComparedRows.All.Select(row => $"{CostOf(row)}, {row.Construct}")];
        File.WriteAllText(Verified, string.Join('\n', lines) + "\n");
        return lines;
    }

    private static string CostOf(ComparedRow row)
    {
        SyntaxNode[] nodes =
        [
            .. CSharpSyntaxTree.ParseText(DerivedText.FileOf(row)).GetRoot().DescendantNodes()
                .OfType<MethodDeclarationSyntax>().Where(method => method is { Identifier.Text: "LossAndGradient", Body: not null }).SelectMany(method => method.DescendantNodes()),
        ];
        int loops = nodes.Count(node => node is ForStatementSyntax or WhileStatementSyntax);
        int branches = nodes.Count(node => node is IfStatementSyntax or ConditionalExpressionSyntax);
        int operations = nodes.Count(node => node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or AssignmentExpressionSyntax);
        int calls = nodes.Count(node => node is InvocationExpressionSyntax);
        return FormattableString.Invariant($"{loops} loops, {branches} branches, {operations} operations, {calls} calls");
    }
}
