using SampleKit;

namespace FineTune;

/// <summary>What is known after an epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The loss on the images that are not trained on.</param>
/// <param name="HasStopped">Whether it has not fallen for so long that this is the last epoch.</param>
internal readonly record struct EpochResult(int Epoch, float Loss, bool HasStopped);

/// <summary>Trains the head, keeps the best one, and stops when it no longer gets better.</summary>
internal sealed class HeadTraining
{
    private const int BatchSize = 20;
    private const int Patience = 15;

    private readonly Classifier.RMSprop _optimizer;
    private readonly Images _training;
    private readonly Images _validation;
    private Classifier _classifier;
    private Classifier _best;
    private float _bestLoss = float.PositiveInfinity;
    private int _bestEpoch;
    private int _epoch;

    public HeadTraining(Classifier.RMSprop optimizer, in Classifier classifier, Images training, Images validation, int epochs)
    {
        _optimizer = optimizer;
        _classifier = classifier;
        _best = Classifier.RMSprop.Clone(in classifier); // The only copy that is allocated; what is not trained is shared.
        _training = training;
        _validation = validation;
        Meter = new StepMeter(epochs * (training.Count / BatchSize));
    }

    /// <summary>What a step costs.</summary>
    public StepMeter Meter { get; }

    /// <summary>The epoch with the best head.</summary>
    public int BestEpoch => _bestEpoch;

    /// <summary>The classifier with the best head.</summary>
    public ref readonly Classifier Best => ref _best;

    public EpochResult TrainEpoch()
    {
        _epoch++;
        for (int first = 0; first < _training.Count; first += BatchSize)
        {
            Meter.Start();
            _optimizer.MinimizeLoss(ref _classifier, _training.Pixels(first, BatchSize), _training.Labels(first, BatchSize));
            Meter.Stop();
        }

        float loss = _validation.LossOf(in _classifier);
        if (loss < _bestLoss)
        {
            (_bestLoss, _bestEpoch) = (loss, _epoch);
            Classifier.RMSprop.Copy(in _classifier, ref _best);
        }

        return new EpochResult(_epoch, loss, HasStopped: _epoch - _bestEpoch >= Patience);
    }
}
