using System.Xml.Linq;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Peers;
using SampleKit;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>One diagram of the chart: the times of a configuration, with equal distances between the lengths.</summary>
internal sealed class ScalingPanel(Configuration configuration, IReadOnlyList<int> lengths, ChartAxis times)
{
    public XElement Draw(ComparisonResult result, double x, double y, double width, double height)
    {
        double left = x + 60;
        double right = x + width - 24;
        double top = y + 36;
        double bottom = y + height - 32;
        string clip = $"area-{configuration}";
        return Svg.Group(
        [
            Svg.ClipPath(clip, Svg.Rectangle("", left, top, right - left, bottom - top)),
            Svg.Text("panel-title", left, top - 10, ConfigurationTraits.Of(configuration).Title),
            .. times.Ticks.Where(IsPowerOfTen).SelectMany(TimeTick),
            .. lengths.Select((length, index) => Svg.Text("length-tick", X(index), bottom + 18, Lengths.Format(length))),
            Svg.Line("axis", left, bottom, right, bottom),
            .. ScalingChart.OnOneThread(result).Select(peer => Svg.Polyline(ScalingChart.Style(peer), Points(peer), clip)),
        ]);

        IEnumerable<XElement> TimeTick(double tick) =>
        [
            Svg.Line("grid", left, Y(tick), right, Y(tick)),
            Svg.Text("value-tick", left - 8, Y(tick) + 4, times.Label(tick)),
        ];

        IEnumerable<(double X, double Y)> Points(PeerKind peer) =>
            from pair in lengths.Index()
            let time = result.NanosecondsPerParameter(new Cell(pair.Item, configuration), peer)
            where time is not null
            select (X(pair.Index), Y(time.Value));

        // Half a step of margin at both ends, for the labels.
        double X(int index) => left + (index + 0.5) / lengths.Count * (right - left);

        double Y(double time) => bottom - times.Position(time) * (bottom - top);
    }

    private static bool IsPowerOfTen(double tick) => Math.Abs(Math.Log10(tick) - Math.Round(Math.Log10(tick))) < 1e-9;
}
