using System.Globalization;
using System.Xml.Linq;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Peers;
using SampleKit;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>The times of all peers over the number of parameters, with one diagram per configuration.</summary>
internal static class ScalingChart
{
    private const int Columns = 3;
    private const double PanelWidth = 380;
    private const double PanelHeight = 280;
    private const double Top = 116;

    // Colors that people with red-green color blindness can distinguish (Okabe and Ito).
    private const string Styles = """

        text { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 12px; fill: #555; }
        .background { fill: #fff; }
        .title { font-size: 18px; font-weight: 600; fill: #222; }
        .panel-title { font-size: 13px; font-weight: 600; fill: #222; }
        .value-tick { text-anchor: end; }
        .length-tick { text-anchor: middle; }
        .grid { stroke: #e6e6e6; }
        .axis { stroke: #888; }
        polyline, .legend-line { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
        .roofline { stroke: #bbb; stroke-dasharray: 4 3; }
        .exact { stroke: #0072b2; stroke-width: 2.5; }
        .fast { stroke: #009e73; stroke-width: 2.5; }
        .naive { stroke: #000; }
        .tensorprimitives { stroke: #cc79a7; }
        .gcc { stroke: #e69f00; }
        .clang { stroke: #d55e00; }
        .libtorch { stroke: #56b4e9; }

        """;

    public static XElement Of(ComparisonResult result)
    {
        Configuration[] configurations = [.. result.Cells.Select(cell => cell.Configuration).Distinct()];
        int[] lengths = [.. result.Cells.Select(cell => cell.Length).Distinct()];
        IReadOnlyList<PeerKind> peers = OnOneThread(result);
        ChartAxis times = TimeAxis(result);
        double height = Top + (configurations.Length + Columns - 1) / Columns * PanelHeight;
        return Svg.Document(
            Columns * PanelWidth,
            height,
            Styles,
            [
                Svg.Rectangle("background", 0, 0, Columns * PanelWidth, height),
                Svg.Text("title", 24, 36, "Nanoseconds per parameter and step, over the number of parameters"),
                .. Subtitle(result),
                .. peers.Select((peer, index) => LegendEntry(peer, 24 + index * (Columns * PanelWidth - 48) / peers.Count)),
                .. configurations.Select((configuration, index) => new ScalingPanel(configuration, lengths, times).Draw(
                    result, index % Columns * PanelWidth, Top + index / Columns * PanelHeight, PanelWidth, PanelHeight)),
            ]);
    }

    /// <summary>The peers to draw: those on one thread, which are enough.</summary>
    public static IReadOnlyList<PeerKind> OnOneThread(ComparisonResult result) =>
        [.. result.Peers.Where(peer => peer is not (PeerKind.TwoThreadRoofline or PeerKind.TwoThreadExact))];

    // libtorch takes so long for a few parameters that the others would be indistinguishable.
    private static ChartAxis TimeAxis(ComparisonResult result) => ChartAxis.Logarithmic(
        [
            .. from measurement in result.Measurements
               where measurement.Peer != PeerKind.Libtorch
               select measurement.NanosecondsPerParameter,
        ],
        "0.###");

    private static IEnumerable<XElement> Subtitle(ComparisonResult result)
    {
        Measurement? slowest = result.Measurements
            .Where(measurement => measurement.Peer == PeerKind.Libtorch)
            .MaxBy(measurement => measurement.NanosecondsPerParameter);
        if (slowest is not null)
        {
            string time = slowest.NanosecondsPerParameter.ToString("N0", CultureInfo.InvariantCulture);
            string parameters = Lengths.Format(slowest.Cell.Length);
            yield return Svg.Text("subtitle", 24, 58, $"libtorch reaches beyond the diagrams: {time} ns for each of {parameters} parameters");
        }
    }

    /// <summary>The style sheet's class for a peer.</summary>
    public static string Style(PeerKind peer) => peer.ToString().ToLowerInvariant();

    private static XElement LegendEntry(PeerKind peer, double x) => Svg.Group(
        Svg.Line($"legend-line {Style(peer)}", x, 86, x + 20, 86),
        Svg.Text("legend", x + 26, 90, peer.Title()));
}
