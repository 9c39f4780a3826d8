using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Environments;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Native;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Report;

/// <summary>The sentences around the table, the same on the console and in Markdown.</summary>
internal static class ReportTexts
{
    public const string Legend =
        "Nanoseconds per parameter and step, on one thread where the column doesn't say two, the median of all rounds (as a multiple of Exact; of the roofline).";

    /// <summary>The machine, the compilers of the native peers, and the reasons why peers are missing.</summary>
    public static IEnumerable<string> Notes(NativePeers nativePeers) =>
    [
        Machine(),
        .. nativePeers.Descriptions.Select(pair => $"{pair.Key.Title()}: {pair.Value}."),
        .. nativePeers.Missing.Select(pair => $"{pair.Key.Title()} is missing: {pair.Value}."),
    ];

    public static string Allocations(ComparisonResult result)
    {
        string bytes = result.BytesPerStep.ToString("0.###", CultureInfo.InvariantCulture);
        return $"A step of a generated optimizer allocates {bytes} bytes at most: {(result.BytesPerStep == 0 ? "ok" : "missed")}.";
    }

    /// <summary>The processor, the runtime and the operating system.</summary>
    public static string Machine()
    {
        int vectorBits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        string name = HostEnvironmentInfo.GetCurrent().CpuInfo.Value.ProcessorName;
        string processor = string.IsNullOrEmpty(name) ? "A processor" : name;
        return $"{processor}, vectors of {vectorBits} bits; {RuntimeInformation.FrameworkDescription}; {RuntimeInformation.OSDescription}.";
    }
}
