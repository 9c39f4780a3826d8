namespace RmsProp.Generated.Tests.Adam;

/// <summary>
/// One weight trained by Adam with Keras' defaults, in double precision: algorithm 1 of Kingma and Ba, "Adam: a method for stochastic
/// optimization" (2015).
/// </summary>
internal sealed class AdamFormula
{
    public const double LearningRate = 0.001;
    public const double Beta1 = 0.9;
    public const double Beta2 = 0.999;
    public const double Epsilon = 1e-7;

    private double _mean;
    private double _meanOfSquares;
    private int _steps;

    public double Weight { get; private set; }

    public void Step(double gradient)
    {
        _steps++;
        _mean = (Beta1 * _mean) + ((1 - Beta1) * gradient);
        _meanOfSquares = (Beta2 * _meanOfSquares) + ((1 - Beta2) * gradient * gradient);
        double mean = _mean / (1 - Math.Pow(Beta1, _steps));
        double meanOfSquares = _meanOfSquares / (1 - Math.Pow(Beta2, _steps));
        Weight -= LearningRate * mean / (Math.Sqrt(meanOfSquares) + Epsilon);
    }
}
