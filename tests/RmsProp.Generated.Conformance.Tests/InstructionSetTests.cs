using System.Runtime.Intrinsics;
using Xunit.Abstractions;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// The recordings are replayed once per instruction set that an environment variable allows. This checks that the runtime honors the
/// variable; otherwise all those runs would be the same.
/// </summary>
public sealed class InstructionSetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 512)]
    [InlineData("DOTNET_EnableAVX2", 256)]
    [InlineData("DOTNET_EnableHWIntrinsic", 128)]
    public void A_variable_set_to_0_takes_vectors_of_that_width_away(string variable, int bits)
    {
        output.WriteLine($"accelerated: 512 bits {Vector512.IsHardwareAccelerated}, 256 bits {Vector256.IsHardwareAccelerated}, 128 bits {Vector128.IsHardwareAccelerated}");
        bool isSwitchedOff = Environment.GetEnvironmentVariable(variable) == "0";
        bool isAccelerated = bits switch
        {
            512 => Vector512.IsHardwareAccelerated,
            256 => Vector256.IsHardwareAccelerated,
            _ => Vector128.IsHardwareAccelerated,
        };
        Assert.False(isSwitchedOff && isAccelerated, $"{variable}=0, but vectors of {bits} bits are accelerated.");
    }
}
