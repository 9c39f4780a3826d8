using System.Collections;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>The <c>dotnet</c> that runs these tests, without the variables that it sets for its child processes.</summary>
internal static class Dotnet
{
    public static readonly string Host = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), // <dotnet>/shared/Microsoft.NETCore.App/<version>/
        "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public static Task<CommandResult> RunAsync(
        string directory, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>>? variables = null) =>
        Processes.RunAsync(Host, arguments, directory, [.. Settings(), .. variables ?? []]);

    private static IEnumerable<KeyValuePair<string, string?>> Settings()
    {
        // A test runs within `dotnet test`, which sets variables for its own MSBuild.
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new(name, null);
        }

        // No process may outlive the command: it would keep the output and the package's assemblies open.
        yield return new("MSBUILDDISABLENODEREUSE", "1");
        yield return new("DOTNET_CLI_USE_MSBUILD_SERVER", "0");
        yield return new("UseSharedCompilation", "false");
        yield return new("DOTNET_CLI_UI_LANGUAGE", "en");
        yield return new("DOTNET_CLI_TELEMETRY_OPTOUT", "1");
        yield return new("DOTNET_NOLOGO", "1");
    }
}
