using Digits;
using RmsProp.Generated.Benchmarks.Adam;
using SampleKit;

namespace RmsProp.Generated.Benchmarks.Steps.Problems;

/// <summary>Steps of the sample Digits, on real digits; a batch is so many images after the ones of the batch before.</summary>
internal sealed class DigitsProblem : StepProblem<Perceptron>
{
    private static readonly DigitsSet Digits = DigitsData.Load().Training;

    private readonly int _batchSize, _batches;
    private readonly float[] _images;
    private readonly byte[] _labels;

    public DigitsProblem(int batchSize)
        : base($"Digits, batch {batchSize}", "digits")
    {
        _batchSize = batchSize;
        _batches = Digits.Count / batchSize;
        _images = [.. Enumerable.Range(0, _batches * batchSize).SelectMany(i => Digits.Image(i).ToArray())];
        _labels = [.. Enumerable.Range(0, _batches * batchSize).Select(Digits.Label)];
        Data = new StepData(Flatten(new Box<Perceptron> { Model = CreateModel() }), [.. _images], _labels, batchSize, _batches, IsDouble: false);
    }

    public override StepData Data { get; }

    public override string? BlockedSymbol => "blocked_digits";

    public override StepPeer? Create(StepPeerKind kind) => kind switch
    {
        StepPeerKind.Loss => Peer(new Perceptron.ExactStep(), (_, box, step) => Perceptron.Loss(in box.Model, Images(step), Labels(step))),
        StepPeerKind.Exact => Peer(new Perceptron.ExactStep(), (optimizer, box, step) => optimizer.MinimizeLoss(ref box.Model, Images(step), Labels(step))),
        StepPeerKind.Fast => Peer(new Perceptron.FastStep(), (optimizer, box, step) => optimizer.MinimizeFastLoss(ref box.Model, Images(step), Labels(step))),
        StepPeerKind.FastTwoThreads when _batchSize == 256 => Peer(
            new Perceptron.FastStep { MaxDegreeOfParallelism = 2 }, (optimizer, box, step) => optimizer.MinimizeFastLoss(ref box.Model, Images(step), Labels(step))),
        StepPeerKind.ByHand => new HandWrittenPeer(this),
        _ => null,
    };

    protected override Perceptron CreateModel()
    {
        Perceptron model = default;
        Perceptron.Initialize(ref model, new SplitMix64(1));
        return model;
    }

    protected override double[] Flatten(Box<Perceptron> box) => Numbers.Of<float, Perceptron>(in box.Model);

    private ReadOnlySpan<float> Images(int step) => _images.AsSpan(step % _batches * _batchSize * DigitsSet.PixelCount, _batchSize * DigitsSet.PixelCount);

    private ReadOnlySpan<byte> Labels(int step) => _labels.AsSpan(step % _batches * _batchSize, _batchSize);

    /// <summary>The loops that the sample had before it derived its gradient. They have arrays instead of a block of memory.</summary>
    private sealed class HandWrittenPeer : StepPeer
    {
        private readonly DigitsProblem _problem;
        private readonly Network.ExactStep _optimizer = new();
        private readonly DigitsByHand _byHand;
        private Network _network = Network.Zeros();

        public HandWrittenPeer(DigitsProblem problem)
        {
            _problem = problem;
            _byHand = new DigitsByHand(_network);
            Restart();
        }

        public override void Restart()
        {
            int start = 0;
            foreach (float[] array in _network.Arrays)
            {
                for (int i = 0; i < array.Length; i++)
                {
                    array[i] = (float)_problem.Data.Parameters[start + i];
                }

                start += array.Length;
            }

            _optimizer.Reset();
        }

        public override void Prepare(int step) => Run(step, 1);

        public override double Run(int first, int steps)
        {
            double loss = 0;
            for (int step = first; step < first + steps; step++)
            {
                Network.ExactStep.Clear(ref _byHand.Gradients);
                loss = _byHand.LossAndGradient(_problem.Images(step), _problem.Labels(step));
                _optimizer.Apply(ref _network, in _byHand.Gradients);
            }

            return loss;
        }

        public override double[] Parameters() => [.. _network.Arrays.SelectMany(array => array).Select(number => (double)number)];
    }
}
