using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>A loss as a program: every call inlined, every variable a value, every branch and loop in its place.</summary>
/// <param name="Body">The operations; its only yield is the loss.</param>
internal sealed record LossProgram(Block Body, IReadOnlyDictionary<Operation, SyntaxNode> Origins)
{
    public Value Loss => Body.Yields[0].Actual;
}
