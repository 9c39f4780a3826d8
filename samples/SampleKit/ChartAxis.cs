using System.Globalization;

namespace SampleKit;

/// <summary>An axis: the values it spans, where its ticks are, and where a value lies along it.</summary>
internal sealed class ChartAxis
{
    private const int SmallestExponent = -9;
    private const double SmallestRoundNumber = 1e-9;
    private static readonly double[] RoundDigits = [1, 2, 5];

    private readonly Func<double, double> _scale;
    private readonly double _start;
    private readonly double _end;
    private readonly string _format;

    private ChartAxis(double minimum, double maximum, IEnumerable<double> ticks, string format, Func<double, double> scale)
    {
        _scale = scale;
        _start = scale(minimum);
        _end = scale(maximum);
        _format = format;

        // A tick that is a sum may miss an end of the axis by a rounding.
        double tolerance = 1e-9 * (_end - _start);
        Ticks = [.. ticks.Where(tick => scale(tick) >= _start - tolerance && scale(tick) <= _end + tolerance)];
    }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis in at most eight steps of 1, 2, 5, 10, 20... or, if they may be smaller than 1, of 0.5, 0.2, 0.1...</summary>
    public static ChartAxis Linear(double minimum, double maximum, string format, double smallestStep = 1)
    {
        double step = RoundNumbers().First(step => step >= smallestStep && (maximum - minimum) / step <= 8);
        IEnumerable<double> ticks = Enumerable.Range(0, 9).Select(index => minimum + index * step);
        return new ChartAxis(minimum, maximum, ticks, format, value => value);
    }

    /// <summary>A logarithmic axis from the round number below all <paramref name="values"/> to the one above.</summary>
    public static ChartAxis Logarithmic(IReadOnlyCollection<double> values, string format)
    {
        double minimum = RoundNumbers().LastOrDefault(number => number <= values.Min(), SmallestRoundNumber);
        double maximum = RoundNumbers().First(number => number >= values.Max());
        return new ChartAxis(
            minimum, maximum, RoundNumbers(), format, value => Math.Log10(Math.Max(value, SmallestRoundNumber)));
    }

    /// <summary>Where <paramref name="value"/> lies: 0 at the start of the axis, 1 at its end.</summary>
    public double Position(double value) => (_scale(value) - _start) / (_end - _start);

    public string Label(double tick) => tick.ToString(_format, CultureInfo.InvariantCulture);

    private static IEnumerable<double> RoundNumbers() =>
        from exponent in Enumerable.Range(SmallestExponent, 19)
        from digit in RoundDigits
        select digit * Math.Pow(10, exponent);
}
