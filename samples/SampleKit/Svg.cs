using System.Globalization;
using System.Xml.Linq;

namespace SampleKit;

/// <summary>The few SVG elements that a chart needs. How they look is up to the style sheet of the document.</summary>
internal static class Svg
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static XElement Document(double width, double height, string styles, params IEnumerable<XElement> content) =>
        Element("svg", ("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("width", width), ("height", height)).With(
            [new XElement(Namespace + "style", styles), .. content]);

    public static XElement Group(params IEnumerable<XElement> content) => Element("g").With(content);

    public static XElement Line(string style, double x1, double y1, double x2, double y2) =>
        Element("line", ("class", style), ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    public static XElement Rectangle(string style, double x, double y, double width, double height) =>
        Element("rect", ("class", style), ("x", x), ("y", y), ("width", width), ("height", height));

    public static XElement Text(string style, double x, double y, string text)
    {
        XElement element = Element("text", ("class", style), ("x", x), ("y", y));
        element.Value = text;
        return element;
    }

    public static XElement Polyline(string style, IEnumerable<(double X, double Y)> points, string clip) =>
        Element(
            "polyline",
            ("class", style),
            ("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))),
            ("clip-path", $"url(#{clip})"));

    public static XElement ClipPath(string name, XElement shape) => Element("clipPath", ("id", name)).With([shape]);

    private static XElement Element(string name, params (string Name, object Value)[] attributes) =>
        new(Namespace + name, attributes.Select(attribute => new XAttribute(
            attribute.Name, attribute.Value is double number ? Number(number) : attribute.Value)));

    private static XElement With(this XElement element, IEnumerable<XElement> content)
    {
        element.Add(content);
        return element;
    }

    // A hundredth of a pixel is more than anyone sees.
    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
