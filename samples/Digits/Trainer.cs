using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Digits;

/// <summary>
/// Owns the parameters, their gradients and the optimizer, and trains epoch by epoch. On one thread and with sums in
/// a fixed order: the same seed gives the same parameters to the last bit.
/// </summary>
internal sealed class Trainer
{
    private readonly DigitsData _data;
    private readonly SplitMix64 _random;
    private readonly int[] _order;
    private readonly Augmentation _augmentation;
    private readonly Backpropagation _network = new();
    private readonly Perceptron.RMSprop _optimizer = new();

    private Perceptron _parameters;
    private Perceptron _gradients;
    private int _epoch;

    public Trainer(DigitsData data, int epochs, ulong seed)
    {
        _data = data;
        _random = new SplitMix64(seed);
        _augmentation = new Augmentation(_random);
        _order = [.. Enumerable.Range(0, data.Training.Count)];
        Epochs = epochs;
        Meter = new StepMeter(epochs * TrainingPlan.StepsPerEpoch);

        Perceptron.Initialize(ref _parameters, _random);
        if (epochs != TrainingPlan.Epochs)
        {
            // The schedule in the attribute ends with the planned number of epochs.
            _optimizer.LearningRateSchedule = TrainingPlan.ScheduleOf(epochs);
        }
    }

    public int Epochs { get; }

    public StepMeter Meter { get; }

    /// <summary>The parameters as the last step left them.</summary>
    public ref readonly Perceptron Parameters => ref _parameters;

    /// <summary>The moving average of the parameters, which is a model as well.</summary>
    public ref readonly Perceptron AveragedParameters => ref _optimizer.MovingAverage;

    /// <summary>Goes through the training set once, in a new order.</summary>
    public EpochResult TrainEpoch()
    {
        _random.Shuffle(_order);
        double loss = 0;
        int correct = 0;
        for (int start = 0; start < _order.Length; start += TrainingPlan.BatchSize)
        {
            int end = Math.Min(start + TrainingPlan.BatchSize, _order.Length);
            Step(_order.AsSpan(start..end), ref loss, ref correct);
        }

        _epoch++;
        return new EpochResult(
            _epoch,
            loss / _order.Length,
            (double)correct / _order.Length,
            Evaluation.Of(in Parameters, _data.Test),
            Evaluation.Of(in AveragedParameters, _data.Test));
    }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the parameters: equal only for equal bits.</summary>
    public string Digest()
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<Perceptron>(in _parameters));
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
    }

    private void Step(ReadOnlySpan<int> batch, ref double loss, ref int correct)
    {
        Meter.StepStarts();
        _gradients = default;
        float weight = 1f / batch.Length;
        foreach (int index in batch)
        {
            ReadOnlySpan<float> image = _augmentation.Distort(_data.Training.Image(index));
            int label = _data.Training.Label(index);

            Prediction prediction = Prediction.From(_network.Forward(in _parameters, image), label);
            _network.Backward(in _parameters, image, label, weight, ref _gradients);

            loss += prediction.Loss;
            correct += prediction.Digit == label ? 1 : 0;
        }

        Meter.OptimizerStarts();
        _optimizer.Apply(ref _parameters, in _gradients);
        Meter.StepEnds();
    }
}
