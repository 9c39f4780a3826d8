using System.Diagnostics;
using System.Globalization;

namespace RmsProp.Generated.Tests.MachineCode;

/// <summary>The JIT's code for representative kernels, from a separate process.</summary>
public sealed class KernelListing
{
    /// <summary>The environment variable with a command in place of <c>dotnet</c>: an emulator of another processor, and what it runs.</summary>
    private const string CommandVariable = "RMSPROP_MACHINE_CODE";

    /// <summary>Runs the kernels and records their code.</summary>
    public KernelListing()
    {
        string listing = Path.GetTempFileName();
        try
        {
            string[] command = (Environment.GetEnvironmentVariable(CommandVariable) ?? "dotnet").Split(' ');
            var start = new ProcessStartInfo(command[0], [.. command[1..], Path.Combine(AppContext.BaseDirectory, "RmsProp.Generated.MachineCode.dll")])
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    ["DOTNET_TieredCompilation"] = "0",
                    ["DOTNET_JitDisasm"] = "*Kernel:Update* *Kernel:SumOfSquares* *NormsOfColumns:ConstrainWhole* *LossAndGradient*",
                    ["DOTNET_JitStdOutFile"] = listing,
                },
            };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            VectorBits = int.Parse(output.AsSpan().Trim(), CultureInfo.InvariantCulture);
            string text = File.ReadAllText(listing);
            IsArm = text.Contains(" ARM64 ", StringComparison.Ordinal);
            Methods = JitCode.Parse(text);
        }
        finally
        {
            File.Delete(listing);
        }
    }

    /// <summary>The machine's vector width, in bits.</summary>
    public int VectorBits { get; }

    /// <summary>Whether the code is that of ARM64; otherwise it is that of x64.</summary>
    public bool IsArm { get; }

    internal IReadOnlyList<JitCode> Methods { get; }
}
