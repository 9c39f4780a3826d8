using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.GradientTests.Robustness;

/// <summary>Changes losses as a slip of the hand would: a token is lost, repeated, or in place of another.</summary>
/// <param name="seed">The seed of the changes.</param>
internal sealed class LossMutator(int seed)
{
    private static readonly string[] Operators =
    [
        "+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "&", "|", "^", "<<", ">>", "=", "+=", "-=", "*=", "/=", "++", "--", "!", "?", ":", ",", ";", "[", "]", "(", ")", "{", "}",
    ];

    private static readonly string[] Words = ["break", "continue", "return", "ref", "out", "in", "else", "0", "1", "2", "0.5", "-1", "true", "false", "if", "while", "default", "new", "x", "y", "k", "n", "model", "var", "double", "int", "float", "const", "static"];

    // Operators that stand in the same places, so that most losses with one in place of another compile.
    private static readonly string[][] Kinds = [["+", "-", "*", "/"], ["<", "<=", ">", ">=", "==", "!="], ["+=", "-=", "*=", "="], ["&&", "||"], ["++", "--"]];

    private readonly Random _random = new(seed);

    /// <summary>The loss with one to three changes, which break most losses or, in three of four mutants, few.</summary>
    public string Mutate(string loss)
    {
        bool isGentle = _random.Next(4) > 0;
        if (isGentle && _random.Next(3) == 0)
        {
            loss = ChangeLines(loss);
        }

        string[] tokens = [.. SyntaxFactory.ParseTokens(loss).Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)).Select(token => token.ToFullString())];
        var changed = new List<string>(tokens);
        for (int changes = _random.Next(1, 4); changes > 0; changes--)
        {
            if (isGentle)
            {
                ChangeGently(changed);
            }
            else
            {
                Change(changed);
            }
        }

        return string.Concat(changed);
    }

    /// <summary>Removes, repeats or moves a statement.</summary>
    private string ChangeLines(string loss)
    {
        List<string> lines = [.. loss.Split('\n')];
        int[] statements = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].EndsWith(';'))];
        if (statements.Length > 0)
        {
            int at = statements[_random.Next(statements.Length)], other = statements[_random.Next(statements.Length)];
            (lines[at], lines[other]) = _random.Next(3) switch
            {
                0 => (lines[other], lines[at]),
                1 => ("", at == other ? "" : lines[other]),
                _ => (lines[at], at == other ? lines[at] : lines[other] + " " + lines[other]),
            };
        }

        return string.Join('\n', lines);
    }

    private void ChangeGently(List<string> tokens)
    {
        int at = _random.Next(tokens.Count);
        switch (_random.Next(3))
        {
            case 0:
                string[] kind = Kinds[_random.Next(Kinds.Length)];
                Replace(tokens, at, kind.Contains, kind);
                break;
            case 1:
                Replace(tokens, at, IsNumber, [.. tokens.Select(token => token.Trim()).Where(IsNumber)]);
                break;
            default:
                Replace(tokens, at, IsVariable, [.. tokens.Select(token => token.Trim()).Where(IsVariable)]);
                break;
        }
    }

    private static bool IsNumber(string token) => token.Length > 0 && char.IsAsciiDigit(token[0]);

    private static bool IsVariable(string token) => token.Length > 1 && token[0] == 'v' && char.IsAsciiDigit(token[1]);

    private void Change(List<string> tokens)
    {
        int at = _random.Next(tokens.Count), other = _random.Next(tokens.Count);
        switch (_random.Next(8))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 2:
                tokens.Insert(other, tokens[at] + " ");
                break;
            case 3:
                tokens[at] = Pick(Words) + " ";
                break;
            case 4 or 5:
                Replace(tokens, at, token => Operators.Contains(token), Operators);
                break;
            default:
                // A name in place of another, or a number: most of these compile.
                Replace(tokens, at, IsName, [.. tokens.Select(token => token.Trim()).Where(IsName)]);
                break;
        }
    }

    private void Replace(List<string> tokens, int start, Func<string, bool> isReplaced, string[] replacements)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            int at = (start + i) % tokens.Count;
            if (isReplaced(tokens[at].Trim()))
            {
                tokens[at] = Pick(replacements) + " ";
                return;
            }
        }
    }

    private static bool IsName(string token) => token.Length > 0 && char.IsAsciiLetterOrDigit(token[0]) && SyntaxFacts.GetKeywordKind(token) == SyntaxKind.None;

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
