using EdgeTraining;
using RmsProp.Generated.Benchmarks.Losses;
using RmsProp.Generated.Benchmarks.Steps.ByHand;

namespace RmsProp.Generated.Benchmarks.Steps.Problems;

/// <summary>Steps of the sample EdgeTraining; a batch is a window of the signal and the value after it.</summary>
internal sealed class PumpProblem : StepProblem<Predictor>
{
    private const int Batches = 1_000;

    private readonly float[] _signal = PumpObjective.Signal(Batches + Predictor.Inputs);
    private readonly PumpByHand _byHand = new();
    private Predictor _gradients;

    public PumpProblem()
        : base("EdgeTraining, batch 1", "pump") =>
        Data = new StepData(Flatten(new Box<Predictor> { Model = CreateModel() }), [.. _signal], [], 1, Batches, IsDouble: false);

    public override StepData Data { get; }

    public override StepPeer? Create(StepPeerKind kind) => kind switch
    {
        StepPeerKind.Loss => Peer(new Predictor.ExactStep(), (_, box, step) => Predictor.Loss(in box.Model, Window(step), Next(step))),
        StepPeerKind.Exact => Peer(new Predictor.ExactStep(), (optimizer, box, step) => optimizer.MinimizeLoss(ref box.Model, Window(step), Next(step))),
        StepPeerKind.Fast => Peer(new Predictor.FastStep(), (optimizer, box, step) => optimizer.MinimizeFastLoss(ref box.Model, Window(step), Next(step))),
        StepPeerKind.ByHand => Peer(new Predictor.ExactStep(), (optimizer, box, step) =>
        {
            _gradients = default;
            double loss = _byHand.AddGradients(in box.Model, Window(step), Next(step), ref _gradients);
            optimizer.Apply(ref box.Model, in _gradients);
            return loss;
        }),
        _ => null,
    };

    protected override Predictor CreateModel()
    {
        Predictor model = default;
        Predictor.Initialize(ref model);
        return model;
    }

    protected override double[] Flatten(Box<Predictor> box) => Numbers.Of<float, Predictor>(in box.Model);

    private ReadOnlySpan<float> Window(int step) => _signal.AsSpan(step % Batches, Predictor.Inputs);

    private float Next(int step) => _signal[step % Batches + Predictor.Inputs];
}
