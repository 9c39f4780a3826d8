using System.ComponentModel;
using System.Runtime.InteropServices;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated;

/// <summary>
/// What the generated classes <c>Sharded</c> have in common: training by several ranks, with the same bits for every number of them.
/// </summary>
/// <remarks>
/// <para>
/// A batch is cut into as many parts as there are leaves. Each rank computes the gradients of its leaves; all gradients are added in one
/// balanced tree, in an order that the number of ranks has no influence on. Each rank then updates its own part of the parameters, for
/// which alone it keeps the optimizer's state, and the ranks give each other the new parameters.
/// </para>
/// <para>
/// All ranks make the same calls, with the same batch sizes and learning rates; where one does not, all throw. At the first call the
/// parameters of rank 0 are copied to all.
/// </para>
/// <para>Like the optimizer itself it is not thread-safe.</para>
/// </remarks>
/// <typeparam name="TParameters">The parameter struct, annotated with <see cref="ShardedAttribute"/>.</typeparam>
public abstract partial class ShardedOptimizer<TParameters>
    where TParameters : struct
{
    private readonly IRanks _ranks;
    private readonly RankAgreement _agreement;
    private readonly IRMSpropOptimizer<TParameters> _optimizer;
    private readonly double[] _losses;
    private readonly LeafStep[] _leafSteps;
    private readonly FlatNumbers?[] _slots;
    private readonly ShardCut[] _cuts;
    private readonly FlatWalk _walk = new();
    private FlatView<float>? _singles;
    private FlatView<double>? _doubles;
    private TParameters _gradients;
    private TParameters _zeros;

    /// <summary>For generated code only: initializes the optimizer of a rank.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="leaves">Into how many parts a batch is cut.</param>
    /// <param name="optimizer">The optimizer that keeps counters and learning rate.</param>
    /// <param name="slots">The number of slots.</param>
    /// <param name="cuts">Where each variable may be cut.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ShardedOptimizer(IRanks ranks, int leaves, IRMSpropOptimizer<TParameters> optimizer, int slots, ShardCut[] cuts)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        ArgumentOutOfRangeException.ThrowIfLessThan(leaves, 1);
        if (leaves % ranks.Count != 0)
        {
            throw new ArgumentException(
                $"{leaves} leaves can't be divided among {ranks.Count} ranks: take a multiple of {ranks.Count}, or start another number of ranks.", nameof(leaves));
        }

        _ranks = ranks;
        _agreement = new RankAgreement(ranks);
        _optimizer = optimizer;
        _cuts = cuts;
        _slots = new FlatNumbers[slots];
        _losses = new double[leaves];
        _leafSteps = LeafTree.StepsOf(ranks.Rank, leaves, leaves / ranks.Count);
    }

    /// <summary>Into how many parts a batch is cut: a multiple of the number of ranks.</summary>
    public int Leaves => _losses.Length;

    /// <summary>How many steps have been taken.</summary>
    public long Steps => _optimizer.Steps;

    /// <summary>How many updates have been made.</summary>
    public long Iterations => _optimizer.Iterations;

    /// <summary>How many steps have been skipped, by all ranks, because a gradient was not finite or too large.</summary>
    public long SkippedSteps => _optimizer.SkippedSteps;

    /// <summary>The factor of the loss of the next step, as <see cref="IRMSpropOptimizer{TParameters}.LossScale"/>.</summary>
    public double LossScale => _optimizer.LossScale;

    /// <summary>The learning rate of the next step, which has to be the same on all ranks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="IRMSpropOptimizer{TParameters}.LearningRate"/>.</exception>
    /// <exception cref="InvalidOperationException">As <see cref="IRMSpropOptimizer{TParameters}.LearningRate"/>.</exception>
    public double LearningRate
    {
        get => _optimizer.LearningRate;
        set => _optimizer.LearningRate = value;
    }

    /// <summary>The schedule of the learning rate, as <see cref="IRMSpropOptimizer{TParameters}.LearningRateSchedule"/>.</summary>
    public ILearningRateSchedule? LearningRateSchedule
    {
        get => _optimizer.LearningRateSchedule;
        set => _optimizer.LearningRateSchedule = value;
    }

    /// <summary>The most threads of this rank in an update, as <see cref="IRMSpropOptimizer{TParameters}.MaxDegreeOfParallelism"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get => _optimizer.MaxDegreeOfParallelism;
        set => _optimizer.MaxDegreeOfParallelism = value;
    }

    /// <summary>How many parameters this rank updates and keeps state for; 0 before the first step.</summary>
    public long ShardLength => (long)(_singles?.Part.Length ?? 0) + (_doubles?.Part.Length ?? 0);

    private protected bool IsBuilt => _singles is not null;

    /// <summary>The loss to take gradients of: the loss times <see cref="LossScale"/>.</summary>
    /// <param name="loss">The loss.</param>
    /// <returns>The scaled loss.</returns>
    public double ScaleLoss(double loss) => _optimizer.ScaleLoss(loss);

    /// <summary>Takes one step on a batch: all ranks call it.</summary>
    /// <param name="parameters">The parameters, the same on all ranks before and after.</param>
    /// <param name="batchSize">How many examples the batch has, at least 1; the same on all ranks.</param>
    /// <param name="lossAndGradient">
    /// Computes the mean loss of some examples of the batch, and its gradient; called once for each leaf of this rank that has examples. The
    /// means of all leaves count as much as they have examples, so that the step is that of the mean over the batch.
    /// </param>
    /// <returns>The mean loss of the batch before the step, the same on all ranks.</returns>
    /// <exception cref="ArgumentException">
    /// An array is <see langword="null"/> in parameters or gradients, a shape differs from that at the first step, or memory is used twice.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another rank does something else, has failed or has ended.</exception>
    /// <exception cref="NotFiniteNumberException">As <see cref="IRMSpropOptimizer{TParameters}.Apply"/>, on all ranks.</exception>
    public double Minimize(ref TParameters parameters, int batchSize, LossAndGradientOfRange<TParameters> lossAndGradient)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentNullException.ThrowIfNull(lossAndGradient);
        BeginStep(ref parameters, 0..batchSize);
        try
        {
            while (NextLeaf(ref parameters, out Range examples))
            {
                EndLeaf(ref parameters, lossAndGradient(in parameters, examples, ref LeafGradients));
            }
        }
        catch (Exception exception)
        {
            AbortStep(exception);
            throw;
        }

        return EndStep(ref parameters);
    }

    /// <summary>
    /// Overwrites the parameters with their moving average, as <see cref="IRMSpropOptimizer{TParameters}.FinalizeVariableValues"/>: all ranks
    /// call it.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">As <see cref="Minimize"/>.</exception>
    /// <exception cref="InvalidOperationException">Another rank does something else, has failed or has ended.</exception>
    public void FinalizeVariableValues(ref TParameters parameters)
    {
        Begin(ref parameters);
        Check(ref parameters, ref _gradients);
        _agreement.On(RankAgreement.Work.FinalizeVariableValues, Steps);
        FinalizePart(ref parameters);
        Gather(_singles!, ref parameters);
        Gather(_doubles!, ref parameters);
    }

    /// <summary>Measures the model and allocates this rank's part of the state, at the first call.</summary>
    private void Begin(ref TParameters parameters)
    {
        if (_nextStep != NoStep)
        {
            throw new InvalidOperationException("The loss calls the optimizer that minimizes it: the step has to end first.");
        }

        _ranks.CurrentStep = Steps;
        if (IsBuilt)
        {
            return;
        }

        _zeros = ZerosLike(ref parameters);
        _gradients = _zeros;
        Check(ref parameters, ref _gradients);
        _walk.BeginMeasuring(_cuts);
        Walk(ref parameters);
        _agreement.On(RankAgreement.Work.Begin, Steps, Fingerprint());

        var singles = new ShardPlan([.. VariablesOf(isDouble: false)], Leaves, _ranks.Count);
        var doubles = new ShardPlan([.. VariablesOf(isDouble: true)], Leaves, _ranks.Count);
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            _slots[slot] = new FlatNumbers(new float[singles.LengthOf(_ranks.Rank)], new double[doubles.LengthOf(_ranks.Rank)]);
        }

        _doubles = new FlatView<double>(_ranks, doubles, Leaves);
        var view = new FlatView<float>(_ranks, singles, Leaves);
        Build(new Shards(_ranks, _walk.Variables, singles, doubles));
        _singles = view;
        Broadcast(_singles, ref parameters);
        Broadcast(_doubles, ref parameters);
    }

    private IEnumerable<ShardVariable> VariablesOf(bool isDouble)
    {
        foreach (ShardVariable variable in _walk.Variables)
        {
            if (variable.IsDouble == isDouble)
            {
                yield return variable;
            }
        }
    }

    /// <summary>A number that differs if ranks have other models, configurations or leaves.</summary>
    private long Fingerprint()
    {
        const ulong Offset = 14695981039346656037, Prime = 1099511628211;
        ulong hash = Offset;
        Add(Leaves);
        foreach (ShardVariable variable in _walk.Variables)
        {
            AddText(variable.Name);
            Add(variable.Length);
            Add((int)variable.Cut);
        }

        AddText(((ICheckpointState<TParameters>)_optimizer).Configuration);
        return (long)hash;

        void Add(int number) => hash = (hash ^ (uint)number) * Prime;

        void AddText(string text)
        {
            foreach (char character in text)
            {
                Add(character);
            }
        }
    }
}
