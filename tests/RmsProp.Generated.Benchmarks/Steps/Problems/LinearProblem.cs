namespace RmsProp.Generated.Benchmarks.Steps.Problems;

/// <summary>Steps of <see cref="LinearModel"/>; a batch is its inputs and their value.</summary>
internal sealed class LinearProblem : StepProblem<LinearModel>
{
    private const int Size = LinearModel.Inputs + 1, Batches = 1_000;

    private readonly float[] _samples = [.. Numbers.Random(1, Batches * Size).Select(number => (float)number)];
    private LinearModel _gradients;

    public LinearProblem()
        : base("linear 16 → 1, batch 1", "linear") =>
        Data = new StepData(new double[Size], [.. _samples], [], 1, Batches, IsDouble: false);

    public override StepData Data { get; }

    public override StepPeer? Create(StepPeerKind kind) => kind switch
    {
        StepPeerKind.Loss => Peer(new LinearModel.ExactStep(), (_, box, step) => LinearModel.Loss(in box.Model, Inputs(step), Value(step))),
        StepPeerKind.Exact => Peer(new LinearModel.ExactStep(), (optimizer, box, step) => optimizer.MinimizeLoss(ref box.Model, Inputs(step), Value(step))),
        StepPeerKind.Fast => Peer(new LinearModel.FastStep(), (optimizer, box, step) => optimizer.MinimizeFastLoss(ref box.Model, Inputs(step), Value(step))),
        StepPeerKind.ByHand => Peer(new LinearModel.ExactStep(), (optimizer, box, step) =>
        {
            _gradients = default;
            double loss = AddGradients(in box.Model, Inputs(step), Value(step));
            optimizer.Apply(ref box.Model, in _gradients);
            return loss;
        }),
        _ => null,
    };

    protected override LinearModel CreateModel() => default;

    protected override double[] Flatten(Box<LinearModel> box) => Numbers.Of<float, LinearModel>(in box.Model);

    private ReadOnlySpan<float> Inputs(int step) => _samples.AsSpan(step % Batches * Size, LinearModel.Inputs);

    private float Value(int step) => _samples[step % Batches * Size + LinearModel.Inputs];

    private float AddGradients(in LinearModel model, ReadOnlySpan<float> inputs, float value)
    {
        float error = model.Bias - value;
        ReadOnlySpan<float> weights = model.Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            error += weights[i] * inputs[i];
        }

        Span<float> gradients = _gradients.Weights;
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] += error * inputs[i];
        }

        _gradients.Bias += error;
        return error * error / 2;
    }
}
