namespace RmsProp.Generated.Objectives;

[RMSpropConfig]
internal partial struct Lstm
{
    public double[] Main;
    public double[] Extra;

    [Differentiable]
    public static double Loss(in Lstm lstm, double[] state, double[] sequence, int b)
    {
        int layers = lstm.Main.Length / (8 * b), steps = sequence.Length / b;
        var current = new double[state.Length];
        state.AsSpan().CopyTo(current);
        var input = new double[b];
        var output = new double[b];
        double loss = 0;
        for (int t = 0; t < steps - 1; t++)
        {
            for (int i = 0; i < b; i++)
            {
                input[i] = sequence[t * b + i] * lstm.Extra[i];
            }

            for (int layer = 0; layer < layers; layer++)
            {
                ReadOnlySpan<double> parameters = lstm.Main.AsSpan(layer * 8 * b, 8 * b);
                Span<double> hidden = current.AsSpan(layer * 2 * b, b);
                Span<double> cell = current.AsSpan(layer * 2 * b + b, b);
                for (int i = 0; i < b; i++)
                {
                    double forget = Sigmoid(input[i] * parameters[i] + parameters[4 * b + i]);
                    double ingate = Sigmoid(hidden[i] * parameters[b + i] + parameters[5 * b + i]);
                    double outgate = Sigmoid(input[i] * parameters[2 * b + i] + parameters[6 * b + i]);
                    double change = Math.Tanh(hidden[i] * parameters[3 * b + i] + parameters[7 * b + i]);
                    cell[i] = cell[i] * forget + ingate * change;
                    hidden[i] = outgate * Math.Tanh(cell[i]);
                    input[i] = hidden[i];
                }
            }

            double sum = 2;
            for (int i = 0; i < b; i++)
            {
                output[i] = input[i] * lstm.Extra[b + i] + lstm.Extra[2 * b + i];
                sum += Math.Exp(output[i]);
            }

            double logSum = Math.Log(sum);
            for (int i = 0; i < b; i++)
            {
                loss += sequence[(t + 1) * b + i] * (output[i] - logSum);
            }
        }

        return -loss / (b * (steps - 1));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
