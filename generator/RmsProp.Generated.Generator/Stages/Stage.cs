using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>A part of what a kernel does to an element; which arrays and step scalars it needs is read off its statements.</summary>
/// <param name="Statements">What it does.</param>
internal sealed record Stage(params Statement[] Statements)
{
    /// <summary>A part that an option leaves out.</summary>
    public static readonly Stage None = new();

    /// <summary>What it does, in the words of the order of a step; nothing where that goes without saying.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>What it needs of slots alone, so that it can be loaded before any slot is stored.</summary>
    public Statement[] Early { get; init; } = [];
}
