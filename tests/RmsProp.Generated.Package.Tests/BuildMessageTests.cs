using RmsProp.Generated.Package.Tests.Harness;

namespace RmsProp.Generated.Package.Tests;

/// <summary>The package's messages when a project is built that can't use all of it.</summary>
[Collection(SharedPackage.Name)]
public sealed class BuildMessageTests(PackedPackage package)
{
    private const string CompilerTooOld = "warning RMSPCFG001";
    private const string NoAvx = "this NativeAOT build for x64 has no AVX";

    // Not annotated, so that it compiles without the generator as well.
    private const string Program = "Console.WriteLine(typeof(RmsProp.Generated.RMSpropConfigAttribute).Name);";

    [Fact]
    public async Task A_compiler_that_is_too_old_for_the_generator_is_a_warning_that_says_what_to_use()
    {
        // The version names of the compilers in the .NET SDKs 9.0.200, 9.0.300 and 10.0.100.
        Assert.Contains(CompilerTooOld, await BuildAsync("-p:CompilerApiVersion=roslyn4.13"), StringComparison.Ordinal);
        Assert.DoesNotContain(CompilerTooOld, await BuildAsync("-p:CompilerApiVersion=roslyn4.14"), StringComparison.Ordinal);
        Assert.DoesNotContain(CompilerTooOld, await BuildAsync("-p:CompilerApiVersion=roslyn5.0"), StringComparison.Ordinal);
        Assert.DoesNotContain(CompilerTooOld, await BuildAsync(), StringComparison.Ordinal);

        string text = await BuildAsync("-p:CompilerApiVersion=roslyn4.8");
        Assert.Contains("this compiler is Roslyn 4.8", text, StringComparison.Ordinal);
        Assert.Contains(".NET SDK 9.0.300", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_warning_is_silenced_by_its_property_and_by_its_number()
    {
        Assert.DoesNotContain("RMSPCFG001", await BuildAsync("-p:CompilerApiVersion=roslyn4.13", "-p:RmsPropGeneratedCompilerWarning=false"), StringComparison.Ordinal);
        Assert.DoesNotContain(CompilerTooOld, await BuildAsync("-p:CompilerApiVersion=roslyn4.13", "-p:NoWarn=RMSPCFG001"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generator_that_the_compiler_could_not_load_is_not_handed_to_it()
    {
        Assert.Contains("RmsProp.Generated.Generator.dll", await AnalyzersAsync("roslyn4.14"), StringComparison.Ordinal);
        Assert.DoesNotContain("RmsProp.Generated.Generator.dll", await AnalyzersAsync("roslyn4.13"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_version_that_is_too_low_is_an_error_that_says_so()
    {
        UserProject project = await RestoredAsync("OldLanguage", Programs.Quickstart);

        CommandResult build = await project.DotnetAsync("build", "--no-restore", "-p:LangVersion=12");

        Assert.Contains(build.Failed().Errors, error => error.Contains("RMSP020", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_NativeAOT_build_without_AVX_says_so_unless_silenced()
    {
        Assert.Contains(NoAvx, await InstructionSetAsync("linux-x64"), StringComparison.Ordinal);
        Assert.DoesNotContain(NoAvx, await InstructionSetAsync("linux-arm64"), StringComparison.Ordinal);
        Assert.DoesNotContain(NoAvx, await InstructionSetAsync("linux-x64", "-p:IlcInstructionSet=x86-64-v3"), StringComparison.Ordinal);
        Assert.DoesNotContain(NoAvx, await InstructionSetAsync("linux-x64", "-p:RmsPropGeneratedInstructionSetMessage=false"), StringComparison.Ordinal);
    }

    /// <summary>The names that NativeAOT of these frameworks has; <see cref="PublishTests"/> publishes with them.</summary>
    [Theory]
    [InlineData("v9.0", "x86-x64-v3")]
    [InlineData("v10.0", "x86-64-v3")]
    [InlineData("v11.0", "x86-64-v3")]
    public async Task The_message_names_the_instruction_set_as_the_framework_does(string framework, string name)
    {
        string text = await InstructionSetAsync("linux-x64", "-p:TargetFrameworkVersion=" + framework);

        Assert.Contains($"<IlcInstructionSet>{name}</IlcInstructionSet>", text, StringComparison.Ordinal);
    }

    /// <summary>The output of a build up to the point where the compiler gets its analyzers.</summary>
    private async Task<string> BuildAsync(params string[] properties)
    {
        UserProject project = await RestoredAsync("Messages", Program);
        return (await project.DotnetAsync(["msbuild", "-t:ResolvePackageDependenciesForBuild", .. properties])).Succeeded().Output;
    }

    private async Task<string> AnalyzersAsync(string compiler)
    {
        UserProject project = await RestoredAsync("Messages", Program);
        return (await project.DotnetAsync("msbuild", "-t:ResolvePackageDependenciesForBuild", "-getItem:Analyzer", "-p:CompilerApiVersion=" + compiler)).Succeeded().Output;
    }

    /// <summary>The output of the target that runs before NativeAOT compiles.</summary>
    private async Task<string> InstructionSetAsync(string runtime, params string[] properties)
    {
        await RestoredAsync("Messages", Program);
        var project = UserProject.Create(package, "InstructionSet");
        project.Write("InstructionSet.proj", """
            <Project>
              <!-- Just the package's own targets, and the target of NativeAOT that they come before: this machine may have no NativeAOT. -->
              <Target Name="IlcCompile" />
              <Import Project="$(PackageTargets)" />
            </Project>
            """);
        string targets = Path.Combine(package.Cache, PackedPackage.Id.ToLowerInvariant(), package.Version, "buildTransitive", "net9.0", "RmsProp.Generated.targets");
        return (await project.DotnetAsync(
        [
            "msbuild", "-t:IlcCompile", "-p:PublishAot=true", $"-p:PackageTargets={targets}", $"-p:RuntimeIdentifier={runtime}", .. properties,
        ])).Succeeded().Output;
    }

    private async Task<UserProject> RestoredAsync(string name, string program)
    {
        // The SDK's own framework, so that nothing has to be downloaded.
        var project = UserProject.CreateWith(package, name, "net10.0", program);
        if (!File.Exists(project.PathOf("obj", "project.assets.json")))
        {
            (await project.DotnetAsync("restore")).Succeeded();
        }

        return project;
    }
}
