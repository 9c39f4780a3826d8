using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>
/// Random losses over the whole subset: each is accepted, its value has the bits of the user's own method, and its gradient is the
/// oracle's. The oracle's gradient is compared with differences of the method's values, if they are in double.
/// </summary>
/// <param name="isSingle">Whether the numbers of the losses are floats.</param>
/// <param name="output">What was seen goes there.</param>
public abstract class RandomProgramTests(bool isSingle, ITestOutputHelper output)
{
    private const int BatchSize = 100;

    // The same programs in every build, so that a build does not fail by chance.
    private const string FirstSeed = "2026,1127";

    /// <summary>
    /// Half of them are of floats. Set <c>GRADIENT_PROGRAMS=20000</c> for more, and <c>GRADIENT_SEED</c> to the two numbers of the last
    /// step of a failure to begin with it, or to <c>random</c> for other programs each time.
    /// </summary>
    private static readonly int Programs = int.TryParse(Environment.GetEnvironmentVariable("GRADIENT_PROGRAMS"), out int programs) ? programs : 2_000;

    /// <summary>In <c>Fast</c>, values and gradients are as near to the oracle's as its own are if each operation rounds in another way.</summary>
    [Fact]
    public void In_Fast_values_and_gradients_are_near_the_oracle()
    {
        RunCounts counts = Check(Programs / 20, isFast: true);
        Assert.InRange(counts.Compared, 1.5 * counts.Programs, 2 * counts.Programs);
        Assert.Equal(isSingle ? 0 : counts.Programs, counts.DoublePrograms);
    }

    [Fact]
    public void Values_have_the_bits_of_the_method_and_gradients_are_those_of_the_oracle()
    {
        RunCounts counts = Check(Programs / 2, isFast: false);

        Assert.InRange(counts.TakenTogether, counts.Programs / 20, counts.Programs);
        Assert.InRange(counts.InLanes, counts.Programs / 50, counts.Programs);
        Assert.InRange(counts.InParts, counts.Programs / 100, counts.Programs);

        // Two sets of arguments a program, nearly all of them in range; one in five of double is compared with differences, some 20 a program.
        Assert.InRange(counts.Compared, 1.9 * counts.Programs, 2 * counts.Programs);
        Assert.InRange(counts.Differences, isSingle ? 0 : counts.Programs, isSingle ? 0 : int.MaxValue);
    }

    private RunCounts Check(int programs, bool isFast)
    {
        var counts = new RunCounts();
        var check = new BatchCheck(counts) { IsFast = isFast };
        Config config = Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, programs / BatchSize)).WithStartSize(1).WithEndSize(1);
        string[] seed = (Environment.GetEnvironmentVariable("GRADIENT_SEED") ?? FirstSeed).Split(',');
        if (seed is [var first, var gamma])
        {
            config = config.WithReplay(ulong.Parse(first, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture));
        }

        Prop.ForAll(Batch.Arbitrary(isSingle, BatchSize), batch => BatchCheck.AssertNone(check.FaultsOf(batch, batch.Programs.Count < BatchSize))).Check(config);
        output.WriteLine(counts.ToString());
        return counts;
    }
}

public sealed class RandomFloatProgramTests(ITestOutputHelper output) : RandomProgramTests(isSingle: true, output);

public sealed class RandomDoubleProgramTests(ITestOutputHelper output) : RandomProgramTests(isSingle: false, output);
