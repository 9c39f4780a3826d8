using System.Runtime.InteropServices;
using RmsProp.Generated;

namespace EdgeTraining;

/// <summary>Learns from each value as it comes: predicts it, sees how wrong that was, and takes one step.</summary>
internal sealed class OnlineTraining
{
    public const int StepsPerCheckpoint = 5_000;

    private readonly Predictor.RMSprop _optimizer = new();
    private readonly float[] _window = new float[Predictor.Inputs];
    private Predictor _parameters;
    private double _squaredErrors, _naiveSquaredErrors;
    private int _errors;

    public OnlineTraining()
    {
        Predictor.Initialize(ref _parameters);
        ListenAgain();
    }

    /// <summary>How many values have been learned from.</summary>
    public long Steps => _optimizer.Steps;

    /// <summary>Takes in the next value.</summary>
    public void Step()
    {
        float value = PumpSignal.At(Steps);
        float loss = _optimizer.MinimizeLoss(ref _parameters, _window, value);

        float naiveError = _window[^1] - value;
        _squaredErrors += 2 * loss;
        _naiveSquaredErrors += naiveError * naiveError;
        _errors++;
        _window.AsSpan(1).CopyTo(_window);
        _window[^1] = value;
    }

    /// <summary>The errors since the last call.</summary>
    public Errors TakeErrors()
    {
        Errors errors = new(Math.Sqrt(_squaredErrors / _errors), Math.Sqrt(_naiveSquaredErrors / _errors));
        (_squaredErrors, _naiveSquaredErrors, _errors) = (0, 0, 0);
        return errors;
    }

    /// <summary>Saves the parameters and the optimizer. Cut off the power meanwhile, and the last checkpoint is still there.</summary>
    public void Save(string path) => _optimizer.SaveCheckpoint(path, in _parameters);

    /// <summary>Goes on where a training was saved.</summary>
    public void Load(string path)
    {
        _optimizer.LoadCheckpoint(path, ref _parameters);
        ListenAgain();
    }

    /// <summary>A hash (FNV-1a) of every bit that the next step depends on.</summary>
    public ulong Digest()
    {
        ulong hash = 14695981039346656037;
        Add(MemoryMarshal.AsBytes(new ReadOnlySpan<Predictor>(in _parameters)));
        Add(MemoryMarshal.AsBytes(new ReadOnlySpan<Predictor>(in _optimizer.Velocity)));
        Add(BitConverter.GetBytes(Steps));
        return hash;

        void Add(ReadOnlySpan<byte> bytes)
        {
            foreach (byte value in bytes)
            {
                hash = unchecked((hash ^ value) * 1099511628211);
            }
        }
    }

    /// <summary>The values before the next one. A board would have them in a log, or wait for as many new ones.</summary>
    private void ListenAgain()
    {
        for (int i = 0; i < _window.Length; i++)
        {
            _window[i] = PumpSignal.At(Steps - _window.Length + i);
        }
    }
}
