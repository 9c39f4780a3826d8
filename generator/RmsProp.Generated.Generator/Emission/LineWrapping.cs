namespace RmsProp.Generated.Generator.Emission;

/// <summary>Breaks a line of code that is too long to read behind commas of its outermost parentheses.</summary>
internal static class LineWrapping
{
    private const string Indentation = "    ";

    /// <summary>The line as several, of which those behind the first are indented.</summary>
    public static IEnumerable<string> Wrap(string line, int width)
    {
        int open = line.IndexOf('(');
        bool isCode = !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("[", StringComparison.Ordinal);
        string[] parts = line.Length > width && isCode && open >= 0 ? [.. Parts(line, open + 1)] : [];
        if (parts.Length <= 1)
        {
            yield return line;
            yield break;
        }

        yield return line.Substring(0, open + 1);
        string current = "";
        foreach (string part in parts)
        {
            if (current.Length > 0 && Indentation.Length + current.Length + part.TrimEnd().Length > width)
            {
                yield return Indentation + current.TrimEnd();
                current = "";
            }

            current += part;
        }

        yield return Indentation + current;
    }

    /// <summary>What is between the commas that no inner bracket encloses, each with its comma and the space behind it.</summary>
    private static IEnumerable<string> Parts(string line, int start)
    {
        int depth = 0;
        bool isInString = false;
        for (int i = start; i < line.Length; i++)
        {
            char character = line[i];
            if (character == '"')
            {
                isInString = !isInString;
            }
            else if (isInString)
            {
                continue;
            }
            else if (character is '(' or '[' || (character == '<' && line[i - 1] != ' '))
            {
                depth++;
            }
            else if (character is ')' or ']' || (character == '>' && line[i - 1] != ' ' && line[i - 1] != '='))
            {
                depth--;
            }
            else if (character == ',' && depth == 0)
            {
                yield return line.Substring(start, i + 2 - start);
                start = i + 2;
            }
        }

        yield return line.Substring(start);
    }
}
