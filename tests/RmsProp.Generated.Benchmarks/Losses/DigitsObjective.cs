using Digits;
using RmsProp.Generated.Benchmarks.Adam;
using SampleKit;

namespace RmsProp.Generated.Benchmarks.Losses;

/// <summary>The loss of the Digits sample on batches of real digits, and the loops by hand that it had before.</summary>
internal sealed class DigitsObjective(int batchSize) : LossObjective
{
    private static readonly DigitsData Data = DigitsData.Load();

    private readonly DigitsBatches _batches = new(Data, batchSize);
    private readonly DigitsByHand _byHand = new(Network.Random(new SplitMix64(1)));
    private readonly Box _box = new();

    public override string Name => $"Digits, batch {batchSize}";

    public override bool HasHandWritten => true;

    public override double? MostOnTwoThreads => batchSize == 256 ? 0.6 : null;

    public override double Value() => Perceptron.Loss(in _box.Parameters, _batches.Next(), _batches.Labels);

    public override double Derived(GradientWorkspace workspace) => Perceptron.LossAndGradient(in _box.Parameters, _batches.Next(), _batches.Labels, ref _box.Gradients, 1, workspace);

    public override double DerivedFast() => Perceptron.FastLossAndGradient(in _box.Parameters, _batches.Next(), _batches.Labels, ref _box.Gradients, 1, Workspace);

    public override double HandWritten()
    {
        ReadOnlySpan<float> images = _batches.Next();
        return _byHand.LossAndGradient(images, _batches.Labels);
    }

    private sealed class Box
    {
        public Perceptron Parameters;
        public Perceptron Gradients;

        public Box() => Perceptron.Initialize(ref Parameters, new SplitMix64(1));
    }
}

/// <summary>Batches of the training images, one after the other.</summary>
internal sealed class DigitsBatches
{
    private readonly DigitsData _data;
    private readonly float[] _images;
    private readonly byte[] _labels;
    private int _next;

    public DigitsBatches(DigitsData data, int size)
    {
        _data = data;
        _labels = new byte[size];
        _images = new float[size * DigitsSet.PixelCount];
    }

    public ReadOnlySpan<byte> Labels => _labels;

    public ReadOnlySpan<float> Next()
    {
        for (int i = 0; i < _labels.Length; i++)
        {
            _next = (_next + 1) % _data.Training.Count;
            _data.Training.Image(_next).CopyTo(_images.AsSpan(i * DigitsSet.PixelCount));
            _labels[i] = (byte)_data.Training.Label(_next);
        }

        return _images;
    }
}
