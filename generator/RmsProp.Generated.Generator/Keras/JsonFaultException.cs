using Microsoft.CodeAnalysis.Text;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>A text is no JSON, from this place on. It never leaves the <see cref="JsonParser"/>.</summary>
internal sealed class JsonFaultException(TextSpan span, string message) : Exception(message)
{
    public TextSpan Span => span;
}
