using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Assertions about the analyzer's diagnostics for a source in which <c>[|</c> and <c>|]</c> mark each expected location. Nothing else
/// may be reported, and if it is an error, the compiler must not add errors in generated code.
/// </summary>
internal static class Expect
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static Task Error(string id, string message, string markedSource) => Reports(id, DiagnosticSeverity.Error, [message], markedSource);

    public static Task Errors(string id, string[] messages, string markedSource) => Reports(id, DiagnosticSeverity.Error, messages, markedSource);

    public static Task Warning(string id, string message, string markedSource) => Reports(id, DiagnosticSeverity.Warning, [message], markedSource);

    public static Task Warnings(string id, string[] messages, string markedSource) => Reports(id, DiagnosticSeverity.Warning, messages, markedSource);

    public static Task Info(string id, string message, string markedSource) => Reports(id, DiagnosticSeverity.Info, [message], markedSource);

    /// <summary>The source is correct: no rule reports anything, and it compiles.</summary>
    public static async Task Nothing(string source)
    {
        Analysis analysis = await Analysis.Of(source);
        Assert.Empty(analysis.Rules);
        Assert.DoesNotContain(analysis.CompilerOnSource, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(analysis.CompilerOnGenerated);
        Assert.NotEmpty(analysis.Run.GeneratedTrees);
    }

    /// <summary>No rule reports anything, and these are all of the compiler's errors, all of them in the source.</summary>
    public static async Task CompilerErrors(string source, params IEnumerable<string> ids)
    {
        Analysis analysis = await Analysis.Of(source);
        Assert.Empty(analysis.Rules);
        Assert.Equal(ids, analysis.CompilerOnSource.Where(diagnostic => diagnostic.Id != "CS1591").Select(diagnostic => diagnostic.Id));
        Assert.Empty(analysis.CompilerOnGenerated);
    }

    /// <summary>A source, or a part of one, without its marks.</summary>
    public static string Unmarked(string marked) => Unmark(marked).Source;

    public static async Task Reports(
        string id, DiagnosticSeverity severity, string[] messages, string markedSource, LanguageVersion version = LanguageVersion.CSharp13)
    {
        (string source, List<TextSpan> spans) = Unmark(markedSource);
        Analysis analysis = await Analysis.Of(version, source);
        Assert.Null(analysis.Run.Results.Single().Exception);
        Assert.Empty(analysis.CompilerOnGenerated);
        Assert.Equal(
            spans.Zip(messages, (span, message) => $"{severity} {id} at '{source[span.Start..span.End]}' ({span.Start}): {message}"),
            analysis.Rules.Select(rule =>
            {
                TextSpan span = rule.Location.SourceSpan;
                return $"{rule.Severity} {rule.Id} at '{source[span.Start..span.End]}' ({span.Start}): {rule.GetMessage(null)}";
            }));
        Assert.Equal(messages.Length, spans.Count);
    }

    private static (string Source, List<TextSpan> Spans) Unmark(string marked)
    {
        List<TextSpan> spans = [];
        for (int open = marked.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = marked.IndexOf(Open, StringComparison.Ordinal))
        {
            int close = marked.IndexOf(Close, open, StringComparison.Ordinal);
            spans.Add(TextSpan.FromBounds(open, close - Open.Length));
            marked = marked.Remove(close, Close.Length).Remove(open, Open.Length);
        }

        return (marked, spans);
    }
}
