using static TorchSharp.torch;

namespace RmsProp.Generated.Benchmarks.TorchSharp;

/// <summary>The models of libtorch-steps.cpp, call for call.</summary>
internal sealed class Linear : StepModel
{
    protected override long[][] Shapes => [[16], []];

    protected override Tensor Loss(int batch)
    {
        Tensor x = Inputs.narrow(0, batch * 17, 16), y = Inputs.select(0, batch * 17 + 16);
        return (dot(Weights[0], x) + Weights[1] - y).square() * 0.5;
    }
}

internal sealed class Pump : StepModel
{
    protected override long[][] Shapes => [[16], [], [24, 16], [24], [24]];

    protected override Tensor Loss(int batch)
    {
        Tensor x = Inputs.narrow(0, batch, 16), y = Inputs.select(0, batch + 16);
        Tensor hidden = Weights[3].addmv(Weights[2], x).tanh();
        return (dot(Weights[0], x) + Weights[1] + dot(Weights[4], hidden) - y).square() * 0.5;
    }
}

internal sealed class Digits : StepModel
{
    protected override long[][] Shapes => [[64, 128], [128], [128, 64], [64], [64, 10], [10]];

    protected override Tensor Loss(int batch)
    {
        Tensor x = Inputs.narrow(0, batch * BatchSize * 64, BatchSize * 64).view(BatchSize, 64);
        x = Weights[1].addmm(x, Weights[0]).relu();
        x = Weights[3].addmm(x, Weights[2]).relu();
        return nn.functional.cross_entropy(Weights[5].addmm(x, Weights[4]), Labels.narrow(0, batch * BatchSize, BatchSize));
    }
}

/// <summary>All windows of a batch at a time.</summary>
internal sealed class Gru : StepModel
{
    private const int Units = 16, Year = 12, Known = 60, End = 72;

    protected override long[][] Shapes => [.. Enumerable.Repeat<long[][]>([[Units, 2], [Units, Units], [Units]], 3).SelectMany(gate => gate), [Units], []];

    protected override Tensor Loss(int batch)
    {
        Tensor windows = Inputs.narrow(0, batch * BatchSize, BatchSize + End - 1).unfold(0, End, 1), state = zeros(BatchSize, Units);
        List<Tensor> months = [.. Enumerable.Range(0, Known).Select(t => windows.select(1, t))];
        Tensor[] weights = [.. Enumerable.Range(0, 3).Select(gate => cat([Weights[3 * gate], Weights[3 * gate + 1]], 1).t())];
        Tensor both = cat([weights[0], weights[1]], 1), biases = cat([Weights[2], Weights[5]]);
        for (int t = Year; t < End; t++)
        {
            Tensor x = stack([months[t - 1], months[t - Year]], 1);
            Tensor gates = biases.addmm(cat([x, state], 1), both).sigmoid();
            Tensor update = gates.narrow(1, 0, Units), reset = gates.narrow(1, Units, Units);
            Tensor candidate = Weights[8].addmm(cat([x, reset * state], 1), weights[2]).tanh();
            state = candidate.lerp(state, update);
            if (t >= Known)
            {
                months.Add(mv(state, Weights[9]) + Weights[10]);
            }
        }

        return (stack(months[Known..], 1) - windows.narrow(1, Known, End - Known)).cumsum(1).square().mean();
    }
}

internal sealed class Mixture : StepModel
{
    private const int D = 10, K = 25, N = 1_000, Size = D * (D + 1) / 2;

    // Where the numbers below the diagonal stand: column by column.
    private readonly Tensor _rows = tensor(Below.Select(pair => (long)pair.Row).ToArray()), _columns = tensor(Below.Select(pair => (long)pair.Column).ToArray());

    protected override long[][] Shapes => [[K], [K, D], [K, Size]];

    private static IEnumerable<(int Row, int Column)> Below =>
        from column in Enumerable.Range(0, D)
        from row in Enumerable.Range(column + 1, D - 1 - column)
        select (row, column);

    // Γ of half-integers: Γ(1) = 1, Γ(½) = √π, and Γ(x) = (x - 1) Γ(x - 1).
    private static readonly double Constant = -0.5 * N * D * Math.Log(2 * Math.PI) + K * (0.5 * (D + 1) * D * Math.Log(2) + 0.25 * D * (D - 1) * Math.Log(Math.PI)
        + Enumerable.Range(1, D).Sum(j => LogGamma(0.5 * (D + 2 - j))));

    protected override Tensor Loss(int batch)
    {
        Tensor x = Inputs.narrow(0, batch * N * D, N * D).view(N, D), icf = Weights[2], logs = icf.narrow(1, 0, D), below = icf.narrow(1, D, Size - D);
        Tensor scales = logs.exp(), triangle = diag_embed(scales, 0, -2, -1);
        triangle.index_put_(below, TensorIndex.Colon, TensorIndex.Tensor(_rows), TensorIndex.Tensor(_columns));
        Tensor centered = x.unsqueeze(0) - Weights[1].unsqueeze(1); // k × n × d
        Tensor squares = bmm(centered, triangle.transpose(1, 2)).square().sum(2);
        Tensor terms = (Weights[0] + logs.sum(1)).unsqueeze(1) - 0.5 * squares;
        Tensor prior = 0.5 * (scales.square().sum() + below.square().sum());
        return logsumexp(terms, 0).sum() - N * logsumexp(Weights[0], 0) + prior + Constant;
    }

    private static double LogGamma(double x) => x > 1 ? Math.Log(x - 1) + LogGamma(x - 1) : x < 1 ? 0.5 * Math.Log(Math.PI) : 0;
}

internal sealed class Lstm : StepModel
{
    private const int Layers = 2, B = 14, Characters = 1_024;

    protected override long[][] Shapes => [[Layers, 8, B], [3, B]];

    protected override Tensor Loss(int batch)
    {
        Tensor x = Inputs.narrow(0, 2 * Layers * B + batch * Characters * B, Characters * B).view(Characters, B), scaled = x * Weights[1].select(0, 0);
        int[] layers = [.. Enumerable.Range(0, Layers)];
        Tensor[] hidden = [.. layers.Select(layer => Inputs.narrow(0, 2 * layer * B, B))], cell = [.. layers.Select(layer => Inputs.narrow(0, (2 * layer + 1) * B, B))];
        Tensor[] weights = [.. layers.Select(layer => Weights[0].select(0, layer).narrow(0, 0, 4))], biases = [.. layers.Select(layer => Weights[0].select(0, layer).narrow(0, 4, 4))];
        List<Tensor> outputs = [];
        for (int t = 0; t < Characters - 1; t++)
        {
            Tensor input = scaled.select(0, t);
            foreach (int layer in layers)
            {
                Tensor sums = addcmul(biases[layer], stack([input, hidden[layer], input, hidden[layer]]), weights[layer], 1);
                Tensor gates = sums.narrow(0, 0, 3).sigmoid();
                cell[layer] = cell[layer] * gates.select(0, 0) + gates.select(0, 1) * sums.select(0, 3).tanh();
                input = hidden[layer] = gates.select(0, 2) * cell[layer].tanh();
            }

            outputs.Add(input);
        }

        Tensor output = addcmul(Weights[1].select(0, 2), stack(outputs), Weights[1].select(0, 1), 1);
        Tensor logs = (output.exp().sum(1, true) + 2).log();
        return -((output - logs) * x.narrow(0, 1, Characters - 1)).sum() / (B * (Characters - 1));
    }
}
