using System.ComponentModel;
using System.Runtime.InteropServices;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated;

/// <content>A step, leaf by leaf: generated code computes the gradients, with data that no delegate could capture.</content>
public abstract partial class ShardedOptimizer<TParameters>
{
    private const int NoStep = -1;

    private (int First, int Count) _batch;
    private int _nextStep = NoStep;

    /// <summary>For generated code only: where the gradient of the current leaf goes, all zero at the beginning.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ref TParameters LeafGradients => ref _gradients;

    /// <summary>For generated code only: begins a step.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="examples">The examples of the batch, at least one.</param>
    /// <exception cref="ArgumentException">The range is empty, or counts from the end.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void BeginStep(ref TParameters parameters, Range examples)
    {
        if (examples.Start.IsFromEnd || examples.End.IsFromEnd || examples.End.Value <= examples.Start.Value)
        {
            throw new ArgumentException(
                $"A batch has at least one example, and its range counts from the start, as in 0..{Leaves}; but it is {examples}.", nameof(examples));
        }

        Begin(ref parameters);
        _batch = (examples.Start.Value, examples.End.Value - examples.Start.Value);
        _nextStep = 0;
    }

    /// <summary>For generated code only: goes to the next leaf of this rank that has examples.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="examples">Its examples.</param>
    /// <returns>Whether there is one.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool NextLeaf(ref TParameters parameters, out Range examples)
    {
        for (; _nextStep < _leafSteps.Length; EndLeaf(ref parameters, loss: 0))
        {
            // The loss may have set an array to null.
            _gradients = _zeros;
            Clear(ref _gradients);
            Range own = LeafTree.ExamplesOf(_leafSteps[_nextStep].Leaf, Leaves, _batch.Count);
            if (own.End.Value > own.Start.Value)
            {
                examples = (_batch.First + own.Start.Value)..(_batch.First + own.End.Value);
                return true;
            }
        }

        _nextStep = NoStep;
        examples = default;
        return false;
    }

    /// <summary>For generated code only: takes loss and gradient of the current leaf.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="loss">The mean loss of its examples.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void EndLeaf(ref TParameters parameters, double loss)
    {
        LeafStep step = _leafSteps[_nextStep++];
        Range examples = LeafTree.ExamplesOf(step.Leaf, Leaves, _batch.Count);
        double weight = (double)(examples.End.Value - examples.Start.Value) / _batch.Count;
        _losses[step.Leaf] = loss * weight;
        Check(ref parameters, ref _gradients);
        _walk.BeginSum(step.Adds, _singles!.SumAt(step.Level), _doubles!.SumAt(step.Level), weight);
        Walk(ref _gradients);
        foreach (int level in step.Merges)
        {
            _singles.AddToLevelBefore(level);
            _doubles.AddToLevelBefore(level);
        }
    }

    /// <summary>For generated code only: ends all ranks, because the others can't go on without the gradient of this one.</summary>
    /// <param name="cause">What the loss has thrown.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void AbortStep(Exception cause)
    {
        _nextStep = NoStep;
        if (_ranks.Count > 1)
        {
            _ranks.Abort(cause);
        }
    }

    /// <summary>For generated code only: updates the parameters by the gradients of all leaves.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The mean loss of the batch, the same on all ranks.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected double EndStep(ref TParameters parameters)
    {
        _agreement.On(RankAgreement.Work.Minimize, Steps, RankAgreement.Batch(_batch.First, _batch.Count), LearningRate);
        if (_ranks.Count > 1)
        {
            _ranks.AllGather(MemoryMarshal.AsBytes(_losses.AsSpan()));
        }

        _singles!.Reduce();
        _doubles!.Reduce();
        Update(ref parameters);
        Gather(_singles, ref parameters);
        Gather(_doubles, ref parameters);
        return LeafTree.Sum(_losses);
    }
}
