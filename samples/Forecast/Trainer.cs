using SampleKit;

namespace Forecast;

/// <summary>Owns the parameters and the optimizer, and trains epoch by epoch.</summary>
internal sealed class Trainer
{
    private readonly float[] _surprises;
    private readonly SplitMix64 _random;
    private readonly int[] _starts = [.. Enumerable.Range(0, TrainingPlan.WindowCount)];
    private readonly Gru.RMSprop _optimizer = new();
    private Gru _parameters;
    private int _epoch;

    public Trainer(Co2Record record, int epochs, ulong seed)
    {
        _surprises = record.Surprises;
        _random = new SplitMix64(seed);
        _parameters = Gru.Create(_random);
        Meter = new StepMeter(epochs * TrainingPlan.StepsPerEpoch);
        if (epochs != TrainingPlan.Epochs)
        {
            // The schedule in the attribute ends with the planned number of epochs.
            _optimizer.LearningRateSchedule = TrainingPlan.ScheduleOf(epochs);
        }
    }

    /// <summary>What a step costs, gradient and all.</summary>
    public StepMeter Meter { get; }

    /// <summary>The moving average of the parameters, which forecasts better than those of the last step.</summary>
    public Gru AveragedParameters => _optimizer.MovingAverage;

    /// <summary>Goes through all windows once, in a new order.</summary>
    public EpochResult TrainEpoch()
    {
        _random.Shuffle(_starts);
        double squares = 0;
        for (int start = 0; start < _starts.Length; start += TrainingPlan.BatchSize)
        {
            ReadOnlySpan<int> batch = _starts.AsSpan(start, Math.Min(TrainingPlan.BatchSize, _starts.Length - start));
            Meter.Start();
            float loss = _optimizer.MinimizeLoss(ref _parameters, _surprises, batch);
            Meter.Stop();
            squares += (double)loss * batch.Length;
        }

        _epoch++;
        return new EpochResult(_epoch, Math.Sqrt(squares / _starts.Length));
    }
}
