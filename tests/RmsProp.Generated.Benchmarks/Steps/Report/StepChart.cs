using System.Xml.Linq;
using SampleKit;

namespace RmsProp.Generated.Benchmarks.Steps.Report;

/// <summary>The times of all peers as multiples of Exact, with one line for each problem.</summary>
internal static class StepChart
{
    private const double Width = 1140, Left = 210, Right = Width - 40, Top = 130, RowHeight = 34, Mark = 10;
    private const int InLine = 5;

    // Colors that people with red-green color blindness can distinguish (Okabe and Ito).
    private const string Styles = """

        text { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 12px; fill: #555; }
        .background { fill: #fff; }
        .title { font-size: 18px; font-weight: 600; fill: #222; }
        .problem { text-anchor: end; fill: #222; }
        .tick { text-anchor: middle; }
        .grid { stroke: #e6e6e6; }
        .one { stroke: #888; }
        .loss { fill: #bbb; }
        .exact { fill: #0072b2; }
        .fast { fill: #009e73; }
        .fasttwothreads { fill: #fff; stroke: #009e73; stroke-width: 2; }
        .byhand { fill: #000; }
        .gcc { fill: #e69f00; }
        .clang { fill: #d55e00; }
        .blocked { fill: #fff; stroke: #d55e00; stroke-width: 2; }
        .libtorch { fill: #56b4e9; }
        .torchsharp { fill: #cc79a7; }

        """;

    public static XElement Of(StepResult result)
    {
        double bottom = Top + result.Problems.Count * RowHeight;
        ChartAxis ratios = ChartAxis.Logarithmic(
            [.. result.Problems.SelectMany(problem => result.Peers.Select(peer => result.Ratio(problem, peer, StepPeerKind.Exact)).OfType<double>())], "0.##");
        return Svg.Document(
            Width,
            bottom + 40,
            Styles,
            [
                Svg.Rectangle("background", 0, 0, Width, bottom + 40),
                Svg.Text("title", 24, 36, "Time of a whole step of training, as a multiple of Exact"),
                .. result.Peers.Select((peer, index) => LegendEntry(peer, 24 + index % InLine * (Width - 48) / InLine, 66 + index / InLine * 22)),
                .. ratios.Ticks.Where(IsPowerOfTen).SelectMany(Tick),
                .. result.Problems.SelectMany(Row),
            ]);

        IEnumerable<XElement> Tick(double tick) =>
        [
            Svg.Line(tick == 1 ? "one" : "grid", X(tick), Top - 10, X(tick), bottom),
            Svg.Text("tick", X(tick), bottom + 20, ratios.Label(tick)),
        ];

        IEnumerable<XElement> Row(string problem, int index)
        {
            double y = Top + (index + 0.5) * RowHeight;
            return
            [
                Svg.Text("problem", Left - 16, y + 4, problem),
                Svg.Line("grid", Left, y, Right, y),
                .. from peer in result.Peers
                   let ratio = result.Ratio(problem, peer, StepPeerKind.Exact)
                   where ratio is not null
                   select Square(peer, X(ratio.Value), y),
            ];
        }

        double X(double ratio) => Left + ratios.Position(ratio) * (Right - Left);
    }

    private static XElement LegendEntry(StepPeerKind peer, double x, double y) =>
        Svg.Group(Square(peer, x + Mark / 2, y), Svg.Text("legend", x + Mark + 6, y + 4, peer.Title()));

    private static XElement Square(StepPeerKind peer, double x, double y) =>
        Svg.Rectangle(peer.ToString().ToLowerInvariant(), x - Mark / 2, y - Mark / 2, Mark, Mark);

    private static bool IsPowerOfTen(double tick) => Math.Abs(Math.Log10(tick) - Math.Round(Math.Log10(tick))) < 1e-9;
}
