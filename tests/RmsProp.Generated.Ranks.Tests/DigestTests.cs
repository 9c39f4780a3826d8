namespace RmsProp.Generated.Ranks.Tests;

/// <summary>
/// The bits of every configuration, expected to be those of the optimizer without ranks, to which the sum of the leaves' gradients is given
/// as another program adds it up. That optimizer is held to Keras and PyTorch by tests of its own.
/// </summary>
public sealed class DigestTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public static TheoryData<string> Configurations => [.. Configuration.All.Select(configuration => configuration.Name)];

    public static TheoryData<string> LongConfigurations =>
        [.. Configuration.All.Select(configuration => configuration.Name).Where(name => name.StartsWith("LongModel", StringComparison.Ordinal))];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Configurations))]
    public void All_numbers_of_ranks_give_the_bits_of_one_machine(string name) => Compare(name, length: 49, steps: 12);

    /// <summary>Gradients that are not finite or as large as possible, in one of eleven leaves.</summary>
    [Theory]
    [MemberData(nameof(Configurations))]
    public void Also_with_gradients_that_are_not_finite(string name) => Compare(name, length: 17, steps: 8, strangeOnceIn: 30);

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Also_without_elements(string name) => Compare(name, length: 0, steps: 5);

    /// <summary>Arrays that are cut into chunks, as on several threads.</summary>
    [Theory]
    [MemberData(nameof(LongConfigurations))]
    public void Also_with_long_arrays(string name) => Compare(name, length: 1501, steps: 2);

    /// <summary>Leaves whose number is no power of two, so that the leaves of a rank are several nodes of the tree.</summary>
    [Theory]
    [InlineData(12, 2, 3, 4, 6, 12)]
    [InlineData(6, 2, 3, 6)]
    [InlineData(7, 7)]
    [InlineData(24, 2, 3, 4, 8, 12)]
    public void Any_number_of_leaves_gives_the_same_bits_for_all_ranks_that_divide_it(int leaves, params int[] counts)
    {
        Configuration configuration = Find("LongModel.ByGlobalNorm");
        var plan = new TrainingPlan(Length: 40, Steps: 8, StrangeOnceIn: 0, _path, RestartsAt: 3);
        string expected = Digests.InProcess(configuration, 1, plan, leaves);

        Assert.All(counts, count => Assert.Equal(expected, Digests.InProcess(configuration, count, plan, leaves)));
    }

    /// <summary>Otherwise the same digests would say nothing.</summary>
    [Fact]
    public void Other_leaves_and_other_gradients_give_other_bits()
    {
        Configuration configuration = Find("LongModel.ByGlobalNorm");
        var plan = new TrainingPlan(Length: 40, Steps: 8, StrangeOnceIn: 0, _path);
        string[] digests =
        [
            Digests.InProcess(configuration, 1, plan, leaves: 8),
            Digests.InProcess(configuration, 1, plan, leaves: 4),
            Digests.InProcess(configuration, 1, plan with { Steps = 9 }, leaves: 8),
        ];

        Assert.Equal(3, digests.Distinct().Count());
    }

    private void Compare(string name, int length, int steps, int strangeOnceIn = 0)
    {
        Configuration configuration = Find(name);
        var plan = new TrainingPlan(length, steps, strangeOnceIn, _path, RestartsAt: steps / 2, IsFinalized: true);
        string expected = configuration.TrainWithoutRanks(Digests.Leaves, plan);

        Assert.All((int[])[1, 2, 4, 8], count => Assert.Equal(expected, Digests.InProcess(configuration, count, plan)));
    }

    private static Configuration Find(string name) => Configuration.All.Single(configuration => configuration.Name == name);
}
