namespace RmsProp.Generated.GradientTests.Samples;

/// <summary>Loss and gradient of EdgeTraining's predictor, by hand: a linear filter and a hidden layer of tanh units.</summary>
internal static class PumpGradient
{
    public const int Inputs = 16, Units = 24;

    // The places of the fields: filter, bias, hidden weights, hidden biases, output weights.
    private const int Bias = Inputs, Weights = Bias + 1, Biases = Weights + (Inputs * Units), Output = Biases + Units;

    public const int Count = Output + Units;

    /// <summary>The loss, then the derivatives by all parameters.</summary>
    public static double[] Of(double[] parameters, double[] inputs, double value)
    {
        double[] hidden = new double[Units];
        double prediction = parameters[Bias] + Dot(0);
        for (int unit = 0; unit < Units; unit++)
        {
            hidden[unit] = Math.Tanh(parameters[Biases + unit] + Dot(Weights + (unit * Inputs)));
            prediction += parameters[Output + unit] * hidden[unit];
        }

        double error = prediction - value;
        double[] gradient = new double[Count];
        gradient[Bias] = error;
        Scale(error, 0);
        for (int unit = 0; unit < Units; unit++)
        {
            gradient[Output + unit] = error * hidden[unit];
            gradient[Biases + unit] = error * parameters[Output + unit] * (1 - (hidden[unit] * hidden[unit]));
            Scale(gradient[Biases + unit], Weights + (unit * Inputs));
        }

        return [error * error / 2, .. gradient];

        double Dot(int place) => inputs.Select((input, i) => input * parameters[place + i]).Sum();

        void Scale(double factor, int place)
        {
            for (int i = 0; i < Inputs; i++)
            {
                gradient[place + i] = factor * inputs[i];
            }
        }
    }
}
