using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Tests.Gradients;

/// <summary>What is recorded comes back in reverse order, whether number by number or many at once.</summary>
public class TapeTests
{
    [Fact]
    public void Many_numbers_lie_between_single_ones()
    {
        var tape = new Tape<float>();
        tape.Record(1);
        Span<float> many = tape.Reserve(1_000);
        for (int i = 0; i < many.Length; i++)
        {
            many[i] = i;
        }

        tape.Record(2);
        Assert.Equal(0, tape.Reserve(-3).Length);
        Assert.Equal(0, tape.TakeBack(-3).Length);
        Assert.Equal(2, tape.TakeBack());
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => (float)i), tape.TakeBack(1_000).ToArray());
        Assert.Equal(1, tape.TakeBack());
    }

    [Fact]
    public void Memory_is_used_again()
    {
        var tape = new Tape<double>();
        tape.Reserve(500);
        tape.Clear();
        long bytes = tape.Bytes;
        tape.Reserve(500);
        Assert.Equal(bytes, tape.Bytes);
    }
}
