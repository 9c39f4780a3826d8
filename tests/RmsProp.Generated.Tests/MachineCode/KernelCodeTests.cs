using Xunit.Abstractions;

namespace RmsProp.Generated.Tests.MachineCode;

/// <summary>
/// The machine code of kernels, checked as by eye: a loop consists of loads, arithmetic and stores on the widest vectors only.
/// </summary>
public sealed class KernelCodeTests(KernelListing listing, ITestOutputHelper output) : IClassFixture<KernelListing>
{
    /// <summary>Ten configurations of arrays of two types, and one with a known length.</summary>
    [Fact]
    public void Every_kernel_is_listed()
    {
        Assert.Equal(20, Loops().Count());
        Assert.Single(Unrolled());
    }

    [Fact]
    public void The_main_loop_has_one_conditional_jump_and_no_other_branch()
    {
        foreach ((string name, IReadOnlyList<string> loop) in MainLoops())
        {
            Assert.True(loop.Count(JitCode.IsConditionalJump) == 1 && !loop.Any(JitCode.IsUnconditionalJump),
                $"{name} branches inside its loop:\n{string.Join('\n', loop)}");
            output.WriteLine($"{name}: {loop.Count} instructions");
        }
    }

    [Fact]
    public void Kernels_call_nothing_and_check_no_bounds()
    {
        foreach (JitCode method in Loops().Concat(Unrolled()))
        {
            Assert.DoesNotContain(method.Instructions, JitCode.IsCall);
        }
    }

    [Fact]
    public void The_main_loop_spills_nothing()
    {
        foreach ((string name, IReadOnlyList<string> loop) in MainLoops())
        {
            Assert.False(loop.Any(JitCode.TouchesStack), $"{name} goes through the stack:\n{string.Join('\n', loop)}");
        }
    }

    [Fact]
    public void The_main_loop_is_on_the_widest_vectors_that_the_machine_has()
    {
        string[] registers = listing.IsArm ? [".4s", ".2d"] : [listing.VectorBits switch { 512 => "zmm", 256 => "ymm", _ => "xmm" }];
        foreach ((string name, IReadOnlyList<string> loop) in MainLoops())
        {
            string[] arithmetic = [.. loop.Where(JitCode.IsProduct)];
            Assert.NotEmpty(arithmetic);
            Assert.True(arithmetic.All(instruction => registers.Any(register => instruction.Contains(register, StringComparison.Ordinal))),
                $"{name} is not on {string.Join(" and ", registers)}:\n{string.Join('\n', arithmetic)}");
        }
    }

    [Fact]
    public void A_kernel_of_known_length_is_a_straight_line()
    {
        foreach (JitCode method in Unrolled())
        {
            Assert.DoesNotContain(method.Instructions, JitCode.IsJump);
            Assert.DoesNotContain(method.Instructions, instruction => JitCode.TouchesStack(instruction) && !instruction.StartsWith("lea", StringComparison.Ordinal));
        }
    }

    /// <summary>Down the rows twice, with eight vectors that stay in registers.</summary>
    [Fact]
    public void Norms_of_columns_are_taken_in_registers()
    {
        JitCode[] methods = [.. listing.Methods.Where(method => method.Method.Contains("NormsOfColumns:ConstrainWhole", StringComparison.Ordinal))];
        Assert.Equal(2, methods.Length);
        foreach (JitCode method in methods)
        {
            IReadOnlyList<string>[] innermost = [.. method.Loops().Where(loop => loop.Count(JitCode.IsJump) == 1 && loop.Any(IsProductOrQuotient))];
            Assert.Equal(2, innermost.Length);
            Assert.All(innermost, loop =>
            {
                Assert.Equal(8, loop.Count(IsProductOrQuotient));
                Assert.DoesNotContain(loop, JitCode.TouchesStack);
                Assert.DoesNotContain(loop, JitCode.IsCall);
            });
        }

        static bool IsProductOrQuotient(string instruction) => JitCode.IsProduct(instruction) || JitCode.IsQuotient(instruction);
    }

    /// <summary>Neither a root nor a quotient, which take longer than everything else together. x64 without AVX has no exact residual.</summary>
    [Fact]
    public void Fast_takes_the_estimate_of_the_processor()
    {
        (string _, IReadOnlyList<string> loop) = MainLoops().Single(
            kernel => kernel.Name.Contains("Arrays_PlainFast_", StringComparison.Ordinal) && kernel.Name.Contains("SingleKernel", StringComparison.Ordinal));
        bool hasEstimates = listing.IsArm || listing.VectorBits > 128;

        Assert.Equal(hasEstimates, loop.Any(JitCode.IsEstimate));
        Assert.Equal(!hasEstimates, loop.Any(JitCode.IsSquareRoot));
        Assert.Equal(!hasEstimates, loop.Any(JitCode.IsQuotient));
    }

    private IEnumerable<JitCode> Loops() => listing.Methods.Where(
        method => method.Method.Contains(":Update(", StringComparison.Ordinal) && method.Method.Contains("nuint", StringComparison.Ordinal));

    private IEnumerable<JitCode> Unrolled() => listing.Methods.Where(method => method.Method.Contains(":Update17(", StringComparison.Ordinal));

    /// <summary>The longest loop of each kernel: the unrolled one.</summary>
    private IEnumerable<(string Name, IReadOnlyList<string> Instructions)> MainLoops() =>
        Loops().Select(method => (method.Method, method.Loops().MaxBy(loop => loop.Count)!));
}
