using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.TestKit;

/// <summary>The generator threw, or its output does not compile without warnings.</summary>
public sealed class GenerationFailedException : Exception
{
    private const int MostDescribed = 20;

    public GenerationFailedException()
    {
    }

    public GenerationFailedException(string message)
        : base(message)
    {
    }

    public GenerationFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Lists the diagnostics, each with its line of source.</summary>
    internal static string Describe(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        IEnumerable<string> lines = diagnostics
            .OrderByDescending(diagnostic => diagnostic.Severity)
            .Take(MostDescribed)
            .Select(Describe);
        string rest = diagnostics.Count > MostDescribed ? $"{Environment.NewLine}and {diagnostics.Count - MostDescribed} more" : "";
        return $"Compilation has {diagnostics.Count} errors and warnings:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}{rest}";
    }

    private static string Describe(Diagnostic diagnostic)
    {
        string message = $"{diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(null)}";
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return message;
        }

        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string line = tree.GetText().Lines[span.StartLinePosition.Line].ToString().Trim();
        return $"{message}{Environment.NewLine}    {Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1}): {line}";
    }
}
