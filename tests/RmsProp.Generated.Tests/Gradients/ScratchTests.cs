using System.Runtime.CompilerServices;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Gradients;

/// <summary>Memory for the arrays of a loss: each is zeros of its own, whatever was there before and wherever it is.</summary>
public class ScratchTests
{
    [Fact]
    public void Arrays_are_zeros_and_keep_their_numbers_while_memory_grows()
    {
        var scratch = new Scratch<double>();
        for (int call = 0; call < 3; call++)
        {
            int[] lengths = [3, 0, 250, 10, 700, 1, 5_000, 0, 64];
            int[] places = [.. lengths.Select(scratch.Reserve)];
            for (int i = 0; i < lengths.Length; i++)
            {
                Span<double> numbers = scratch.At(places[i], lengths[i]);
                Assert.Equal(lengths[i], numbers.Length);
                Assert.Equal(-1, numbers.IndexOfAnyExcept(0));
                numbers.Fill(i + 1);
            }

            for (int i = 0; i < lengths.Length; i++)
            {
                Assert.Equal(-1, scratch.At(places[i], lengths[i]).IndexOfAnyExcept(i + 1));
            }

            scratch.Clear();
        }
    }

    [Fact]
    public void What_is_given_back_is_used_again_as_zeros()
    {
        var scratch = new Scratch<float>();
        scratch.Create(4).Fill(1);
        for (int turn = 0; turn < 3; turn++)
        {
            int mark = scratch.Mark;
            foreach (int length in new[] { 100, 300, 20 })
            {
                Span<float> numbers = scratch.Create(length);
                Assert.Equal(-1, numbers.IndexOfAnyExcept(0));
                numbers.Fill(7);
            }

            scratch.GiveBack(mark);
        }

        long bytes = scratch.Bytes;
        scratch.Clear();
        Assert.Equal(bytes, scratch.Bytes);
    }

    /// <summary>A vector of 512 bits is a line of the cache: one that begins elsewhere crosses into the next.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Arrays_that_fill_a_line_begin_with_one(int seed)
    {
        var scratch = new Scratch<float>();
        for (int call = 0; call < 3; call++)
        {
            var random = new Random(seed);
            long bytes = scratch.Bytes;
            for (int i = 0; i < 100; i++)
            {
                int length = random.Next(1, 60);
                Span<float> numbers = scratch.Create(length);
                Assert.Equal(-1, numbers.IndexOfAnyExcept(0));
                numbers.Fill(1);
                if (length >= 16)
                {
                    Assert.Equal(0, AddressOf(ref numbers[0]) % 64);
                }
            }

            // What one call needed is enough for the next, though it lies in one part.
            Assert.True(call == 0 || scratch.Bytes == bytes, $"{scratch.Bytes} bytes after {bytes}");
            scratch.Clear();
        }
    }

    private static unsafe long AddressOf(ref float number) => (long)Unsafe.AsPointer(ref number);

    [Fact]
    public void A_negative_length_is_an_overflow()
    {
        var scratch = new Scratch<int>();
        Assert.Throws<OverflowException>(() => scratch.Reserve(-1));
        scratch.Create(2);
        Assert.Throws<OverflowException>(() => scratch.Create(int.MinValue));
        Assert.Throws<OverflowException>(() => scratch.Reserve(-1));
    }
}
