using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>A struct whose configuration is in a file.</summary>
internal static class KerasSource
{
    public const string FilePath = "/project/optimizer.json";

    /// <summary>The output of <c>keras.optimizers.serialize</c> with these arguments among others.</summary>
    public static string Serialized(string config) =>
        $$"""{"module": "keras.optimizers", "class_name": "RMSprop", "config": {{{config}}}, "registered_name": null}""";

    /// <summary>The same in a <c>LossScaleOptimizer</c>, with further arguments of its own.</summary>
    public static string Scaled(string config, string more = "") =>
        $$"""{"module": "keras.optimizers", "class_name": "LossScaleOptimizer", "config": {"name": "outer", "inner_optimizer": {{Serialized(config)}}{{more}}}, "registered_name": null}""";

    public static string Struct(string arguments = "", string attributes = "", string type = "float") => $$"""
        using RmsProp.Generated;
        [RMSpropConfig({{arguments}})]
        {{attributes}}
        public partial struct Model { public {{type}} Value; static double Rate() => 0.1; }
        """;

    public static string FromKeras(string more = "", string attributes = "", string type = "float") =>
        Struct("FromKeras = \"optimizer.json\"" + (more.Length == 0 ? "" : ", " + more), attributes, type);

    public static HarnessOptions With(params (string Path, string Text)[] files) =>
        HarnessOptions.Default with { AdditionalFiles = [.. files.Select(file => new AdditionalFile(file.Path, file.Text))] };

    /// <summary>The generated source, which must compile.</summary>
    public static string Generate(string source, string? json = null)
    {
        GeneratorRun run = GeneratorHarness.Run(json is null ? HarnessOptions.Default : With((FilePath, json)), source);
        run.EnsureCompiles();
        return Assert.Single(run.Sources.Values);
    }

    public static Task<ImmutableArray<Diagnostic>> Analyze(string source, string json) =>
        GeneratorHarness.AnalyzeAsync(With((FilePath, json)), source);
}
