using RmsProp.Generated.Objectives;

namespace RmsProp.Generated.Benchmarks.Steps.ByHand;

/// <summary>The loss of ADBench's mixture of Gaussians and its gradient, by hand, with the prior of γ = 1 and m = 0.</summary>
internal sealed class MixtureByHand(int dimensions, int components)
{
    private readonly int _size = dimensions * (dimensions + 1) / 2;
    private readonly double[] _centered = new double[components * dimensions], _transformed = new double[components * dimensions];
    private readonly double[] _scales = new double[components * dimensions], _logs = new double[components];
    private readonly double[] _terms = new double[components], _flow = new double[dimensions];

    /// <summary>Adds the gradient and returns the loss.</summary>
    public double AddGradients(in Mixture mixture, double[] points, in Mixture gradients)
    {
        int count = points.Length / dimensions;
        for (int k = 0; k < components; k++)
        {
            _logs[k] = mixture.Alphas[k];
            for (int i = 0; i < dimensions; i++)
            {
                double logarithm = mixture.Icf[k * _size + i];
                _scales[k * dimensions + i] = Math.Exp(logarithm);
                _logs[k] += logarithm;
            }
        }

        double sum = Constant(count);
        for (int point = 0; point < count; point++)
        {
            ReadOnlySpan<double> x = points.AsSpan(point * dimensions, dimensions);
            for (int k = 0; k < components; k++)
            {
                _terms[k] = _logs[k] - 0.5 * Transform(in mixture, x, k);
            }

            sum += LogSumExp(_terms);
            for (int k = 0; k < components; k++)
            {
                Add(in mixture, in gradients, k, _terms[k]);
            }
        }

        mixture.Alphas.CopyTo(_terms, 0);
        sum -= count * LogSumExp(_terms);
        for (int k = 0; k < components; k++)
        {
            gradients.Alphas[k] -= count * _terms[k];
        }

        return sum + AddPrior(in mixture, in gradients);
    }

    /// <summary>Q(x - μ) for a component; returns its square.</summary>
    private double Transform(in Mixture mixture, ReadOnlySpan<double> x, int k)
    {
        ReadOnlySpan<double> means = mixture.Means.AsSpan(k * dimensions, dimensions), below = mixture.Icf.AsSpan(k * _size + dimensions, _size - dimensions);
        Span<double> centered = _centered.AsSpan(k * dimensions, dimensions), transformed = _transformed.AsSpan(k * dimensions, dimensions);
        for (int i = 0; i < dimensions; i++)
        {
            centered[i] = x[i] - means[i];
            transformed[i] = _scales[k * dimensions + i] * centered[i];
        }

        int at = 0;
        for (int i = 0; i < dimensions; i++)
        {
            for (int o = i + 1; o < dimensions; o++)
            {
                transformed[o] += below[at++] * centered[i];
            }
        }

        double squares = 0;
        foreach (double value in transformed)
        {
            squares += value * value;
        }

        return squares;
    }

    private void Add(in Mixture mixture, in Mixture gradients, int k, double weight)
    {
        ReadOnlySpan<double> below = mixture.Icf.AsSpan(k * _size + dimensions, _size - dimensions);
        Span<double> meanGradients = gradients.Means.AsSpan(k * dimensions, dimensions), icfGradients = gradients.Icf.AsSpan(k * _size, _size);
        ReadOnlySpan<double> centered = _centered.AsSpan(k * dimensions, dimensions), transformed = _transformed.AsSpan(k * dimensions, dimensions);
        for (int i = 0; i < dimensions; i++)
        {
            _flow[i] = -weight * transformed[i];
        }

        gradients.Alphas[k] += weight;
        int at = 0;
        for (int i = 0; i < dimensions; i++)
        {
            double back = _scales[k * dimensions + i] * _flow[i];
            icfGradients[i] += weight + back * centered[i];
            for (int o = i + 1; o < dimensions; o++, at++)
            {
                icfGradients[dimensions + at] += _flow[o] * centered[i];
                back += _flow[o] * below[at];
            }

            meanGradients[i] -= back;
        }
    }

    private double AddPrior(in Mixture mixture, in Mixture gradients)
    {
        double prior = 0;
        for (int i = 0; i < mixture.Icf.Length; i++)
        {
            bool isLogarithm = i % _size < dimensions;
            double value = isLogarithm ? _scales[i / _size * dimensions + i % _size] : mixture.Icf[i];
            prior += 0.5 * value * value;
            gradients.Icf[i] += isLogarithm ? value * value : value;
        }

        return prior;
    }

    /// <summary>Turns terms into their softmax, and returns ln Σ e^term.</summary>
    private static double LogSumExp(double[] terms)
    {
        double largest = terms[0], sum = 0;
        foreach (double term in terms)
        {
            largest = Math.Max(largest, term);
        }

        for (int k = 0; k < terms.Length; k++)
        {
            sum += terms[k] = Math.Exp(terms[k] - largest);
        }

        for (int k = 0; k < terms.Length; k++)
        {
            terms[k] /= sum;
        }

        return largest + Math.Log(sum);
    }

    /// <summary>What the likelihood and the prior have beside the parameters.</summary>
    private double Constant(int count)
    {
        double logGamma = 0.25 * dimensions * (dimensions - 1) * Math.Log(Math.PI);
        for (int j = 1; j <= dimensions; j++)
        {
            logGamma += LogGamma(0.5 * (dimensions + 2 - j));
        }

        return -0.5 * count * dimensions * Math.Log(2 * Math.PI) + components * (0.5 * (dimensions + 1) * dimensions * Math.Log(2) + logGamma);
    }

    // Of half-integers: Γ(1) = 1, Γ(½) = √π, and Γ(x) = (x - 1) Γ(x - 1).
    private static double LogGamma(double x)
    {
        double sum = 0;
        for (; x > 1; x--)
        {
            sum += Math.Log(x - 1);
        }

        return x < 1 ? sum + 0.5 * Math.Log(Math.PI) : sum;
    }
}
