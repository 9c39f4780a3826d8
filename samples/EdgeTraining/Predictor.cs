using System.Runtime.CompilerServices;
using RmsProp.Generated;

namespace EdgeTraining;

/// <summary>
/// Predicts the next value of a signal from the last 16: a linear filter, and beside it a hidden layer of 24 units for what is
/// not linear. The optimizer <c>Predictor.RMSprop</c> is generated from the attribute.
/// </summary>
/// <remarks>All inline, in one block of memory: parameters, gradients and slots are fields of objects that never change their size.</remarks>
[RMSpropConfig(LearningRate = 0.0005, Rho = 0.99, Epsilon = 1e-6, GlobalClipNorm = 1)]
internal partial struct Predictor
{
    public const int Inputs = 16;
    public const int Units = 24;

    public Filter Linear;
    public float Bias;
    public HiddenWeights Weights;
    public UnitValues Biases;
    public UnitValues Output;

    /// <summary>How many parameters there are.</summary>
    public static int Count => Unsafe.SizeOf<Predictor>() / sizeof(float);

    /// <summary>Small random weights for the hidden layer, and the rest 0: it begins by predicting 0.</summary>
    public static void Initialize(ref Predictor parameters)
    {
        parameters = default;
        Span<float> weights = parameters.Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = SymmetricHash.Of(-i - 2) / 4;
        }
    }

    /// <summary>
    /// Predicts the value that follows on the inputs. The hyperbolic tangent is that of double: those of float differ in last bits between
    /// C libraries, and boards would not have the bits of the machine on which a training was tried.
    /// </summary>
    public static float Predict(in Predictor parameters, ReadOnlySpan<float> inputs)
    {
        ReadOnlySpan<float> weights = parameters.Weights, biases = parameters.Biases, output = parameters.Output;
        float prediction = parameters.Bias + Dot(parameters.Linear, inputs);
        for (int unit = 0; unit < Units; unit++)
        {
            prediction += output[unit] * (float)Math.Tanh(biases[unit] + Dot(weights.Slice(unit * Inputs, Inputs), inputs));
        }

        return prediction;
    }

    /// <summary>error² / 2, where error = prediction - value. The generator derives the gradient.</summary>
    [Differentiable]
    public static float Loss(in Predictor parameters, ReadOnlySpan<float> inputs, float value)
    {
        float error = Predict(in parameters, inputs) - value;
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

    [InlineArray(Inputs)]
    public struct Filter
    {
        private float _element;
    }

    [InlineArray(Inputs * Units)]
    public struct HiddenWeights
    {
        private float _element;
    }

    [InlineArray(Units)]
    public struct UnitValues
    {
        private float _element;
    }
}
