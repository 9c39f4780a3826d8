using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Tests.Compiled;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>References under aliases: generated code uses the same aliases as the user's code must.</summary>
public class AliasTests
{
    private static readonly string Tests = typeof(CompiledLayer).Assembly.GetName().Name!;

    /// <summary>One step of the README's first example; Keras also gives 9.683772.</summary>
    private const string Runner = """
        public static class Runner
        {
            public static string Run()
            {
                var optimizer = new Model.RMSprop();
                var model = new Model { Value = 10 };
                optimizer.Apply(ref model, new Model { Value = 10 });
                return model.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
        }
        """;

    [Theory]
    [InlineData("x", "extern alias x; using x::RmsProp.Generated;")]
    [InlineData("x,y", "extern alias y; using y::RmsProp.Generated;")]
    [InlineData("class", "extern alias @class; using @class::RmsProp.Generated;")]
    [InlineData("global,x", "using RmsProp.Generated;")]
    [InlineData("x,global", "extern alias x; using x::RmsProp.Generated;")]
    public void Of_the_package(string aliases, string head)
    {
        GeneratorRun run = GeneratorHarness.Run(
            HarnessOptions.Default with { Aliases = new Dictionary<string, string> { ["RmsProp.Generated"] = aliases } },
            head + " [RMSpropConfig(LearningRate = 0.1)] public partial struct Model { public float Value; }",
            Runner);
        using LoadedAssembly assembly = run.Load();
        Assert.Equal("9.683772", assembly.Assembly.GetType("Runner", throwOnError: true)!.GetMethod("Run")!.Invoke(null, null));
        Assert.Equal(!aliases.Contains("global", StringComparison.Ordinal), run.Sources.Single().Value.Contains("extern alias", StringComparison.Ordinal));
    }

    /// <summary>The user's own types may be in a namespace below that of the package: the alias is not theirs.</summary>
    [Fact]
    public void Of_the_package_with_a_struct_in_a_namespace_below_it() => GeneratorHarness.Run(
        HarnessOptions.Default with { Aliases = new Dictionary<string, string> { ["RmsProp.Generated"] = "x" } },
        "extern alias x; namespace RmsProp.Generated.Mine; [x::RmsProp.Generated.RMSpropConfig] public partial struct Model { public float[] Weights; }").EnsureCompiles();

    /// <summary>However the attribute is written, and without any helpful using.</summary>
    [Fact]
    public async Task The_analyzer_knows_attributes_by_their_alias()
    {
        Diagnostic rule = Assert.Single(await GeneratorHarness.AnalyzeAsync(
            HarnessOptions.Default with { Aliases = new Dictionary<string, string> { ["RmsProp.Generated"] = "x" } },
            "extern alias x; [x::RmsProp.Generated.RMSpropConfig(Rho = 2)] public partial struct Model { public float Value; [x::RmsProp.Generated.NotTrainable] public string Title; }"));
        Assert.Equal("RMSP008", rule.Id);
    }

    /// <summary>Everything from the package and the tensor library that generated code names.</summary>
    [Fact]
    public void Of_the_package_and_of_the_tensors_in_every_sample() => GeneratorHarness.Run(
        HarnessOptions.Default with
        {
            AllowUnsafe = true,
            Aliases = new Dictionary<string, string> { ["RmsProp.Generated"] = "x", ["System.Numerics.Tensors"] = "t" },
        },
        Samples.Sources.Select(source => "extern alias x; extern alias t; " + source
            .Replace("using RmsProp.Generated;", "using x::RmsProp.Generated;", StringComparison.Ordinal)
            .Replace("using System.Numerics.Tensors;", "using t::System.Numerics.Tensors;", StringComparison.Ordinal))).EnsureCompiles();

    /// <summary>A type from another library of the user's, in the names of accessors and slots.</summary>
    [Theory]
    [InlineData("public partial struct Model { public lib::RmsProp.Generated.Generator.Tests.Compiled.CompiledLayer Layer; public float Value; }")]
    [InlineData("public ref partial struct Model { public lib::RmsProp.Generated.Generator.Tests.Compiled.CompiledLayer Layer; public float Value; }")]
    public void Of_a_library_of_parameters(string declaration) => GeneratorHarness.Run(
        HarnessOptions.Default with { References = [typeof(CompiledLayer).Assembly], Aliases = new Dictionary<string, string> { [Tests] = "lib" } },
        "extern alias lib; [RmsProp.Generated.RMSpropConfig] " + declaration).EnsureCompiles();
}
