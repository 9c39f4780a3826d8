using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>Reports what is wrong with a file of Keras, where in the file it is.</summary>
internal sealed class KerasFileReporter(string path, SourceText text, DiagnosticReporter reporter)
{
    public bool HasErrors => reporter.HasErrors;

    /// <summary>The places of arguments, by their names, for later diagnostics; null if nobody listens.</summary>
    public ArgumentPlaces? PlacesOf(Func<string, TextSpan> spanOf) =>
        reporter.IsListening ? new ArgumentPlaces(reporter, name => LocationOf(spanOf(name))) : null;

    /// <summary>Reports a member that its owner does not have.</summary>
    public void Unknown(JsonMember member, string owner) =>
        Report(member.NameSpan, $"\"{ForeignText.Plain(member.Name)}\" is not an argument of {owner}: remove it, or correct its name");

    /// <summary>Reports a fault of the file.</summary>
    public void Report(TextSpan span, string what) => Report(Descriptors.InvalidKerasFile, span, what);

    public void Report(DiagnosticDescriptor rule, TextSpan span, params string[] what)
    {
        if (reporter.Note(rule))
        {
            reporter.At(rule, LocationOf(span), RepairHint.None, [KerasFiles.NameOf(path), .. what]);
        }
    }

    private Location LocationOf(TextSpan span) => Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
}
