using System.Text.Json;

namespace RmsProp.Generated.GradientTests.Objectives;

/// <summary>A recorded objective of ADBench: inputs, value and gradient.</summary>
internal sealed class Objective : IDisposable
{
    private readonly JsonDocument _document;

    public Objective(string name)
    {
        using Stream stream = typeof(Objective).Assembly.GetManifestResourceStream(name + ".json")!;
        _document = JsonDocument.Parse(stream);
    }

    /// <summary>The source of a loss, without its namespace.</summary>
    public static string SourceOf(string name)
    {
        using var reader = new StreamReader(typeof(Objective).Assembly.GetManifestResourceStream(name + ".cs")!);
        return reader.ReadToEnd().Replace("namespace RmsProp.Generated.Objectives;", "", StringComparison.Ordinal);
    }

    /// <summary>The value, then the gradient.</summary>
    public double[] Expected => [Number("objective"), .. Numbers("gradient")];

    public double Number(string name) => _document.RootElement.GetProperty(name).GetDouble();

    public int Integer(string name) => _document.RootElement.GetProperty(name).GetInt32();

    public double[] Numbers(string name) => [.. _document.RootElement.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    public void Dispose() => _document.Dispose();
}
