using System.Runtime.Intrinsics;
using RmsProp.Generated.Digest;
using Xunit.Abstractions;

namespace RmsProp.Generated.Tests.Hardware;

/// <summary>The bits are the same on every instruction set, whether code is compiled once or in tiers.</summary>
public class InstructionSetTests(ITestOutputHelper output)
{
    private static readonly Lazy<Task<DigestProcess>> Default = new(() => DigestProcess.RunAsync());

    /// <summary>
    /// The instruction sets to switch off, and the widest vectors that remain. On a machine without AVX-512, switching it off changes
    /// nothing.
    /// </summary>
    public static TheoryData<string, int> Restrictions => new()
    {
        { "DOTNET_EnableAVX512", 256 },
        { "DOTNET_EnableAVX2", 128 },
        { "DOTNET_EnableHWIntrinsic", 0 },
    };

    [Fact]
    public async Task Everything_is_digested()
    {
        DigestProcess process = await Default.Value;

        output.WriteLine(process.Accelerated);
        Assert.Equal(Accelerated(widest: int.MaxValue), process.Accelerated);
        Assert.Equal(
            [
                .. Optimizers.Of<EverythingModel>().Keys.Select(name => $"{nameof(EverythingModel)}.{name}"),
                .. Optimizers.Of<ConstrainedModel>().Keys.Select(name => $"{nameof(ConstrainedModel)}.{name}"),
                .. Optimizers.Of<GroupedModel>().Keys.Select(name => $"{nameof(GroupedModel)}.{name}"),
                .. Optimizers.Of<SpanModel>().Keys.Select(name => $"{nameof(SpanModel)}.{name}"),
            ],
            process.Digests.Select(digest => digest.Split(' ')[0]));
        Assert.Equal(process.Digests.Count, process.Digests.Select(digest => digest.Split(' ')[1]).Distinct().Count());
        Assert.Equal(5, Optimizers.SlotsOf(new EverythingModel.C15()).Count());
    }

    [Theory]
    [MemberData(nameof(Restrictions))]
    public async Task Narrower_vectors_give_the_same_bits(string setting, int widest)
    {
        foreach (string tiers in new[] { "1", "0" })
        {
            DigestProcess process = await DigestProcess.RunAsync((setting, "0"), ("DOTNET_TieredCompilation", tiers));

            output.WriteLine($"{setting}=0, DOTNET_TieredCompilation={tiers}: {process.Accelerated}");
            Assert.Equal(Accelerated(widest), process.Accelerated);
            Assert.Equal((await Default.Value).Digests, process.Digests);
        }
    }

    [Fact]
    public async Task Code_that_is_compiled_once_gives_the_same_bits()
    {
        DigestProcess process = await DigestProcess.RunAsync(("DOTNET_TieredCompilation", "0"));

        output.WriteLine(process.Accelerated);
        Assert.Equal((await Default.Value).Digests, process.Digests);
    }

    /// <summary>The expected report of a process: what this process has, limited to what is allowed.</summary>
    private static string Accelerated(int widest) =>
        $"512: {Vector512.IsHardwareAccelerated && widest >= 512}, "
        + $"256: {Vector256.IsHardwareAccelerated && widest >= 256}, "
        + $"128: {Vector128.IsHardwareAccelerated && widest >= 128}";
}
