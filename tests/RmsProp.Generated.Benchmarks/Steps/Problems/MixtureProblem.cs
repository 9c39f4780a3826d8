using RmsProp.Generated.Benchmarks.Steps.ByHand;
using RmsProp.Generated.Objectives;

namespace RmsProp.Generated.Benchmarks.Steps.Problems;

/// <summary>Steps of ADBench's mixture of Gaussians; a batch is 1,000 points.</summary>
internal sealed class MixtureProblem : StepProblem<Mixture>
{
    private const int Dimensions = 10, Components = 25, Points = 1_000, Batches = 5, Size = Dimensions * (Dimensions + 1) / 2;

    private readonly double[][] _points = [.. Enumerable.Range(0, Batches).Select(batch => Numbers.Random(batch, Points * Dimensions))];
    private readonly MixtureByHand _byHand = new(Dimensions, Components);
    private Mixture _gradients;

    public MixtureProblem()
        : base("GMM d10 K25, 1,000 points", "gmm")
    {
        _gradients = CreateModel();
        Data = new StepData(Flatten(new Box<Mixture> { Model = CreateModel() }), [.. _points.SelectMany(batch => batch)], [], Points, Batches, IsDouble: true);
    }

    public override StepData Data { get; }

    public override StepPeer? Create(StepPeerKind kind) => kind switch
    {
        StepPeerKind.Loss => Peer(new Mixture.ExactStep(), (_, box, step) => Mixture.Loss(in box.Model, _points[step % Batches], Dimensions, 1, 0)),
        StepPeerKind.Exact => Peer(new Mixture.ExactStep(), (optimizer, box, step) => optimizer.MinimizeLoss(ref box.Model, _points[step % Batches], Dimensions, 1, 0)),
        StepPeerKind.Fast => Peer(new Mixture.FastStep(), (optimizer, box, step) => optimizer.MinimizeFastLoss(ref box.Model, _points[step % Batches], Dimensions, 1, 0)),
        StepPeerKind.ByHand => Peer(new Mixture.ExactStep(), (optimizer, box, step) =>
        {
            Mixture.ExactStep.Clear(ref _gradients);
            double loss = _byHand.AddGradients(in box.Model, _points[step % Batches], in _gradients);
            optimizer.Apply(ref box.Model, in _gradients);
            return loss;
        }),
        _ => null,
    };

    protected override Mixture CreateModel() => new()
    {
        Alphas = Numbers.Random(10, Components),
        Means = Numbers.Random(11, Components * Dimensions),
        Icf = Numbers.Random(12, Components * Size),
    };

    protected override double[] Flatten(Box<Mixture> box) => [.. box.Model.Alphas, .. box.Model.Means, .. box.Model.Icf];
}
