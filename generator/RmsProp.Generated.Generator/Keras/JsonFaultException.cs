using Microsoft.CodeAnalysis.Text;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>A text is not valid JSON, from this position on. Caught within the <see cref="JsonParser"/>.</summary>
internal sealed class JsonFaultException(TextSpan span, string message) : Exception(message)
{
    public TextSpan Span => span;
}
