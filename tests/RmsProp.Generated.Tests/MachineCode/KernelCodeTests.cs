using Xunit.Abstractions;

namespace RmsProp.Generated.Tests.MachineCode;

/// <summary>
/// The machine code of kernels, checked as by eye: a loop consists of loads, arithmetic and stores on the widest vectors only.
/// </summary>
public sealed class KernelCodeTests(KernelListing listing, ITestOutputHelper output) : IClassFixture<KernelListing>
{
    /// <summary>Ten configurations of arrays of two types, a network, and one with a known length.</summary>
    [Fact]
    public void Every_kernel_is_listed()
    {
        Assert.Equal(21, Loops().Count());
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
            // 16 registers do not hold all that an estimate needs beside momentum and decay: one of its numbers may wait on the stack.
            int most = listing.IsArm || listing.VectorBits == 512 ? 0 : 2 * loop.Count(JitCode.IsEstimate);
            Assert.True(loop.Count(JitCode.TouchesStack) <= most, $"{name} goes through the stack:\n{string.Join('\n', loop)}");
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

    /// <summary>
    /// The layers of the Digits sample, both passes, four examples at a time: products of whole vectors alone, with as many in registers as
    /// are in use.
    /// </summary>
    [Fact]
    public void The_inner_loops_of_a_gradient_are_products_of_whole_vectors()
    {
        string register = listing.IsArm ? ".4s" : listing.VectorBits switch { 512 => "zmm", 256 => "ymm", _ => "xmm" };
        (string Name, IReadOnlyList<string> Loop)[] layers =
        [
            .. from method in listing.Methods
               where method.Method.Contains("LossAndGradient", StringComparison.Ordinal)
               from loop in method.Loops()
               where loop.Count(JitCode.IsJump) <= 2 && loop.Count(instruction => JitCode.IsProduct(instruction) && instruction.Contains(register, StringComparison.Ordinal)) >= 8
               select (method.Method, loop),
        ];

        // Two layers, each forward and backward, are long enough for whole vectors.
        Assert.True(layers.Length >= 4, $"{layers.Length} loops over layers were found.");
        foreach ((string name, IReadOnlyList<string> loop) in layers)
        {
            Assert.False(loop.Any(JitCode.IsScalarArithmetic), $"{name} has numbers one by one in its loop:\n{string.Join('\n', loop)}");
            Assert.DoesNotContain(loop, JitCode.IsCall);

            // 32 registers hold what four examples and two rows need; 16 do not.
            if (listing.VectorBits == 512)
            {
                Assert.False(loop.Any(instruction => JitCode.TouchesStack(instruction) && instruction.Contains(register, StringComparison.Ordinal)),
                    $"{name} keeps vectors on the stack:\n{string.Join('\n', loop)}");
            }

            output.WriteLine($"{name}: {loop.Count} instructions");
        }
    }

    private IEnumerable<JitCode> Loops() => listing.Methods.Where(
        method => method.Method.Contains(":Update(", StringComparison.Ordinal) && method.Method.Contains("nuint", StringComparison.Ordinal));

    private IEnumerable<JitCode> Unrolled() => listing.Methods.Where(method => method.Method.Contains(":Update17(", StringComparison.Ordinal));

    /// <summary>The longest loop of each kernel: the unrolled one.</summary>
    private IEnumerable<(string Name, IReadOnlyList<string> Instructions)> MainLoops() =>
        Loops().Select(method => (method.Method, method.Loops().MaxBy(loop => loop.Count)!));
}
