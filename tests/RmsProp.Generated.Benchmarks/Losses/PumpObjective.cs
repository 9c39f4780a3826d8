using EdgeTraining;

namespace RmsProp.Generated.Benchmarks.Losses;

/// <summary>The loss of the EdgeTraining sample, one value at a time, and its gradient by hand.</summary>
internal sealed class PumpObjective : LossObjective
{
    private readonly float[] _signal = [.. Enumerable.Range(0, 1_000).Select(i => MathF.Sin(i * 0.3f) + MathF.Sin(i * 0.047f))];
    private readonly float[] _hidden = new float[Predictor.Units];
    private Predictor _parameters, _gradients;
    private int _next;

    public PumpObjective() => Predictor.Initialize(ref _parameters);

    public override string Name => "EdgeTraining";

    public override bool HasHandWritten => true;

    public override double Value() => Predictor.Loss(in _parameters, Window(), _signal[_next + Predictor.Inputs]);

    public override double Derived() => Predictor.LossAndGradient(in _parameters, Window(), _signal[_next + Predictor.Inputs], ref _gradients, 1, Workspace);

    public override double DerivedFast() => Predictor.FastLossAndGradient(in _parameters, Window(), _signal[_next + Predictor.Inputs], ref _gradients, 1, Workspace);

    public override double HandWritten()
    {
        ReadOnlySpan<float> inputs = Window(), linear = _parameters.Linear, weights = _parameters.Weights, biases = _parameters.Biases, output = _parameters.Output;
        float prediction = _parameters.Bias + Dot(linear, inputs);
        for (int unit = 0; unit < Predictor.Units; unit++)
        {
            _hidden[unit] = (float)Math.Tanh(biases[unit] + Dot(weights.Slice(unit * Predictor.Inputs, Predictor.Inputs), inputs));
            prediction += output[unit] * _hidden[unit];
        }

        float error = prediction - _signal[_next + Predictor.Inputs];
        Span<float> weightGradients = _gradients.Weights, biasGradients = _gradients.Biases, outputGradients = _gradients.Output;
        _gradients.Bias += error;
        AddScaled(inputs, error, _gradients.Linear);
        for (int unit = 0; unit < Predictor.Units; unit++)
        {
            outputGradients[unit] += error * _hidden[unit];
            float flow = error * output[unit] * (1 - _hidden[unit] * _hidden[unit]);
            biasGradients[unit] += flow;
            AddScaled(inputs, flow, weightGradients.Slice(unit * Predictor.Inputs, Predictor.Inputs));
        }

        return error * error / 2;
    }

    private ReadOnlySpan<float> Window()
    {
        _next = (_next + 1) % (_signal.Length - Predictor.Inputs);
        return _signal.AsSpan(_next, Predictor.Inputs);
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        float sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static void AddScaled(ReadOnlySpan<float> values, float factor, Span<float> sums)
    {
        for (int i = 0; i < values.Length; i++)
        {
            sums[i] += values[i] * factor;
        }
    }
}
