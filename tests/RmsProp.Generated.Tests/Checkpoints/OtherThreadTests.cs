#pragma warning disable RMSP042 // The other thread trains a copy on purpose.

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Another thread uses an optimizer while a checkpoint of it is saved or loaded.</summary>
public sealed class OtherThreadTests
{
    /// <summary>
    /// What another thread does to the optimizer at any access to the elements while a checkpoint is saved or loaded. Either that is told,
    /// or it came before or after everything; no array is missing in the middle.
    /// </summary>
    [Theory]
    [InlineData("Reset")]
    [InlineData("Apply")]
    [InlineData("Build")]
    [InlineData("LoadCheckpoint")]
    public void Whatever_another_thread_does_is_told(string member)
    {
        ChangingModel Plain() => new() { Bias = 1, Weights = new float[] { 1, 2, 3 } };
        byte[] checkpoint = Saved.Of(new ChangingModel.RMSprop(), Plain());
        foreach (bool isLoad in new[] { false, true })
        {
            int refused = 0;
            bool isOver = false;
            for (int instant = 2; !isOver; instant++) // The first access is that of making the memory.
            {
                var optimizer = new ChangingModel.RMSprop();
                ChangingModel plain = Plain();
                optimizer.Apply(ref plain, Plain());
                int stop = instant;
                isOver = true;
                var parameters = plain with
                {
                    Weights = new ChangingModel.Watched([1, 2, 3], times =>
                    {
                        if (times == stop)
                        {
                            isOver = false;
                            OnAnotherThread(() => Use(optimizer, plain));
                        }
                    }).Memory,
                };
                try
                {
                    if (isLoad)
                    {
                        optimizer.LoadCheckpoint(checkpoint, ref parameters);
                        stop = 0; // What follows reads the elements as well.
                        Assert.Equal(checkpoint, Saved.Of(optimizer, plain with { Bias = parameters.Bias, Weights = parameters.Weights.ToArray() }));
                    }
                    else
                    {
                        optimizer.SaveCheckpoint(new MemoryStream(), in parameters);
                    }
                }
                catch (InvalidOperationException exception)
                {
                    refused++;
                    Assert.True(
                        exception.Message.Contains(isLoad ? "changed while a checkpoint was being loaded" : "changed while they were being saved", StringComparison.Ordinal)
                        || (isLoad && exception.Message.Contains("no longer have the shapes that they had when they were checked", StringComparison.Ordinal)),
                        exception.Message);
                }
            }

            Assert.True(refused > 0);
        }

        void Use(ChangingModel.RMSprop optimizer, ChangingModel other)
        {
            switch (member)
            {
                case "Reset":
                    optimizer.Reset();
                    break;
                case "Apply":
                    optimizer.Apply(ref other, Plain());
                    break;
                case "Build":
                    optimizer.Build(in other);
                    break;
                default:
                    optimizer.LoadCheckpoint(checkpoint, ref other);
                    break;
            }
        }
    }

    private static void OnAnotherThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }
}
