using System.ComponentModel;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated;

/// <content>What the generated class adds.</content>
public abstract partial class ShardedOptimizer<TParameters>
{
    private FlatNumbers? _gradient;

    /// <summary>For generated code only: the gradient of this rank's part.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected FlatNumbers Gradient => _gradient ??= new FlatNumbers(_singles!.Part, _doubles!.Part);

    /// <summary>For generated code only: this rank's part of a slot.</summary>
    /// <param name="slot">The number of the slot.</param>
    /// <returns>The part.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected FlatNumbers Slot(int slot) => _slots[slot]!;

    /// <summary>For generated code only: visits all variables.</summary>
    /// <param name="walk">What is done with them.</param>
    /// <param name="parameters">Parameters or gradients.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Visit(ref VariableWalk walk, ref TParameters parameters);

    /// <summary>For generated code only: gradients that are all zero.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The gradients.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract TParameters ZerosLike(ref TParameters parameters);

    /// <summary>For generated code only: sets gradients to 0.</summary>
    /// <param name="gradients">The gradients.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Clear(ref TParameters gradients);

    /// <summary>For generated code only: throws if shapes differ, an array is <see langword="null"/>, or memory is used twice.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradients.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Check(ref TParameters parameters, ref TParameters gradients);

    /// <summary>For generated code only: sets what is not zero in a new state.</summary>
    /// <param name="shards">Which parts the rank has.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Build(Shards shards);

    /// <summary>For generated code only: takes a step with this rank's part.</summary>
    /// <param name="parameters">The parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Update(ref TParameters parameters);

    /// <summary>For generated code only: overwrites this rank's part of the parameters with their moving average.</summary>
    /// <param name="parameters">The parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void FinalizePart(ref TParameters parameters);

    /// <summary>For generated code only: an optimizer for the whole model, with slots, and with this one's counters and learning rate.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The optimizer.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract IRMSpropOptimizer<TParameters> Whole(ref TParameters parameters);

    /// <summary>For generated code only: visits a slot of that optimizer.</summary>
    /// <param name="whole">The optimizer.</param>
    /// <param name="slot">The number of the slot.</param>
    /// <param name="walk">What is done with it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void VisitSlot(IRMSpropOptimizer<TParameters> whole, int slot, ref VariableWalk walk);

    /// <summary>For generated code only: takes over the counters and the learning rate of that optimizer.</summary>
    /// <param name="whole">The optimizer.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void TakeOver(IRMSpropOptimizer<TParameters> whole);
}
