using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SampleKit;

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
    private readonly Perceptron.RMSprop _optimizer = new();
    private readonly float[] _images = new float[TrainingPlan.BatchSize * Perceptron.Inputs];
    private readonly byte[] _labels = new byte[TrainingPlan.BatchSize];

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
        GradientMeter = new StepMeter(epochs * TrainingPlan.StepsPerEpoch);
        OptimizerMeter = new StepMeter(epochs * TrainingPlan.StepsPerEpoch);

        Perceptron.Initialize(ref _parameters, _random);
        if (epochs != TrainingPlan.Epochs)
        {
            // The schedule in the attribute ends with the planned number of epochs.
            _optimizer.LearningRateSchedule = TrainingPlan.ScheduleOf(epochs);
        }
    }

    public int Epochs { get; }

    /// <summary>What loss and gradient cost.</summary>
    public StepMeter GradientMeter { get; }

    /// <summary>What the optimizer costs.</summary>
    public StepMeter OptimizerMeter { get; }

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
        for (int i = 0; i < batch.Length; i++)
        {
            Span<float> image = _images.AsSpan(i * Perceptron.Inputs, Perceptron.Inputs);
            _augmentation.Distort(_data.Training.Image(batch[i])).CopyTo(image);
            _labels[i] = _data.Training.Label(batch[i]);
            correct += Prediction.Of(in _parameters, image, _labels[i]).Digit == _labels[i] ? 1 : 0;
        }

        // _optimizer.MinimizeLoss would do the rest at once; in two calls, each can be measured.
        ReadOnlySpan<float> images = _images.AsSpan(0, batch.Length * Perceptron.Inputs);
        ReadOnlySpan<byte> labels = _labels.AsSpan(0, batch.Length);
        GradientMeter.Start();
        _gradients = default;
        loss += batch.Length * Perceptron.LossAndGradient(in _parameters, images, labels, ref _gradients);
        GradientMeter.Stop();

        OptimizerMeter.Start();
        _optimizer.Apply(ref _parameters, in _gradients);
        OptimizerMeter.Stop();
    }
}
