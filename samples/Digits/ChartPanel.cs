using System.Xml.Linq;

namespace Digits;

/// <summary>A curve.</summary>
/// <param name="Style">How it looks: a class of the style sheet.</param>
/// <param name="Values">Its value after each epoch, from the first on.</param>
internal sealed record ChartSeries(string Style, IReadOnlyList<double> Values);

/// <summary>One diagram of a chart: axes with ticks, a grid, and curves over the epochs.</summary>
internal sealed record ChartPanel(string Title, ChartAxis Epochs, ChartAxis Values, IReadOnlyList<ChartSeries> Series)
{
    private const double TickLabelGap = 8;

    /// <summary>Draws the panel; the numbers are the corners of the area between the axes.</summary>
    public XElement Draw(double left, double top, double right, double bottom)
    {
        string clip = $"area-{Title.Split(' ')[0].ToLowerInvariant()}";
        return Svg.Group(
        [
            Svg.ClipPath(clip, Svg.Rectangle("", left, top, right - left, bottom - top)),
            Svg.Text("panel-title", left, top - 14, Title),
            .. Values.Ticks.SelectMany(ValueTick),
            .. Epochs.Ticks.SelectMany(EpochTick),
            Svg.Line("axis", left, bottom, right, bottom),
            Svg.Text("axis-title", (left + right) / 2, bottom + 42, "epoch"),
            .. Series.Select(series => Svg.Polyline(series.Style, series.Values.Select(Point), clip)),
        ]);

        IEnumerable<XElement> ValueTick(double tick) =>
        [
            Svg.Line("grid", left, Y(tick), right, Y(tick)),
            Svg.Text("value-tick", left - TickLabelGap, Y(tick) + 4, Values.Label(tick)),
        ];

        IEnumerable<XElement> EpochTick(double tick) =>
        [
            Svg.Line("axis", X(tick), bottom, X(tick), bottom + 5),
            Svg.Text("epoch-tick", X(tick), bottom + 12 + TickLabelGap, Epochs.Label(tick)),
        ];

        (double X, double Y) Point(double value, int index) => (X(index + 1), Y(value));

        double X(double epoch) => left + Epochs.Position(epoch) * (right - left);

        double Y(double value) => bottom - Values.Position(value) * (bottom - top);
    }
}
