using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RmsProp.Generated.TestKit;

/// <summary>An additional file of a project, in memory only.</summary>
public sealed class AdditionalFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
