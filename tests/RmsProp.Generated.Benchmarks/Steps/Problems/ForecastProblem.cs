using Forecast;
using RmsProp.Generated.Benchmarks.Steps.ByHand;
using SampleKit;

namespace RmsProp.Generated.Benchmarks.Steps.Problems;

/// <summary>Steps of the sample Forecast: 32 windows of 72 months that start a month apart, after the ones of the batch before.</summary>
internal sealed class ForecastProblem : StepProblem<Gru>
{
    private const int BatchSize = TrainingPlan.BatchSize, Batches = 18, Months = Batches * BatchSize + TrainingPlan.WindowMonths;

    private readonly float[] _surprises = [.. Numbers.Random(1, Months).Select(number => (float)number)];
    private readonly int[] _starts = [.. Enumerable.Range(0, Batches * BatchSize)];
    private readonly GruByHand _byHand = new();
    private Gru _gradients = Gru.Create(new SplitMix64(1));

    public ForecastProblem()
        : base($"GRU, batch {BatchSize}", "gru") =>
        Data = new StepData(Flatten(new Box<Gru> { Model = CreateModel() }), [.. _surprises], [], BatchSize, Batches, IsDouble: false);

    public override StepData Data { get; }

    public override StepPeer? Create(StepPeerKind kind) => kind switch
    {
        StepPeerKind.Loss => Peer(new Gru.ExactStep(), (_, box, step) => Gru.Loss(in box.Model, _surprises, Starts(step))),
        StepPeerKind.Exact => Peer(new Gru.ExactStep(), (optimizer, box, step) => optimizer.MinimizeLoss(ref box.Model, _surprises, Starts(step))),
        StepPeerKind.Fast => Peer(new Gru.FastStep(), (optimizer, box, step) => optimizer.MinimizeFastLoss(ref box.Model, _surprises, Starts(step))),
        StepPeerKind.ByHand => Peer(new Gru.ExactStep(), (optimizer, box, step) =>
        {
            Gru.ExactStep.Clear(ref _gradients);
            double loss = _byHand.AddGradients(in box.Model, _surprises, Starts(step), ref _gradients);
            optimizer.Apply(ref box.Model, in _gradients);
            return loss;
        }),
        _ => null,
    };

    protected override Gru CreateModel()
    {
        Gru model = Gru.Create(new SplitMix64(1));

        // The sample begins with an output of zeros, which would stop every gradient of the first step.
        model.Output.AsSpan().Fill(0.1f);
        return model;
    }

    protected override double[] Flatten(Box<Gru> box)
    {
        Gru gru = box.Model;
        return [.. new[] { gru.Update, gru.Reset, gru.Candidate }.SelectMany(Flatten), .. gru.Output, gru.OutputBias];
    }

    private static IEnumerable<double> Flatten(Gru.Gate gate) =>
        [.. gate.Inputs.Cast<float>(), .. gate.States.Cast<float>(), .. gate.Biases];

    private ReadOnlySpan<int> Starts(int step) => _starts.AsSpan(step % Batches * BatchSize, BatchSize);
}
