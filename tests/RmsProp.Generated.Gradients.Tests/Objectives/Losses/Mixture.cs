namespace RmsProp.Generated.Objectives;

[RMSpropConfig]
internal partial struct Mixture
{
    public double[] Alphas;
    public double[] Means;
    public double[] Icf;

    [Differentiable]
    public static double Loss(in Mixture mixture, double[] x, int d, double gamma, int m)
    {
        int k = mixture.Alphas.Length, n = x.Length / d, size = d * (d + 1) / 2;
        Span<double> terms = stackalloc double[k];
        Span<double> centered = stackalloc double[d];
        Span<double> transformed = stackalloc double[d];
        double sum = 0;
        for (int s = 0; s < n; s++)
        {
            for (int j = 0; j < k; j++)
            {
                ReadOnlySpan<double> icf = mixture.Icf.AsSpan(j * size, size);
                double logDiagonal = 0;
                for (int i = 0; i < d; i++)
                {
                    centered[i] = x[s * d + i] - mixture.Means[j * d + i];
                    transformed[i] = Math.Exp(icf[i]) * centered[i];
                    logDiagonal += icf[i];
                }

                int at = d;
                for (int i = 0; i < d; i++)
                {
                    for (int o = i + 1; o < d; o++)
                    {
                        transformed[o] += icf[at++] * centered[i];
                    }
                }

                double squares = 0;
                foreach (double value in transformed)
                {
                    squares += value * value;
                }

                terms[j] = mixture.Alphas[j] + logDiagonal - 0.5 * squares;
            }

            sum += LogSumExp(terms);
        }

        return -n * d * 0.5 * Math.Log(2 * Math.PI) + sum - n * LogSumExp(mixture.Alphas) + Prior(mixture, d, gamma, m);
    }

    private static double LogSumExp(ReadOnlySpan<double> values)
    {
        double max = values[0];
        for (int i = 1; i < values.Length; i++)
        {
            max = Math.Max(max, values[i]);
        }

        double sum = 0;
        foreach (double value in values)
        {
            sum += Math.Exp(value - max);
        }

        return max + Math.Log(sum);
    }

    private static double Prior(in Mixture mixture, int d, double gamma, int m)
    {
        int k = mixture.Alphas.Length, size = d * (d + 1) / 2;
        double prior = 0;
        for (int j = 0; j < k; j++)
        {
            double squares = 0, sum = 0;
            for (int i = 0; i < size; i++)
            {
                double value = mixture.Icf[j * size + i];
                if (i < d)
                {
                    sum += value;
                    value = Math.Exp(value);
                }

                squares += value * value;
            }

            prior += 0.5 * gamma * gamma * squares - m * sum;
        }

        double c = (d + m + 1) * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - LogGammaDistribution(d, 0.5 * (d + m + 1));
        return prior - k * c;
    }

    private static double LogGammaDistribution(int d, double a)
    {
        double sum = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (int j = 1; j <= d; j++)
        {
            sum += LogGamma(a + 0.5 * (1 - j));
        }

        return sum;
    }

    // Of half-integers: Γ(1) = 1, Γ(½) = √π, and Γ(x) = (x - 1) Γ(x - 1).
    private static double LogGamma(double x)
    {
        double sum = 0;
        while (x > 1)
        {
            x -= 1;
            sum += Math.Log(x);
        }

        return x < 1 ? sum + 0.5 * Math.Log(Math.PI) : sum;
    }
}
