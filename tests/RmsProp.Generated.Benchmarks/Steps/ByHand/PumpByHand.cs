using EdgeTraining;

namespace RmsProp.Generated.Benchmarks.Steps.ByHand;

/// <summary>The loss of the EdgeTraining sample and its gradient, by hand.</summary>
internal sealed class PumpByHand
{
    private readonly float[] _hidden = new float[Predictor.Units];

    /// <summary>Adds the gradient and returns the loss.</summary>
    public float AddGradients(in Predictor parameters, ReadOnlySpan<float> inputs, float value, ref Predictor gradients)
    {
        ReadOnlySpan<float> weights = parameters.Weights, biases = parameters.Biases, output = parameters.Output;
        float prediction = parameters.Bias + Dot(parameters.Linear, inputs);
        for (int unit = 0; unit < Predictor.Units; unit++)
        {
            _hidden[unit] = (float)Math.Tanh(biases[unit] + Dot(weights.Slice(unit * Predictor.Inputs, Predictor.Inputs), inputs));
            prediction += output[unit] * _hidden[unit];
        }

        float error = prediction - value;
        Span<float> weightGradients = gradients.Weights, biasGradients = gradients.Biases, outputGradients = gradients.Output;
        gradients.Bias += error;
        AddScaled(inputs, error, gradients.Linear);
        for (int unit = 0; unit < Predictor.Units; unit++)
        {
            outputGradients[unit] += error * _hidden[unit];
            float flow = error * output[unit] * (1 - _hidden[unit] * _hidden[unit]);
            biasGradients[unit] += flow;
            AddScaled(inputs, flow, weightGradients.Slice(unit * Predictor.Inputs, Predictor.Inputs));
        }

        return error * error / 2;
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
