using System.Globalization;
using System.Xml.Linq;

namespace RmsProp.Generated.TestHost;

/// <summary>Result files as the test platform writes them, as far as programs that count and list results read them.</summary>
internal static class TrxFile
{
    private static readonly XNamespace Schema = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static void Write(string path, string assembly, IReadOnlyList<TestResult> results)
    {
        int passed = Count(TestOutcome.Passed), failed = Count(TestOutcome.Failed);
        new XDocument(new XElement(
            Schema + "TestRun",
            new XAttribute("id", Guid.NewGuid()),
            new XAttribute("name", assembly),
            new XElement(Schema + "Results", results.Select(Element)),
            new XElement(
                Schema + "ResultSummary",
                new XAttribute("outcome", failed == 0 ? "Completed" : "Failed"),
                new XElement(
                    Schema + "Counters",
                    new XAttribute("total", results.Count),
                    new XAttribute("executed", passed + failed),
                    new XAttribute("passed", passed),
                    new XAttribute("failed", failed))))).Save(path);

        int Count(TestOutcome outcome) => results.Count(result => result.Outcome == outcome);
    }

    private static XElement Element(TestResult result) => new(
        Schema + "UnitTestResult",
        new XAttribute("testName", Readable(result.Name)),
        new XAttribute("outcome", result.Outcome),
        new XAttribute("duration", TimeSpan.FromSeconds((double)result.Seconds).ToString("c", CultureInfo.InvariantCulture)),
        result.Message.Length == 0 ? null : new XElement(Schema + "Output", new XElement(Schema + "ErrorInfo", new XElement(Schema + "Message", Readable(result.Message)))));

    /// <summary>XML has no characters for most control codes, and none for halves of pairs.</summary>
    private static string Readable(string text) =>
        string.Concat(text.Select(character => System.Xml.XmlConvert.IsXmlChar(character) ? character.ToString() : $"\\u{(int)character:x4}"));
}
