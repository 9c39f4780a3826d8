namespace RmsProp.Generated.Generator.Text;

/// <summary>Breaks long lines of code where a person would: after commas, before operators, after an arrow.</summary>
internal static class LineWrapping
{
    private const string Indentation = "    ";

    private static readonly string[] Arrows = [" => ", " = "];

    /// <summary>Breaks a line; all lines but the first are indented.</summary>
    public static IEnumerable<string> Wrap(string line, int width)
    {
        string code = line.TrimStart();
        if (line.Length <= width || code.Length == 0 || code[0] is '/' or '[' or '"' or '#')
        {
            return [line];
        }

        string indentation = line.Substring(0, line.Length - code.Length) + Indentation;
        return code.StartsWith("if (", StringComparison.Ordinal)
            ? BeforeOperators(line, indentation)
            : Arguments(line, indentation, width);
    }

    private static string[] BeforeOperators(string line, string indentation) =>
        line.Replace(" && ", "\n" + indentation + "&& ").Split('\n');

    private static IEnumerable<string> Arguments(string line, string indentation, int width)
    {
        // A lambda keeps its own parameters together.
        int open = line.IndexOf('(', line.TrimStart()[0] == '(' ? Math.Max(line.IndexOf(" => ", StringComparison.Ordinal), 0) : 0);
        string[] parts = open >= 0 ? [.. Parts(line, open + 1)] : [];
        if (parts.Length <= 1)
        {
            return BehindArrow(line, indentation, open);
        }

        var lines = new List<string> { line.Substring(0, open + 1) };
        string current = "";
        foreach (string part in parts)
        {
            if (current.Length > 0 && indentation.Length + current.Length + part.TrimEnd().Length > width)
            {
                lines.Add(indentation + current.TrimEnd());
                current = "";
            }

            current += part;
        }

        lines.Add(indentation + current);
        return lines;
    }

    /// <summary>Breaks a line after its assignment or arrow, or else after its parenthesis; not if it ends there, broken before.</summary>
    private static IEnumerable<string> BehindArrow(string line, string indentation, int open)
    {
        int end = Arrows
            .Select(arrow => (Start: line.IndexOf(arrow, StringComparison.Ordinal), arrow.Length))
            .Where(arrow => arrow.Start >= 0)
            .Select(arrow => arrow.Start + arrow.Length)
            .DefaultIfEmpty(open + 1)
            .First();
        return end == 0 || end >= line.Length || line[end] == ')' ? [line] : [line.Substring(0, end).TrimEnd(), indentation + line.Substring(end)];
    }

    /// <summary>The parts between commas outside of inner brackets, each with its comma and the space after it.</summary>
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
            else if (character is '<' or '>' && line[i - 1] == ' ')
            {
                // A comparison or a shift, not the brackets of a type.
                while (line[i + 1] == character)
                {
                    i++;
                }
            }
            else if (character is '(' or '[' or '<')
            {
                depth++;
            }
            else if (character is ')' or ']' || (character == '>' && line[i - 1] != '='))
            {
                depth--;
            }
            else if (character == ',' && depth == 0)
            {
                int end = Math.Min(i + 2, line.Length);
                yield return line.Substring(start, end - start);
                start = end;
            }
        }

        yield return line.Substring(start);
    }
}
