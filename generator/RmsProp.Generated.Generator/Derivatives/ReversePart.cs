using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>The reverse of one block: the program's own, a branch or a turn of a loop.</summary>
/// <param name="forward">The block of the forward pass.</param>
/// <param name="reverse">The block that goes back through it.</param>
/// <param name="parent">The reverse of the block around it.</param>
internal sealed class ReversePart(Block forward, Block reverse, ReversePart? parent)
{
    public Block Forward => forward;

    public Block Reverse => reverse;

    public ReversePart? Parent => parent;

    /// <summary>The values of the forward block that the reverse block has.</summary>
    public Dictionary<Value, Value> Known { get; } = [];

    /// <summary>The memory of the forward block as the reverse block finds it.</summary>
    public Dictionary<Buffer, Buffer> Memory { get; } = [];

    /// <summary>The gradients of its memory.</summary>
    public Dictionary<Buffer, Buffer> Gradients { get; } = [];

    /// <summary>The operation of the forward block that is being reversed.</summary>
    public Operation? Position { get; set; }

    /// <summary>The operation in the reverse block that contains what is being written; null if it is written into the block itself.</summary>
    public Operation? Inner { get; set; }

    /// <summary>Whether the values of the forward block are still there: the program's own block, and one that its reverse follows on.</summary>
    public bool IsDirect => parent is null || forward == reverse;
}
