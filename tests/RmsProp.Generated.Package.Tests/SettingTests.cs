using RmsProp.Generated.Package.Tests.Harness;

namespace RmsProp.Generated.Package.Tests;

/// <summary>Real builds of projects with the strictest, or the oddest, settings.</summary>
[Collection(SharedPackage.Name)]
public sealed class SettingTests(PackedPackage package)
{
    /// <summary>Every message of the SDK's analyzers and code style is an error, and the package's namespace is under an alias.</summary>
    [Fact]
    public async Task A_project_with_every_analysis_on_and_an_alias_for_the_package_builds_and_runs()
    {
        var project = UserProject.CreateWith(package, "Strict", "net10.0", """
            extern alias rms;

            using System;
            using System.Globalization;
            using rms::RmsProp.Generated;

            namespace Strict;

            [RMSpropConfig(LearningRate = 0.1)]
            [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 1000, Optimizer = "Falling")]
            [RMSpropConfig(Name = "Falling", Momentum = 0.9, GlobalClipNorm = 1, UseEma = true, DynamicLossScale = true)]
            internal partial struct Model
            {
                [RMSpropConfig(Rho = 0.5, Name = "Falling")]
                internal float Value;

                [NonNegative]
                internal float[] Weights;
            }

            internal static class Program
            {
                private static void Main()
                {
                    Model.RMSprop optimizer = new();
                    Model model = new() { Value = 10, Weights = [1] };
                    optimizer.Apply(ref model, new Model { Value = 10, Weights = [1] });
                    new Model.Falling().Apply(ref model, default);
                    Console.WriteLine(model.Value.ToString(CultureInfo.InvariantCulture));
                }
            }

            """);
        project.Write("Strict.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <DisableImplicitNamespaceImports>true</DisableImplicitNamespaceImports>
                <AnalysisMode>All</AnalysisMode>
                <AnalysisLevel>latest</AnalysisLevel>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="RmsProp.Generated" Version="{package.Version}" Aliases="rms" />
              </ItemGroup>
            </Project>
            """);

        CommandResult run = await project.DotnetAsync("run", "-c", "Release");

        // One step of the README's first example, as in Keras.
        Assert.Equal(["9.683772"], run.Succeeded().Lines);
    }

    /// <summary>The tool that ships with the SDK, on a file that breaks most rules that have a repair.</summary>
    [Fact]
    public async Task One_run_of_dotnet_format_repairs_a_file_and_it_builds()
    {
        var project = UserProject.CreateWith(package, "Format", "net10.0", """
            using RmsProp.Generated;

            Console.WriteLine(new Plain.RMSprop().LearningRate);

            [RMSpropConfig] class Plain { public float W; }
            [RMSpropConfig] struct Whole { public float W; }
            [RMSpropConfig] partial struct Titled { public float W; public string Title; }
            [RMSpropConfig] partial struct Shared { public float W; public volatile float V; }
            [RMSpropConfig(ClipNorm = 1, ClipValue = 0.5)] partial struct Clipped { public float W; }
            [RMSpropConfig(GradientAccumulationSteps = 1)] partial struct Accumulated { public float W; }
            [RMSpropConfig(Epsilon = 0)] partial struct Divided { public float W; }
            [RMSpropConfig(Epsilon = 0, Rho = 1.5)] partial struct Twice { public float W; }
            [RMSpropConfig(LearningRate = 1e-50)] partial struct Slow { public float W; }
            [RMSpropConfig(Name = "My Optimizer")] partial struct Named { public float W; }
            [RMSpropConfig, RMSpropConfig] partial struct Doubled { public float W; }
            [CosineDecay(InitialLearningRate = 0.1, DecaySteps = 9)] partial struct Lone { public float W; }
            [RMSpropConfig(LearningRate = 0.1), CosineDecay(InitialLearningRate = 0.1, DecaySteps = 9)] partial struct Rated { public float W; }
            [RMSpropConfig] partial struct Fixed { public readonly float W; }
            [RMSpropConfig(EmaMomentum = 0.9)] partial struct Averaged { public float W; }
            [RMSpropConfig(Centered = true, Epsilon = 1e-10)] partial struct Centered { public float W; }
            [RMSpropConfig(WeightDecay = 0)] partial struct Decayed { public float W; }
            [RMSpropConfig] partial struct Grouped { [RMSpropConfig(Rho = 0.5, UseEma = true)] public float W; }
            [RMSpropConfig] partial struct Constrained { [UnitNorm, NonNegative] public float[] W; }
            partial struct Alone { [RMSpropConfig(Rho = 0.5)] public float W; }

            static class Trainer
            {
                public static void Train(IRMSpropOptimizer<Titled> o, Titled p, Titled g) => o.Apply(ref p, in g);

                public static void Repeat<T>(ref Titled p, Titled g)
                    where T : IRMSpropOptimizer<Titled>, new()
                {
                    while (p.W > 0)
                    {
                        var o = new T();
                        o.Apply(ref p, in g);
                    }
                }
            }

            """, properties: "<NoWarn>CS0649;CS8618</NoWarn>");
        string before = File.ReadAllText(project.PathOf("Program.cs"));

        (await project.DotnetAsync(["format", "analyzers", "--severity", "info", "--diagnostics", .. RuleIds()])).Succeeded();
        CommandResult build = await project.DotnetAsync("build", "--no-restore", "-warnaserror");

        Assert.True(build.ExitCode == 0, File.ReadAllText(project.PathOf("Program.cs")) + build.Output);
        Assert.NotEqual(before, File.ReadAllText(project.PathOf("Program.cs")));
    }

    private static IEnumerable<string> RuleIds() => Enumerable.Range(1, 46).Select(number => $"RMSP{number:000}");
}
