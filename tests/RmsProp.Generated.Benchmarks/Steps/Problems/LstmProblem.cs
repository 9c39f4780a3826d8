using RmsProp.Generated.Benchmarks.Steps.ByHand;
using RmsProp.Generated.Objectives;

namespace RmsProp.Generated.Benchmarks.Steps.Problems;

/// <summary>Steps of ADBench's LSTM; a batch is a sequence of 1,024 characters of 14 bits.</summary>
internal sealed class LstmProblem : StepProblem<Lstm>
{
    private const int Layers = 2, Width = 14, Characters = 1_024, Batches = 5;

    private readonly double[] _state = Numbers.Random(10, 2 * Layers * Width);
    private readonly double[][] _sequences = [.. Enumerable.Range(0, Batches).Select(batch => Numbers.Random(batch, Characters * Width))];
    private readonly LstmByHand _byHand = new(Layers, Width, Characters);
    private Lstm _gradients;

    public LstmProblem()
        : base("LSTM l2 c1024", "lstm")
    {
        _gradients = CreateModel();
        Data = new StepData(
            Flatten(new Box<Lstm> { Model = CreateModel() }), [.. _state, .. _sequences.SelectMany(sequence => sequence)], [], 1, Batches, IsDouble: true);
    }

    public override StepData Data { get; }

    public override StepPeer? Create(StepPeerKind kind) => kind switch
    {
        StepPeerKind.Loss => Peer(new Lstm.ExactStep(), (_, box, step) => Lstm.Loss(in box.Model, _state, _sequences[step % Batches], Width)),
        StepPeerKind.Exact => Peer(new Lstm.ExactStep(), (optimizer, box, step) => optimizer.MinimizeLoss(ref box.Model, _state, _sequences[step % Batches], Width)),
        StepPeerKind.Fast => Peer(new Lstm.FastStep(), (optimizer, box, step) => optimizer.MinimizeFastLoss(ref box.Model, _state, _sequences[step % Batches], Width)),
        StepPeerKind.ByHand => Peer(new Lstm.ExactStep(), (optimizer, box, step) =>
        {
            Lstm.ExactStep.Clear(ref _gradients);
            double loss = _byHand.AddGradients(in box.Model, _state, _sequences[step % Batches], in _gradients);
            optimizer.Apply(ref box.Model, in _gradients);
            return loss;
        }),
        _ => null,
    };

    protected override Lstm CreateModel() => new()
    {
        Main = Numbers.Random(11, 8 * Width * Layers),
        Extra = Numbers.Random(12, 3 * Width),
    };

    protected override double[] Flatten(Box<Lstm> box) => [.. box.Model.Main, .. box.Model.Extra];
}
