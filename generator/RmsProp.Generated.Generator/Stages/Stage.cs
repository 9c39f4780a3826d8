using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>A part of the computation for an element; its statements tell which arrays and step scalars it needs.</summary>
/// <param name="Statements">Its statements.</param>
internal sealed record Stage(params Statement[] Statements)
{
    /// <summary>A part that an option leaves out.</summary>
    public static readonly Stage None = new();

    /// <summary>Its description in the order of a step; empty if it goes without saying.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Statements that depend only on slots, so that they can load before any slot is stored.</summary>
    public Statement[] Early { get; init; } = [];
}
