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

    private readonly Random _random = new(seed);

    /// <summary>The loss with one to three changes.</summary>
    public string Mutate(string loss)
    {
        string[] tokens = [.. SyntaxFactory.ParseTokens(loss).Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)).Select(token => token.ToFullString())];
        var changed = new List<string>(tokens);
        for (int changes = _random.Next(1, 4); changes > 0; changes--)
        {
            Change(changed);
        }

        return string.Concat(changed);
    }

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
