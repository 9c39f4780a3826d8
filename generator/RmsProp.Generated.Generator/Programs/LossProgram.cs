using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>A loss as a program: every call inlined, every variable a value, every branch and loop in its place.</summary>
/// <param name="Body">The operations; its only yield is the loss.</param>
internal sealed record LossProgram(Block Body, IReadOnlyDictionary<Operation, SyntaxNode> Origins)
{
    /// <summary>Whether integers that do not fit are exceptions where nothing else is said, as in a project that checks for overflow.</summary>
    public bool ChecksOverflow { get; init; }

    public Value Loss => Body.Yields[0].Actual;
}
