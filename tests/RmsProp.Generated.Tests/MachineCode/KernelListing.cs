using System.Diagnostics;
using System.Globalization;

namespace RmsProp.Generated.Tests.MachineCode;

/// <summary>The JIT's code for representative kernels, from a separate process.</summary>
public sealed class KernelListing
{
    /// <summary>Runs the kernels and records their code.</summary>
    public KernelListing()
    {
        string listing = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RmsProp.Generated.MachineCode.dll")])
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    ["DOTNET_TieredCompilation"] = "0",
                    ["DOTNET_JitDisasm"] = "*Kernel:Update* *Kernel:SumOfSquares* *NormsOfColumns:ConstrainWhole*",
                    ["DOTNET_JitStdOutFile"] = listing,
                },
            };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            VectorBits = int.Parse(output.AsSpan().Trim(), CultureInfo.InvariantCulture);
            Methods = JitCode.Parse(File.ReadAllText(listing));
        }
        finally
        {
            File.Delete(listing);
        }
    }

    /// <summary>The machine's vector width, in bits.</summary>
    public int VectorBits { get; }

    internal IReadOnlyList<JitCode> Methods { get; }
}
