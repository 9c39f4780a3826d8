using System.Runtime.InteropServices;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>The program that continues a training from a checkpoint and saves it after each step.</summary>
internal static class SaverProgram
{
    /// <summary>The program that runs it.</summary>
    public static string Host { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), // <dotnet>/shared/Microsoft.NETCore.App/<version>/
        "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "RmsProp.Generated.Saver.dll");
}
