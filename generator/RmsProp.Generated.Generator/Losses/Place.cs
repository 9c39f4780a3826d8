using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>What a name or an element expression refers to.</summary>
internal abstract class Place;

/// <summary>A variable that holds a number.</summary>
internal sealed class NumberVariable(Cell cell) : Place
{
    public Cell Cell => cell;
}

/// <summary>A variable that holds a struct or a tuple, field by field.</summary>
internal sealed class StructVariable(ITypeSymbol type, IReadOnlyDictionary<string, Place> fields) : Place
{
    public ITypeSymbol Type => type;

    public IReadOnlyDictionary<string, Place> Fields => fields;
}

/// <summary>A variable that holds an array, a span, or something reached from an argument.</summary>
/// <param name="name">Its name.</param>
/// <param name="block">The block that declares it, in which alone it may be assigned.</param>
internal sealed class BindingVariable(string name, Block block) : Place
{
    public string Name => name;

    public Block Block { get; set; } = block;

    public Operand? Content { get; set; }

    /// <summary>The block that created what it holds, outside of which that is not known; null if it is known wherever the variable is.</summary>
    public Block? KnownIn { get; set; }

    /// <summary>Whether it is an inline array of its own, whose elements are assigned.</summary>
    public bool IsInline { get; init; }

    /// <summary>Which array it means, if that shows only when the loss is called.</summary>
    public ArrayChoice? Choice { get; set; }

    /// <summary>Which part of an array it means, if that shows only when the loss is called.</summary>
    public ArraySlide? Slide { get; set; }
}

/// <summary>A part of an array.</summary>
/// <param name="Array">The array.</param>
/// <param name="Start">Where the part begins.</param>
/// <param name="Length">How long it is.</param>
internal sealed record ArraySlide(Operand Array, Cell Start, Cell Length);

/// <summary>One of several arrays.</summary>
/// <param name="Which">The index of the array.</param>
/// <param name="Arrays">The arrays.</param>
internal sealed record ArrayChoice(Cell Which, IReadOnlyList<Operand> Arrays);

/// <summary>A number in scratch memory or in a view.</summary>
internal sealed class ElementPlace(Buffer buffer, IReadOnlyList<Value> indices) : Place
{
    public Buffer Buffer => buffer;

    public IReadOnlyList<Value> Indices => indices;
}

/// <summary>A number in one of two arrays.</summary>
internal sealed class ChoicePlace(Value condition, Place whenTrue, Place whenFalse) : Place
{
    public Value Condition => condition;

    public Place WhenTrue => whenTrue;

    public Place WhenFalse => whenFalse;
}

/// <summary>Something that is only read: what an argument holds, or the value of an expression.</summary>
internal sealed class ReadOnlyPlace(Operand operand) : Place
{
    public Operand Operand => operand;
}

/// <summary>A property with accessors of its own.</summary>
/// <param name="instance">The struct that it is a property of.</param>
/// <param name="property">The property.</param>
/// <param name="arguments">The arguments of an indexer.</param>
internal sealed class PropertyPlace(Place instance, IPropertySymbol property, IReadOnlyList<Operand> arguments) : Place
{
    public Place Instance => instance;

    public IPropertySymbol Property => property;

    public IReadOnlyList<Operand> Arguments => arguments;
}
