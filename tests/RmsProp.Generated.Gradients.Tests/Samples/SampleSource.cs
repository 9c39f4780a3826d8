using System.Text.RegularExpressions;

namespace RmsProp.Generated.GradientTests.Samples;

/// <summary>The samples' own files, in double precision: rounding is then far below any error of a gradient.</summary>
internal static partial class SampleSource
{
    /// <summary>What a project of the SDK has without saying so.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        """;

    /// <summary>Calls what was derived for a sample.</summary>
    /// <param name="files">The files of the sample that the loss needs.</param>
    /// <param name="call">As for <see cref="DerivedLoss.Call(string, string, object[])"/>.</param>
    /// <param name="arguments">As there.</param>
    public static double[] Call(string[] files, string call, params object[] arguments) =>
        DerivedLoss.Call([ImplicitUsings, .. files.Select(InDoublePrecision)], "", call, arguments);

    private static string InDoublePrecision(string file)
    {
        using Stream stream = typeof(SampleSource).Assembly.GetManifestResourceStream("samples/" + file)!;
        using StreamReader reader = new(stream);
        return Float().Replace(reader.ReadToEnd(), "double").Replace("MathF.", "Math.", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\bfloat\b")]
    private static partial Regex Float();
}
