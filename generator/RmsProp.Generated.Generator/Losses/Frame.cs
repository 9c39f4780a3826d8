using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>One call that is being read: its variables, and how it ends.</summary>
/// <param name="method">The method, local function or accessor.</param>
internal sealed class Frame(ISymbol method)
{
    private readonly Dictionary<ISymbol, Place> _places = new(SymbolEqualityComparer.Default);

    public ISymbol Method => method;

    /// <summary>The struct that an instance method is called on.</summary>
    public Place? This { get; set; }

    /// <summary>What the method returns; null for void.</summary>
    public Place? Result { get; set; }

    /// <summary>The type of what the method returns; null for void.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>The block in which the method begins.</summary>
    public Block? Block { get; init; }

    /// <summary>What the reference refers to that the method returns.</summary>
    public Place? Reference { get; set; }

    /// <summary>Whether the method has returned.</summary>
    public Cell? Returned { get; set; }

    /// <summary>The loops and switches that are being read, the innermost last.</summary>
    public List<Exits> Loops { get; } = [];

    public Place? Find(ISymbol symbol) => _places.TryGetValue(symbol, out Place? place) ? place : null;

    public void Add(ISymbol symbol, Place place) => _places[symbol] = place;
}

/// <summary>How a loop or switch is left.</summary>
/// <param name="exit">The label that <c>break</c> jumps to.</param>
/// <param name="next">The label that <c>continue</c> jumps to; null for a switch.</param>
internal sealed class Exits(ILabelSymbol exit, ILabelSymbol? next)
{
    public ILabelSymbol Exit => exit;

    public ILabelSymbol? Next => next;

    /// <summary>Whether it was left.</summary>
    public Cell? Broken { get; set; }

    /// <summary>Whether the rest of the turn is skipped.</summary>
    public Cell? Continued { get; set; }
}
