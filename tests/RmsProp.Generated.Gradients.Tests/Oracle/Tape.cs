namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>How a number depends on another.</summary>
/// <param name="From">The node of the other number.</param>
/// <param name="Partial">The partial derivative, in double whatever the type of the numbers.</param>
/// <param name="Error">
/// How far the partial derivative may be off if it is computed in the numbers' own type, in units of the roundoff.
/// </param>
internal readonly record struct Edge(int From, double Partial, double Error);

/// <summary>
/// The local derivatives of everything that a program computed from the parameters, in the order of execution. Tangents are carried
/// forward along it, in the order in which the values were computed: no adjoint is involved.
/// </summary>
internal sealed class Tape
{
    public const int Constant = -1;

    private readonly List<Edge> _edges = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _uses = [];

    /// <summary>Whether a float depends on the parameters, so that the gradient is only as accurate as floats are.</summary>
    public bool HasSingle { get; set; }

    /// <summary>The unit roundoff of the least accurate type.</summary>
    public double Roundoff => HasSingle ? Math.ScaleB(1, -24) : Math.ScaleB(1, -53);

    public int Add(params ReadOnlySpan<Edge> edges)
    {
        bool isActive = false;
        int start = _edges.Count;
        foreach (Edge edge in edges)
        {
            if (edge.From != Constant)
            {
                isActive = true;
                _edges.Add(edge);
                _uses[edge.From]++;
            }
        }

        return isActive ? Started(start) : Constant;
    }

    /// <summary>A number that depends on nothing but itself: a parameter.</summary>
    public int AddParameter() => Started(_edges.Count);

    private int Started(int start)
    {
        _starts.Add(start);
        _uses.Add(0);
        return _starts.Count - 1;
    }

    /// <summary>The derivative of a number with respect to a parameter, and how far that of a reverse sweep may be off.</summary>
    /// <remarks>
    /// The derivative is a sum over paths of products of partial derivatives. A reverse sweep in a type with unit roundoff u computes
    /// the same sum. A path picks up a relative error of at most u for the product of each edge, u for each addition that its part
    /// takes part in (at a node with n uses at most n, in whatever order they are added), and the error of the partial
    /// derivative itself. <c>errors</c> is the sum over paths of |product| times the number of these errors, carried forward like
    /// a tangent:
    /// <code>magnitude = Σ |p| · magnitude(from)
    /// errors    = Σ |p| · errors(from) + (|p| · (1 + uses(from)) + error(p)) · magnitude(from)</code>
    /// so that the derivative is off by at most u · errors to first order; a tenth more covers the products of errors as long as a
    /// path's own errors stay below 0.1. The tangent carried forward in double has as many errors with its own u.
    /// </remarks>
    public Derivative Differentiate(int number, int parameter)
    {
        if (number < parameter)
        {
            return default;
        }

        var tangents = new double[number + 1];
        var magnitudes = new double[number + 1];
        var errors = new double[number + 1];
        tangents[parameter] = magnitudes[parameter] = 1;
        for (int node = parameter + 1; node <= number; node++)
        {
            int end = node + 1 < _starts.Count ? _starts[node + 1] : _edges.Count;
            for (int i = _starts[node]; i < end; i++)
            {
                (int from, double partial, double error) = _edges[i];
                double magnitude = magnitudes[from];
                if (magnitude != 0)
                {
                    tangents[node] += StrongProduct(partial, tangents[from]);
                    magnitudes[node] += StrongProduct(Math.Abs(partial), magnitude);
                    errors[node] += StrongProduct(Math.Abs(partial), errors[from])
                        + StrongProduct((Math.Abs(partial) * (1 + _uses[from])) + error, magnitude);
                }
            }
        }

        double own = errors[number] * Math.ScaleB(1, -53);

        // What underflows in the numbers' type is off by up to its smallest number at each edge.
        double underflow = (HasSingle ? float.Epsilon : double.Epsilon) * (1 + _edges.Count) * (1 + magnitudes[number]);
        return new Derivative(tangents[number], magnitudes[number], (1.1 * ((errors[number] * Roundoff) + own)) + underflow);
    }

    /// <summary>A product in which a factor that is exactly 0 wins over an infinite or undefined one.</summary>
    private static double StrongProduct(double left, double right) => left == 0 || right == 0 ? 0 : left * right;
}

/// <summary>A derivative.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Magnitude">The sum of the magnitudes of what it is the sum of: far larger than the value where terms cancel.</param>
/// <param name="Bound">How far the value of a reverse sweep may differ.</param>
internal readonly record struct Derivative(double Value, double Magnitude, double Bound);
