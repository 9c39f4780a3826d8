using RmsProp.Generated.Digest;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>
/// A training that is saved and loaded between any two steps has the same bits as one that is not, including accumulation in mid-cycle,
/// moving averages and schedules.
/// </summary>
public sealed class ContinuationTests
{
    // Two cycles of three accumulated steps and one more; averages overwrite the parameters at every second update.
    private const int Steps = 7;
    private const int Length = 19;

    public static TheoryData<string> EverythingNames => [.. Optimizers.Of<EverythingModel>().Keys];

    public static TheoryData<string> GroupedNames => [.. Optimizers.Of<GroupedModel>().Keys];

    public static TheoryData<string> SpanNames => [.. Optimizers.Of<SpanModel>().Keys];

    [Theory]
    [MemberData(nameof(EverythingNames))]
    public void Every_kind_of_field_continues(string name) => Continues<EverythingModel>(name);

    [Theory]
    [MemberData(nameof(GroupedNames))]
    public void Groups_continue(string name) => Continues<GroupedModel>(name);

    [Theory]
    [MemberData(nameof(SpanNames))]
    public void A_ref_struct_continues(string name)
    {
        Func<IRMSpropOptimizer<SpanModel>> create = Optimizers.Of<SpanModel>()[name];
        string expected = Run(interruptAt: -1);
        for (int step = 0; step <= Steps; step++)
        {
            Assert.Equal(expected, Run(step));
        }

        string Run(int interruptAt)
        {
            using var hasher = new Hasher();
            var filler = new Filler(1);
            IRMSpropOptimizer<SpanModel> optimizer = create();
            var parameters = SpanModel.Create(Length);
            var gradients = SpanModel.Create(Length);
            parameters.ForEach(filler);
            for (int step = 0; step <= Steps; step++)
            {
                if (step == interruptAt)
                {
                    byte[] checkpoint = Saved.Of(optimizer, in parameters);
                    optimizer = create();
                    parameters = SpanModel.Create(Length);
                    parameters.ForEach(new Filler(2));
                    optimizer.LoadCheckpoint(checkpoint, ref parameters);
                }

                gradients.ForEach(filler);
                optimizer.Apply(ref parameters, in gradients);
                parameters.ForEach(hasher); // Slots influence the parameters; they have a type of their own.
            }

            return hasher.Finish();
        }
    }

    /// <summary>All 512 combinations of options on arrays of <see cref="float"/>, and a fraction of them on <see cref="double"/>.</summary>
    [Fact]
    public void Every_combination_of_options_continues()
    {
        Assert.Equal(512, CheckCombinations<float>(number => (float)number));
        Assert.Equal(64, CheckCombinations<double>(number => number));
    }

    private static void Continues<TModel>(string name)
        where TModel : struct, IModel<TModel>
    {
        Func<IRMSpropOptimizer<TModel>> create = Optimizers.Of<TModel>()[name];
        string expected = Run(interruptAt: -1);
        for (int step = 0; step <= Steps; step++)
        {
            Assert.Equal(expected, Run(step));
        }

        string Run(int interruptAt)
        {
            using var hasher = new Hasher();
            var filler = new Filler(1);
            var strangeFiller = new Filler(3, strangeOnceIn: 300); // For every second step, so that guards skip some and not others.
            IRMSpropOptimizer<TModel> optimizer = create();
            var parameters = TModel.Create(Length);
            var gradients = TModel.Create(Length);
            parameters.ForEach(filler);
            for (int step = 0; step <= Steps; step++)
            {
                if (step == interruptAt)
                {
                    byte[] checkpoint = Saved.Of(optimizer, in parameters);
                    optimizer = create();
                    parameters = TModel.Create(Length);
                    parameters.ForEach(new Filler(2)); // All of these numbers must be overwritten.
                    optimizer.LoadCheckpoint(checkpoint, ref parameters);
                    Assert.Equal(step, optimizer.Steps + optimizer.SkippedSteps);
                }

                gradients.ForEach(step % 2 == 0 ? filler : strangeFiller);
                optimizer.Apply(ref parameters, in gradients);
            }

            parameters.ForEach(hasher);
            foreach (TModel slot in Optimizers.SlotsOf(optimizer))
            {
                slot.ForEach(hasher);
            }

            hasher.Visit([optimizer.Steps, optimizer.SkippedSteps, optimizer.LossScale]);
            return hasher.Finish();
        }
    }

    private static int CheckCombinations<T>(Func<double, T> round)
        where T : unmanaged
    {
        foreach (Configuration configuration in CompiledOptimizers<T>.OfKeras.Configurations)
        {
            string expected = Run(interruptAt: -1);
            for (int step = 0; step <= Steps; step++)
            {
                Assert.True(expected == Run(step), $"{configuration}, interrupted before step {step}");
            }

            string Run(int interruptAt)
            {
                var random = new Random(3);
                T[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(_ => round(random.NextDouble() - 0.5))];
                IArrayOptimizer<T> optimizer = CompiledOptimizers<T>.OfKeras.Create(configuration, [Numbers(Length), Numbers(2)]);
                for (int step = 0; step <= Steps; step++)
                {
                    if (step == interruptAt)
                    {
                        byte[] checkpoint = optimizer.Save();
                        optimizer = CompiledOptimizers<T>.OfKeras.Create(configuration, [new T[Length], new T[2]]);
                        optimizer.Load(checkpoint);
                    }

                    optimizer.Apply([Numbers(Length), Numbers(2)]);
                }

                // The checkpoint at the end has all numbers of the parameters and the slots, bit for bit.
                return Convert.ToHexString(optimizer.Save());
            }
        }

        return CompiledOptimizers<T>.OfKeras.Configurations.Count;
    }
}
