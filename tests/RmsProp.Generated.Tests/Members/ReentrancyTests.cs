#pragma warning disable RMSP042 // What it warns of is done on purpose here.

namespace RmsProp.Generated.Tests.Members;

/// <summary>
/// User code called by an optimizer that calls it back: calls that would change the optimizer underneath itself are refused before
/// anything changes, and the optimizer continues as if nothing had happened.
/// </summary>
public sealed class ReentrancyTests
{
    private static readonly string[] Changing = ["Apply", "Minimize", "Build", "Reset", "FinalizeVariableValues", "LoadCheckpoint"];

    public static TheoryData<string> Members => [.. Changing];

    public static TheoryData<string> RateMembers => [.. Changing, "LearningRate", "LearningRate = ", "LearningRateSchedule = "];

    [Theory]
    [MemberData(nameof(Members))]
    public void Within_Minimize(string member)
    {
        Refused(new NestedModel.RMSprop(), new NestedModel { Weights = [1, 2], Doubles = [1], Scalar = 3 }, () => new NestedModel { Weights = [3, 4], Doubles = [1], Scalar = 5 });
        Refused(new NestedScalar.RMSprop(), new NestedScalar { Value = 1 }, () => new NestedScalar { Value = 5 });

        void Refused<T>(IRMSpropOptimizer<T> optimizer, T parameters, Func<T> gradients)
            where T : struct
        {
            IRMSpropOptimizer<T> undisturbed = (IRMSpropOptimizer<T>)Activator.CreateInstance(optimizer.GetType())!;
            byte[] checkpoint = Checkpoints.Saved.Of(undisturbed, in parameters);
            optimizer.Minimize(ref parameters, static (in T _, ref T _) => 0);
            byte[] before = Checkpoints.Saved.Of(optimizer, in parameters);
            T inner = parameters;

            var exception = Assert.Throws<InvalidOperationException>(() => optimizer.Minimize(ref parameters, (in T _, ref T _) =>
            {
                Use(member, optimizer, ref inner, gradients(), checkpoint);
                return 0;
            }));

            Assert.StartsWith($"{member} can't be used within the function that Minimize calls", exception.Message, StringComparison.Ordinal);
            Assert.Equal(before, Checkpoints.Saved.Of(optimizer, in parameters));

            // Reading is harmless, and afterwards everything is allowed again.
            optimizer.Minimize(ref parameters, (in T model, ref T _) =>
            {
                Assert.Equal(1, optimizer.Steps);
                Assert.Equal(before, Checkpoints.Saved.Of(optimizer, in model));
                optimizer.LearningRate = 0.5;
                return 0;
            });
            Assert.Equal(2, optimizer.Steps);
            Use(member, optimizer, ref parameters, gradients(), checkpoint);
        }
    }

    [Theory]
    [MemberData(nameof(RateMembers))]
    public void Within_a_schedule(string member)
    {
        foreach (IRMSpropOptimizer<NestedModel> optimizer in new IRMSpropOptimizer<NestedModel>[] { new NestedModel.RMSprop(), new NestedModel.ByMethod() })
        {
            var parameters = new NestedModel { Weights = [1, 2], Doubles = [1], Scalar = 3 };
            var gradients = new NestedModel { Weights = [3, 4], Doubles = [1], Scalar = 5 };
            byte[] checkpoint = Checkpoints.Saved.Of(new NestedModel.RMSprop(), in parameters);
            var schedule = new CallingSchedule();
            optimizer.LearningRateSchedule = schedule;
            optimizer.Apply(ref parameters, in gradients);
            float[] before = [.. parameters.Weights];
            NestedModel inner = parameters;
            schedule.Called = () => Use(member, optimizer, ref inner, gradients, checkpoint);

            AssertRefused(member, Assert.Throws<InvalidOperationException>(() => optimizer.Apply(ref parameters, in gradients)));
            AssertRefused(member, Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate));
            if (optimizer is NestedModel.RMSprop)
            {
                // For the rate that was in force: if a method gives the next one, the schedule is not called.
                AssertRefused(member, Assert.Throws<InvalidOperationException>(() => optimizer.LearningRateSchedule = null));
            }

            Assert.Equal(before, parameters.Weights);
            Assert.Equal(1, optimizer.Steps);
            Assert.Same(schedule, optimizer.LearningRateSchedule);
            schedule.Called = null;
            optimizer.Apply(ref parameters, in gradients);
            Assert.Equal(2, optimizer.Steps);
        }
    }

    [Theory]
    [MemberData(nameof(RateMembers))]
    public void Within_a_method_for_the_learning_rate(string member)
    {
        var optimizer = new NestedModel.ByMethod();
        var parameters = new NestedModel { Weights = [1, 2], Doubles = [1], Scalar = 3 };
        var gradients = new NestedModel { Weights = [3, 4], Doubles = [1], Scalar = 5 };
        byte[] checkpoint = Checkpoints.Saved.Of(new NestedModel.RMSprop(), in parameters);
        float[] before = [.. parameters.Weights];
        NestedModel inner = parameters;
        try
        {
            NestedModel.RateCalled = () => Use(member, optimizer, ref inner, gradients, checkpoint);
            AssertRefused(member, Assert.Throws<InvalidOperationException>(() => optimizer.Apply(ref parameters, in gradients)));
        }
        finally
        {
            NestedModel.RateCalled = null;
        }

        Assert.Equal(before, parameters.Weights);
        Assert.Equal(0, optimizer.Steps);
        optimizer.Apply(ref parameters, in gradients);
        Assert.Equal(1, optimizer.Steps);
    }

    /// <summary>A stream or a MemoryManager called while a checkpoint is saved or loaded, at each of its calls.</summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void Within_a_checkpoint(string member)
    {
        byte[] checkpoint = CheckpointOfOneStep();
        AtEachInstant(
            member, checkpoint, "while a checkpoint is being saved or loaded",
            (optimizer, parameters, asked) =>
            {
                using var stream = new CallingStream(asked);
                optimizer.SaveCheckpoint(stream, in parameters);
            },
            (optimizer, parameters, asked) =>
            {
                using var stream = new CallingStream(asked);
                stream.Load(checkpoint);
                optimizer.LoadCheckpoint(stream, ref parameters);
            },
            (optimizer, parameters, asked) => optimizer.SaveCheckpoint(new MemoryStream(), parameters.Watched(asked)),
            (optimizer, parameters, asked) =>
            {
                NestedMemory watched = parameters.Watched(asked);
                optimizer.LoadCheckpoint(checkpoint, ref watched);
            });
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Within_memory_of_a_step(string member)
    {
        byte[] checkpoint = CheckpointOfOneStep();
        AtEachInstant(
            member, checkpoint, "while a step is under way",
            (optimizer, parameters, asked) =>
            {
                NestedMemory watched = parameters.Watched(asked);
                optimizer.Apply(ref watched, NestedMemory.Create());
            },
            (optimizer, parameters, asked) =>
            {
                NestedMemory watched = parameters.Watched(asked);
                optimizer.FinalizeVariableValues(ref watched);
            });
    }

    /// <summary>
    /// In the middle of a step, the state belongs to two steps and can't be saved; but a schedule is called before the step changes
    /// anything.
    /// </summary>
    [Fact]
    public void Saving_within_a_step_is_refused_and_within_a_schedule_is_not()
    {
        NestedMemory parameters = NestedMemory.Create();
        var optimizer = new NestedMemory.RMSprop();
        NestedMemory watched = parameters.Watched(() => Checkpoints.Saved.Of(optimizer, in parameters));
        var exception = Assert.Throws<InvalidOperationException>(() => optimizer.Apply(ref watched, NestedMemory.Create()));
        Assert.StartsWith("SaveCheckpoint can't be used while a step is under way", exception.Message, StringComparison.Ordinal);

        NestedMemory loaded = NestedMemory.Create();
        byte[]? within = null;
        NestedMemory trained = parameters;
        optimizer.LearningRateSchedule = new CallingSchedule { Called = () => within = Checkpoints.Saved.Of(optimizer, in trained) };
        optimizer.Apply(ref trained, NestedMemory.Create());
        new NestedMemory.RMSprop { LearningRateSchedule = new CallingSchedule() }.LoadCheckpoint(within, ref loaded);
        Assert.Equal([1f, 2f], loaded.Weights.ToArray());
    }

    private static byte[] CheckpointOfOneStep()
    {
        var optimizer = new NestedMemory.RMSprop();
        NestedMemory parameters = NestedMemory.Create();
        optimizer.Apply(ref parameters, NestedMemory.Create());
        return Checkpoints.Saved.Of(optimizer, parameters);
    }

    private static void AtEachInstant(
        string member, byte[] checkpoint, string reason, params Action<NestedMemory.RMSprop, NestedMemory, Action>[] callers)
    {
        foreach (Action<NestedMemory.RMSprop, NestedMemory, Action> call in callers)
        {
            int refused = 0;
            for (int instant = 1; ; instant++)
            {
                NestedMemory parameters = NestedMemory.Create();
                NestedMemory inner = NestedMemory.Create();
                var optimizer = new NestedMemory.RMSprop();
                optimizer.Apply(ref parameters, NestedMemory.Create());
                int asked = 0;
                InvalidOperationException? exception = null;
                call(optimizer, parameters, () =>
                {
                    if (++asked == instant)
                    {
                        exception = Assert.Throws<InvalidOperationException>(() => Use(member, optimizer, ref inner, NestedMemory.Create(), checkpoint));
                    }
                });
                Use(member, optimizer, ref parameters, NestedMemory.Create(), checkpoint); // Afterwards everything is allowed again.
                if (exception is null)
                {
                    break; // There are no more accesses.
                }

                refused++;
                Assert.StartsWith($"{member} can't be used {reason}", exception.Message, StringComparison.Ordinal);
            }

            Assert.True(refused > 0);
        }
    }

    private static void AssertRefused(string member, InvalidOperationException exception)
    {
        string name = member.Split(' ')[0];
        Assert.StartsWith($"{name} can't be used by the schedule or the method that gives the learning rate", exception.Message, StringComparison.Ordinal);
    }

    private static void Use<T>(string member, IRMSpropOptimizer<T> optimizer, ref T parameters, T gradients, byte[] checkpoint)
        where T : struct
    {
        switch (member)
        {
            case "Apply":
                optimizer.Apply(ref parameters, in gradients);
                break;
            case "Minimize":
                optimizer.Minimize(ref parameters, static (in T _, ref T _) => 0);
                break;
            case "Build":
                optimizer.Build(in parameters);
                break;
            case "Reset":
                optimizer.Reset();
                break;
            case "FinalizeVariableValues":
                optimizer.FinalizeVariableValues(ref parameters);
                break;
            case "LoadCheckpoint":
                optimizer.LoadCheckpoint(checkpoint, ref parameters);
                break;
            case "LearningRate":
                Assert.True(optimizer.LearningRate > 0);
                break;
            case "LearningRate = ":
                optimizer.LearningRate = 1;
                break;
            default:
                optimizer.LearningRateSchedule = null;
                break;
        }
    }

    private sealed class CallingStream(Action called) : MemoryStream
    {
        public void Load(byte[] content)
        {
            base.Write(content);
            Position = 0;
        }

        public override int Read(Span<byte> buffer)
        {
            called();
            return base.Read(buffer);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            called();
            base.Write(buffer);
        }
    }

    private sealed class CallingSchedule : ILearningRateSchedule
    {
        public Action? Called { get; set; }

        public double GetLearningRate(long step)
        {
            Called?.Invoke();
            return 0.125;
        }
    }
}
