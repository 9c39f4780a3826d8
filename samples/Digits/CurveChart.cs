using System.Xml.Linq;
using SampleKit;

namespace Digits;

/// <summary>The picture of a training: its loss and its accuracy over the epochs, side by side.</summary>
internal static class CurveChart
{
    private const double Width = 960;
    private const double Height = 440;
    private const double Top = 128;
    private const double Bottom = 380;

    private const string Styles = ChartPanel.Styles + """

        .training, .test, .average { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
        .training { stroke: #9a9a9a; }
        .test { stroke: #e69f00; }
        .average { stroke: #0072b2; stroke-width: 2.2; }

        """;

    public static XElement Of(IReadOnlyList<EpochResult> results)
    {
        ChartAxis epochs = ChartAxis.Linear(0, results.Count, "0");
        return Svg.Document(
            Width,
            Height,
            Styles,
            Svg.Rectangle("background", 0, 0, Width, Height),
            Svg.Text("title", 24, 36, "A perceptron learns to read handwritten digits"),
            Svg.Text("subtitle", 24, 58, Subtitle(results[^1].AveragedTest)),
            LegendEntry("training", 24, "training, distorted images"),
            LegendEntry("test", 240, "test"),
            LegendEntry("average", 324, "test, moving average of the parameters"),
            LossPanel(results, epochs).Draw(66, Top, 456, Bottom),
            AccuracyPanel(results, epochs).Draw(546, Top, 936, Bottom));
    }

    private static string Subtitle(Evaluation test) => FormattableString.Invariant(
        $"{test.Correct} of {test.Count} digits of the test set are read correctly at the end: {100 * test.Accuracy:0.0} %");

    private static XElement LegendEntry(string style, double x, string text) => Svg.Group(
        Svg.Line(style, x, 80, x + 24, 80),
        Svg.Text("legend", x + 32, 84, text));

    private static ChartPanel LossPanel(IReadOnlyList<EpochResult> results, ChartAxis epochs)
    {
        IReadOnlyList<ChartSeries> series = Series(
            results, result => result.TrainingLoss, result => result.Test.Loss, result => result.AveragedTest.Loss);
        double[] values = [.. series.SelectMany(curve => curve.Points).Select(point => point.Y)];
        return new ChartPanel("Loss (cross-entropy)", "epoch", epochs, ChartAxis.Logarithmic(values, "0.#########"), series);
    }

    private static ChartPanel AccuracyPanel(IReadOnlyList<EpochResult> results, ChartAxis epochs)
    {
        IReadOnlyList<ChartSeries> series = Series(
            results,
            result => 100 * result.TrainingAccuracy,
            result => 100 * result.Test.Accuracy,
            result => 100 * result.AveragedTest.Accuracy);
        return new ChartPanel("Accuracy (%)", "epoch", epochs, ChartAxis.Linear(AccuracyFloor(series), 100, "0"), series);
    }

    /// <summary>Where the axis starts: as close to 100 % as leaves most of every curve on the paper.</summary>
    private static double AccuracyFloor(IReadOnlyList<ChartSeries> series)
    {
        double[] candidates = [90, 80, 60];
        return candidates.FirstOrDefault(floor => series.All(
            curve => curve.Points.Count(point => point.Y >= floor) >= 0.9 * curve.Points.Count()));
    }

    private static IReadOnlyList<ChartSeries> Series(
        IReadOnlyList<EpochResult> results,
        Func<EpochResult, double> training,
        Func<EpochResult, double> test,
        Func<EpochResult, double> average)
    {
        return [Curve("training", training), Curve("test", test), Curve("average", average)];

        ChartSeries Curve(string style, Func<EpochResult, double> value) =>
            new(style, [.. results.Select(result => ((double)result.Epoch, value(result)))]);
    }
}
