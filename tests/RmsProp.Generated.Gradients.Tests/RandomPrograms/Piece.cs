using System.Text;

namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>What a piece of a program is.</summary>
internal enum Sort
{
    Real,
    Integer,
    Truth,
    Statement,

    /// <summary>Statements, of which each can be left out.</summary>
    Block,

    /// <summary>Anything else: it stays when a program is made smaller.</summary>
    Text,
}

/// <summary>A piece of a random program: C# with parts.</summary>
/// <param name="Sort">What it is.</param>
/// <param name="Construct">The construct of the language that it is counted as; empty if it is not counted, several with semicolons between.</param>
/// <param name="Template">The text, in which <c>$0</c> stands for the first part.</param>
/// <param name="Parts">The parts.</param>
internal sealed record Piece(Sort Sort, string Construct, string Template, IReadOnlyList<Piece> Parts)
{
    /// <summary>All constructs in it.</summary>
    public IEnumerable<string> Constructs => Parts.SelectMany(part => part.Constructs).Concat(Construct.Length == 0 ? [] : Construct.Split(';'));

    public override string ToString()
    {
        var text = new StringBuilder();
        Print(text);
        return text.ToString();
    }

    /// <summary>Smaller pieces that could stand in its place, the smallest first. Not all of them compile.</summary>
    public IEnumerable<Piece> Smaller()
    {
        if (Sort == Sort.Block)
        {
            foreach (Piece block in SmallerBlocks())
            {
                yield return block;
            }
        }
        else if (Sort is Sort.Real or Sort.Integer or Sort.Truth && (Parts.Count > 0 || Construct.Length > 0))
        {
            yield return new Piece(Sort, "", Sort == Sort.Truth ? "true" : "1", []);
            foreach (Piece part in Parts.Where(part => part.Sort == Sort))
            {
                yield return part;
            }
        }

        for (int i = 0; i < Parts.Count; i++)
        {
            foreach (Piece smaller in Parts[i].Smaller())
            {
                yield return this with { Parts = [.. Parts.Take(i), smaller, .. Parts.Skip(i + 1)] };
            }
        }
    }

    private IEnumerable<Piece> SmallerBlocks()
    {
        for (int size = Parts.Count; size >= 1; size /= 2)
        {
            for (int start = 0; start < Parts.Count; start += size)
            {
                yield return this with { Parts = [.. Parts.Take(start), .. Parts.Skip(start + size)] };
            }
        }

        // The statements of a loop or branch in place of it.
        for (int i = 0; i < Parts.Count; i++)
        {
            foreach (Piece inner in Parts[i].Parts.Where(part => part.Sort == Sort.Block))
            {
                yield return this with { Parts = [.. Parts.Take(i), .. inner.Parts, .. Parts.Skip(i + 1)] };
            }
        }
    }

    private void Print(StringBuilder text)
    {
        if (Sort == Sort.Block)
        {
            foreach (Piece part in Parts)
            {
                part.Print(text);
                text.Append('\n');
            }

            return;
        }

        for (int i = 0; i < Template.Length; i++)
        {
            if (Template[i] == '$')
            {
                Parts[Template[++i] - '0'].Print(text);
            }
            else
            {
                text.Append(Template[i]);
            }
        }
    }
}
