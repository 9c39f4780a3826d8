using Forecast;

namespace RmsProp.Generated.Benchmarks.Steps.ByHand;

/// <summary>
/// The loss of the Forecast sample and its gradient, by hand: back through all months, and through the forecasts that are inputs of later ones.
/// </summary>
internal sealed class GruByHand
{
    private const int Units = Gru.Units, Year = Co2Record.MonthsPerYear, Known = TrainingPlan.KnownMonths, Ahead = TrainingPlan.ForecastMonths, End = Known + Ahead;

    private readonly Month[] _months = [.. Enumerable.Range(0, End).Select(_ => new Month())];
    private readonly float[] _series = new float[End], _seriesFlow = new float[End], _errors = new float[End];
    private readonly float[] _stateFlow = new float[Units], _before = new float[Units], _seen = new float[Units];
    private readonly float[] _candidate = new float[Units], _update = new float[Units], _reset = new float[Units], _zero = new float[Units];

    /// <summary>Adds the gradient of the mean over windows and returns the mean.</summary>
    public float AddGradients(in Gru gru, ReadOnlySpan<float> surprises, ReadOnlySpan<int> starts, ref Gru gradients)
    {
        float loss = 0;
        foreach (int start in starts)
        {
            ReadOnlySpan<float> window = surprises.Slice(start, End);
            Forward(in gru, window);
            loss += AddErrors(window, 1f / starts.Length);
            Backward(in gru, ref gradients);
        }

        return loss / starts.Length;
    }

    private void Forward(in Gru gru, ReadOnlySpan<float> window)
    {
        window[..Known].CopyTo(_series);
        float[] state = _zero;
        for (int t = Year; t < End; t++)
        {
            Advance(in gru, _series[t - 1], _series[t - Year], state, _months[t]);
            state = _months[t].After;
            if (t >= Known)
            {
                float surprise = gru.OutputBias;
                for (int unit = 0; unit < Units; unit++)
                {
                    surprise += gru.Output[unit] * state[unit];
                }

                _series[t] = surprise;
            }
        }
    }

    /// <summary>A level is as far off as all months up to it together, so an error counts in its month and all later ones.</summary>
    private float AddErrors(ReadOnlySpan<float> window, float weight)
    {
        float error = 0, sum = 0, later = 0;
        for (int t = Known; t < End; t++)
        {
            _errors[t] = error += _series[t] - window[t];
            sum += error * error;
        }

        Array.Clear(_seriesFlow);
        for (int t = End - 1; t >= Known; t--)
        {
            _seriesFlow[t] = later += _errors[t] * (2 * weight / Ahead);
        }

        return sum / Ahead;
    }

    private void Backward(in Gru gru, ref Gru gradients)
    {
        Array.Clear(_stateFlow);
        for (int t = End - 1; t >= Year; t--)
        {
            if (t >= Known)
            {
                gradients.OutputBias += _seriesFlow[t];
                for (int unit = 0; unit < Units; unit++)
                {
                    gradients.Output[unit] += _seriesFlow[t] * _months[t].After[unit];
                    _stateFlow[unit] += _seriesFlow[t] * gru.Output[unit];
                }
            }

            GoBack(in gru, ref gradients, t);
        }
    }

    private static void Advance(in Gru gru, float last, float yearAgo, float[] state, Month month)
    {
        month.Before = state;
        for (int unit = 0; unit < Units; unit++)
        {
            month.Update[unit] = Sigmoid(Sum(in gru.Update, unit, last, yearAgo, state));
            month.Reset[unit] = Sigmoid(Sum(in gru.Reset, unit, last, yearAgo, state));
            month.Seen[unit] = month.Reset[unit] * state[unit];
        }

        for (int unit = 0; unit < Units; unit++)
        {
            month.Candidate[unit] = MathF.Tanh(Sum(in gru.Candidate, unit, last, yearAgo, month.Seen));
            month.After[unit] = month.Update[unit] * state[unit] + (1 - month.Update[unit]) * month.Candidate[unit];
        }
    }

    /// <summary>Turns the gradient of the state after a month into that of the state before it.</summary>
    private void GoBack(in Gru gru, ref Gru gradients, int t)
    {
        Month month = _months[t];
        Array.Clear(_seen);
        for (int unit = 0; unit < Units; unit++)
        {
            float flow = _stateFlow[unit], update = month.Update[unit], candidate = month.Candidate[unit];
            _candidate[unit] = flow * (1 - update) * (1 - candidate * candidate);
            _update[unit] = flow * (month.Before[unit] - candidate) * update * (1 - update);
            _before[unit] = flow * update;
        }

        AddGate(in gru.Candidate, in gradients.Candidate, _candidate, t, month.Seen, _seen);
        for (int unit = 0; unit < Units; unit++)
        {
            _reset[unit] = _seen[unit] * month.Before[unit] * month.Reset[unit] * (1 - month.Reset[unit]);
            _before[unit] += _seen[unit] * month.Reset[unit];
        }

        AddGate(in gru.Reset, in gradients.Reset, _reset, t, month.Before, _before);
        AddGate(in gru.Update, in gradients.Update, _update, t, month.Before, _before);
        _before.CopyTo(_stateFlow, 0);
    }

    /// <summary>Adds the gradients of a gate, of the series and of the state, from those of the gate's sums.</summary>
    private void AddGate(in Gru.Gate gate, in Gru.Gate gradients, float[] flow, int t, float[] state, float[] stateFlow)
    {
        float last = 0, yearAgo = 0;
        for (int unit = 0; unit < Units; unit++)
        {
            gradients.Biases[unit] += flow[unit];
            gradients.Inputs[unit, 0] += flow[unit] * _series[t - 1];
            gradients.Inputs[unit, 1] += flow[unit] * _series[t - Year];
            last += flow[unit] * gate.Inputs[unit, 0];
            yearAgo += flow[unit] * gate.Inputs[unit, 1];
            for (int other = 0; other < Units; other++)
            {
                gradients.States[unit, other] += flow[unit] * state[other];
                stateFlow[other] += flow[unit] * gate.States[unit, other];
            }
        }

        _seriesFlow[t - 1] += last;
        _seriesFlow[t - Year] += yearAgo;
    }

    private static float Sum(in Gru.Gate gate, int unit, float last, float yearAgo, float[] state)
    {
        float sum = gate.Biases[unit] + gate.Inputs[unit, 0] * last + gate.Inputs[unit, 1] * yearAgo;
        for (int other = 0; other < Units; other++)
        {
            sum += gate.States[unit, other] * state[other];
        }

        return sum;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    private sealed class Month
    {
        public float[] Before = [];
        public readonly float[] Update = new float[Units], Reset = new float[Units], Seen = new float[Units], Candidate = new float[Units], After = new float[Units];
    }
}
