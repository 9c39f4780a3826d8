using System.Text;

namespace RmsProp.Generated.Generator.Text;

/// <summary>Writes indented source text, with line feeds on every host.</summary>
internal sealed class CodeWriter
{
    private const int Width = 140;
    private const string Indentation = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines; indents each line of <paramref name="text"/>, and keeps empty ones empty.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Replace("\r\n", "\n").Split('\n'))
        {
            Line(line);
        }
    }

    /// <summary>Writes a line, or several if it is too long.</summary>
    public void Line(string line = "")
    {
        int width = Width - (_depth * Indentation.Length);
        foreach (string part in DocumentationWrapping.IsDocumentation(line) ? DocumentationWrapping.Wrap(line, width) : LineWrapping.Wrap(line, width))
        {
            for (int i = 0; i < _depth && part.Length > 0; i++)
            {
                _text.Append(Indentation);
            }

            _text.Append(part).Append('\n');
        }
    }

    /// <summary>Writes a header and a block in braces, which ends when the result is disposed.</summary>
    public BlockScope Block(string header)
    {
        Lines(header);
        return Block();
    }

    /// <summary>Writes a block in braces, for names of its own.</summary>
    public BlockScope Block()
    {
        Line("{");
        _depth++;
        return new BlockScope(this);
    }

    private void TrimBlankLine()
    {
        if (_text.Length > 1 && _text[_text.Length - 1] == '\n' && _text[_text.Length - 2] == '\n')
        {
            _text.Length--;
        }
    }

    public override string ToString() => _text.ToString();

    internal readonly struct BlockScope(CodeWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.TrimBlankLine();
            writer.Line("}");
        }
    }
}
