using RmsProp.Generated.Objectives;

namespace RmsProp.Generated.Benchmarks.Steps.ByHand;

/// <summary>The loss of ADBench's LSTM and its gradient, by hand: back through all characters.</summary>
internal sealed class LstmByHand(int layers, int width, int characters)
{
    private readonly Moment[] _moments = [.. Enumerable.Range(0, layers * (characters - 1)).Select(_ => new Moment(width))];
    private readonly double[] _state = new double[2 * layers * width], _stateFlow = new double[2 * layers * width], _exponentials = new double[width];
    private readonly double[] _outputs = new double[(characters - 1) * width], _flows = new double[(characters - 1) * width], _flow = new double[width];

    /// <summary>Adds the gradient and returns the loss.</summary>
    public double AddGradients(in Lstm lstm, double[] state, double[] sequence, in Lstm gradients)
    {
        state.CopyTo(_state, 0);
        Array.Clear(_stateFlow);
        double loss = 0;
        for (int t = 0; t < characters - 1; t++)
        {
            Span<double> input = _outputs.AsSpan(t * width, width);
            for (int i = 0; i < width; i++)
            {
                input[i] = sequence[t * width + i] * lstm.Extra[i];
            }

            for (int layer = 0; layer < layers; layer++)
            {
                Advance(lstm.Main.AsSpan(layer * 8 * width, 8 * width), _moments[t * layers + layer], State(_state, layer), Cell(_state, layer), input);
            }

            loss += Loss(in lstm, input, sequence.AsSpan((t + 1) * width, width), _flows.AsSpan(t * width, width));
        }

        for (int t = characters - 2; t >= 0; t--)
        {
            GoBack(in lstm, in gradients, sequence.AsSpan(t * width, width), t);
        }

        return loss / (width * (characters - 1));
    }

    private Span<double> State(double[] state, int layer) => state.AsSpan(2 * layer * width, width);

    private Span<double> Cell(double[] state, int layer) => state.AsSpan((2 * layer + 1) * width, width);

    private void Advance(ReadOnlySpan<double> parameters, Moment moment, Span<double> hidden, Span<double> cell, Span<double> input)
    {
        input.CopyTo(moment.Input);
        hidden.CopyTo(moment.Hidden);
        cell.CopyTo(moment.Cell);
        for (int i = 0; i < width; i++)
        {
            double forget = moment.Forget[i] = Sigmoid(input[i] * parameters[i] + parameters[4 * width + i]);
            double ingate = moment.Ingate[i] = Sigmoid(hidden[i] * parameters[width + i] + parameters[5 * width + i]);
            double outgate = moment.Outgate[i] = Sigmoid(input[i] * parameters[2 * width + i] + parameters[6 * width + i]);
            double change = moment.Change[i] = Math.Tanh(hidden[i] * parameters[3 * width + i] + parameters[7 * width + i]);
            cell[i] = cell[i] * forget + ingate * change;
            moment.Output[i] = Math.Tanh(cell[i]);
            input[i] = hidden[i] = outgate * moment.Output[i];
        }
    }

    private double Loss(in Lstm lstm, ReadOnlySpan<double> input, ReadOnlySpan<double> truth, Span<double> flow)
    {
        double sum = 2, total = 0, loss = 0;
        for (int i = 0; i < width; i++)
        {
            double output = input[i] * lstm.Extra[width + i] + lstm.Extra[2 * width + i];
            sum += _exponentials[i] = Math.Exp(output);
            total += truth[i];
            loss -= truth[i] * output;
        }

        double weight = 1.0 / (width * (characters - 1));
        for (int i = 0; i < width; i++)
        {
            flow[i] = weight * (total * _exponentials[i] / sum - truth[i]);
        }

        return loss + total * Math.Log(sum);
    }

    private void GoBack(in Lstm lstm, in Lstm gradients, ReadOnlySpan<double> character, int t)
    {
        for (int i = 0; i < width; i++)
        {
            double flow = _flows[t * width + i];
            gradients.Extra[width + i] += flow * _outputs[t * width + i];
            gradients.Extra[2 * width + i] += flow;
            _flow[i] = flow * lstm.Extra[width + i];
        }

        for (int layer = layers - 1; layer >= 0; layer--)
        {
            GoBack(
                lstm.Main.AsSpan(layer * 8 * width, 8 * width), gradients.Main.AsSpan(layer * 8 * width, 8 * width),
                _moments[t * layers + layer], State(_stateFlow, layer), Cell(_stateFlow, layer));
        }

        for (int i = 0; i < width; i++)
        {
            gradients.Extra[i] += _flow[i] * character[i];
        }
    }

    private void GoBack(ReadOnlySpan<double> parameters, Span<double> gradients, Moment moment, Span<double> hiddenFlow, Span<double> cellFlow)
    {
        for (int i = 0; i < width; i++)
        {
            double hidden = hiddenFlow[i] + _flow[i], output = moment.Output[i], cell = cellFlow[i] + hidden * moment.Outgate[i] * (1 - output * output);
            double forget = cell * moment.Cell[i] * moment.Forget[i] * (1 - moment.Forget[i]), ingate = cell * moment.Change[i] * moment.Ingate[i] * (1 - moment.Ingate[i]);
            double outgate = hidden * output * moment.Outgate[i] * (1 - moment.Outgate[i]), change = cell * moment.Ingate[i] * (1 - moment.Change[i] * moment.Change[i]);
            gradients[i] += forget * moment.Input[i];
            gradients[width + i] += ingate * moment.Hidden[i];
            gradients[2 * width + i] += outgate * moment.Input[i];
            gradients[3 * width + i] += change * moment.Hidden[i];
            gradients[4 * width + i] += forget;
            gradients[5 * width + i] += ingate;
            gradients[6 * width + i] += outgate;
            gradients[7 * width + i] += change;
            cellFlow[i] = cell * moment.Forget[i];
            hiddenFlow[i] = ingate * parameters[width + i] + change * parameters[3 * width + i];
            _flow[i] = forget * parameters[i] + outgate * parameters[2 * width + i];
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>What a layer did with a character.</summary>
    private sealed class Moment(int width)
    {
        public readonly double[] Input = new double[width], Hidden = new double[width], Cell = new double[width], Output = new double[width];
        public readonly double[] Forget = new double[width], Ingate = new double[width], Outgate = new double[width], Change = new double[width];
    }
}
