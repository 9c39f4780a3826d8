namespace RmsProp.Generated.GradientTests.Samples;

/// <summary>
/// Loss and gradient of Forecast's recurrent network, by hand: backpropagation through time, and through the forecasts that are inputs
/// of later months.
/// </summary>
internal sealed class GruGradient(double[] parameters)
{
    public const int Units = 16, Inputs = 2, Year = 12, Known = 60, Ahead = 12, End = Known + Ahead;

    // The gates update, reset and candidate, each with weights of inputs, weights of the state and biases; then the output.
    private const int States = Units * Inputs, Biases = States + (Units * Units), GateCount = Biases + Units;
    private const int Output = 3 * GateCount, OutputBias = Output + Units;

    public const int Count = OutputBias + 1;

    private readonly double[] _gradient = new double[Count];

    /// <summary>The mean loss of windows, then the derivatives by all parameters.</summary>
    public static double[] Of(double[] parameters, double[] surprises, int[] starts)
    {
        var gru = new GruGradient(parameters);
        double loss = starts.Sum(start => gru.AddWindow(surprises[start..(start + End)], 1.0 / starts.Length)) / starts.Length;
        return [loss, .. gru._gradient];
    }

    private double AddWindow(double[] window, double weight)
    {
        double[] series = [.. window[..Known], .. new double[Ahead]];
        var months = new Month[End];
        double[] state = new double[Units];
        for (int t = Year; t < End; t++)
        {
            state = (months[t] = Advance([series[t - 1], series[t - Year]], state)).Next;
            if (t >= Known)
            {
                series[t] = parameters[OutputBias] + Enumerable.Range(0, Units).Sum(i => parameters[Output + i] * months[t].Next[i]);
            }
        }

        double[] seriesGradient = new double[End];
        double loss = AddErrors(series, window, weight, seriesGradient);
        double[] stateGradient = new double[Units];
        for (int t = End - 1; t >= Year; t--)
        {
            for (int i = 0; t >= Known && i < Units; i++)
            {
                _gradient[Output + i] += seriesGradient[t] * months[t].Next[i];
                stateGradient[i] += seriesGradient[t] * parameters[Output + i];
            }

            _gradient[OutputBias] += t >= Known ? seriesGradient[t] : 0;
            double[] inputGradient = new double[Inputs];
            stateGradient = GoBack(months[t], stateGradient, inputGradient);
            seriesGradient[t - 1] += inputGradient[0];
            seriesGradient[t - Year] += inputGradient[1];
        }

        return loss;
    }

    /// <summary>The levels are off by sums of errors, so an error counts in its month and all later ones.</summary>
    private static double AddErrors(double[] series, double[] truth, double weight, double[] seriesGradient)
    {
        double loss = 0, error = 0;
        for (int t = Known; t < End; t++)
        {
            error += series[t] - truth[t];
            loss += error * error / Ahead;
            for (int earlier = Known; earlier <= t; earlier++)
            {
                seriesGradient[earlier] += weight * 2 * error / Ahead;
            }
        }

        return loss;
    }

    private Month Advance(double[] inputs, double[] state)
    {
        double[] update = [.. Sums(0, inputs, state).Select(Sigmoid)], reset = [.. Sums(1, inputs, state).Select(Sigmoid)];
        double[] seen = [.. reset.Zip(state, (r, h) => r * h)];
        double[] candidate = [.. Sums(2, inputs, seen).Select(Math.Tanh)];
        double[] next = [.. Enumerable.Range(0, Units).Select(i => (update[i] * state[i]) + ((1 - update[i]) * candidate[i]))];
        return new Month(inputs, state, update, reset, seen, candidate, next);
    }

    /// <summary>The gradient of the state before a month, from that of the state after it.</summary>
    private double[] GoBack(Month month, double[] nextGradient, double[] inputGradient)
    {
        int[] units = [.. Enumerable.Range(0, Units)];
        double[] update = month.Update, reset = month.Reset, candidate = month.Candidate, state = month.State;
        double[] stateGradient = [.. units.Select(i => nextGradient[i] * update[i])], seenGradient = new double[Units];
        AddGate(2, [.. units.Select(i => nextGradient[i] * (1 - update[i]) * (1 - (candidate[i] * candidate[i])))], month.Inputs, month.Seen, inputGradient, seenGradient);
        AddGate(1, [.. units.Select(i => seenGradient[i] * state[i] * reset[i] * (1 - reset[i]))], month.Inputs, state, inputGradient, stateGradient);
        AddGate(0, [.. units.Select(i => nextGradient[i] * (state[i] - candidate[i]) * update[i] * (1 - update[i]))], month.Inputs, state, inputGradient, stateGradient);
        return [.. units.Select(i => stateGradient[i] + (seenGradient[i] * reset[i]))];
    }

    private double[] Sums(int gate, double[] inputs, double[] state) =>
    [
        .. Enumerable.Range(0, Units).Select(i =>
            parameters[(gate * GateCount) + Biases + i]
            + inputs.Select((input, j) => input * parameters[(gate * GateCount) + (i * Inputs) + j]).Sum()
            + state.Select((value, j) => value * parameters[(gate * GateCount) + States + (i * Units) + j]).Sum()),
    ];

    private void AddGate(int gate, double[] sumGradient, double[] inputs, double[] state, double[] inputGradient, double[] stateGradient)
    {
        int start = gate * GateCount;
        for (int i = 0; i < Units; i++)
        {
            _gradient[start + Biases + i] += sumGradient[i];
            for (int j = 0; j < Inputs; j++)
            {
                _gradient[start + (i * Inputs) + j] += sumGradient[i] * inputs[j];
                inputGradient[j] += sumGradient[i] * parameters[start + (i * Inputs) + j];
            }

            for (int j = 0; j < Units; j++)
            {
                _gradient[start + States + (i * Units) + j] += sumGradient[i] * state[j];
                stateGradient[j] += sumGradient[i] * parameters[start + States + (i * Units) + j];
            }
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private sealed record Month(double[] Inputs, double[] State, double[] Update, double[] Reset, double[] Seen, double[] Candidate, double[] Next);
}
