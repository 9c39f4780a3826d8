using System.Xml.Linq;

namespace SampleKit;

/// <summary>A curve.</summary>
/// <param name="Style">How it looks: a class of the style sheet.</param>
/// <param name="Points">What it connects, in the units of the axes.</param>
internal sealed record ChartSeries(string Style, IEnumerable<(double X, double Y)> Points);

/// <summary>One diagram of a chart: axes with ticks, a grid, and curves.</summary>
internal sealed record ChartPanel(string Title, string Over, ChartAxis Horizontal, ChartAxis Vertical, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>How the document's background and title, and all of a panel but its curves, look.</summary>
    public const string Styles = """

        text { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 12px; fill: #555; }
        .background { fill: #fff; }
        .title { font-size: 18px; font-weight: 600; fill: #222; }
        .panel-title { font-size: 13px; font-weight: 600; fill: #222; }
        .vertical-tick { text-anchor: end; }
        .horizontal-tick, .axis-title { text-anchor: middle; }
        .grid { stroke: #e6e6e6; }
        .axis { stroke: #888; }
        """;

    private const double TickLabelGap = 8;

    /// <summary>Draws the panel; the numbers are the corners of the area between the axes.</summary>
    public XElement Draw(double left, double top, double right, double bottom)
    {
        string clip = $"area-{Title.Split(' ')[0].ToLowerInvariant()}";
        return Svg.Group(
        [
            Svg.ClipPath(clip, Svg.Rectangle("", left, top, right - left, bottom - top)),
            Svg.Text("panel-title", left, top - 14, Title),
            .. Vertical.Ticks.SelectMany(VerticalTick),
            .. Horizontal.Ticks.SelectMany(HorizontalTick),
            Svg.Line("axis", left, bottom, right, bottom),
            Svg.Text("axis-title", (left + right) / 2, bottom + 42, Over),
            .. Series.Select(series => Svg.Polyline(series.Style, series.Points.Select(point => (X(point.X), Y(point.Y))), clip)),
        ]);

        IEnumerable<XElement> VerticalTick(double tick) =>
        [
            Svg.Line("grid", left, Y(tick), right, Y(tick)),
            Svg.Text("vertical-tick", left - TickLabelGap, Y(tick) + 4, Vertical.Label(tick)),
        ];

        IEnumerable<XElement> HorizontalTick(double tick) =>
        [
            Svg.Line("axis", X(tick), bottom, X(tick), bottom + 5),
            Svg.Text("horizontal-tick", X(tick), bottom + 12 + TickLabelGap, Horizontal.Label(tick)),
        ];

        double X(double value) => left + Horizontal.Position(value) * (right - left);

        double Y(double value) => bottom - Vertical.Position(value) * (bottom - top);
    }
}
