using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Digits;
using RmsProp.Generated;
using SampleKit;

namespace Cluster;

/// <summary>
/// The training of one rank. All ranks draw the same batches, and each computes the gradients of its parts of them. With eight leaves, 1, 2,
/// 4 and 8 ranks give the same parameters to the last bit, also if their number changes in between.
/// </summary>
internal sealed class Training
{
    private const int Leaves = 8;
    private const ulong Seed = 1;

    private readonly IRanks _world;
    private readonly DigitsData _data = DigitsData.Load();
    private readonly Perceptron.RMSprop.Sharded _optimizer;
    private readonly int[] _order = new int[DigitsData.TrainingCount];
    private Perceptron _parameters;

    private Training(IRanks world)
    {
        _world = world;
        _optimizer = new Perceptron.RMSprop.Sharded(world, Leaves);
        Perceptron.Initialize(ref _parameters, new SplitMix64(Seed));
    }

    public static void Run(IRanks world, Options options)
    {
        var training = new Training(world);
        training.Say($"{world.Count} ranks, {Leaves} leaves");
        training.Run(options);
    }

    private void Run(Options options)
    {
        _optimizer.LearningRateSchedule = TrainingPlan.ScheduleOf(options.Epochs);
        if (_optimizer.TryLoadCheckpoint(options.Checkpoint, ref _parameters))
        {
            Say($"goes on after epoch {EpochsTaken}");
        }

        while (EpochsTaken < Math.Min(options.Epochs, options.Until))
        {
            double loss = TakeEpoch();
            _optimizer.SaveCheckpoint(options.Checkpoint, in _parameters);
            Say(FormattableString.Invariant(
                $"epoch {EpochsTaken,3}  loss {loss:0.0000}  test accuracy {100 * Evaluation.Of(in _parameters, _data.Test).Accuracy:0.0} %"));
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<Perceptron>(in _parameters));
        Say($"digest {Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}");
    }

    private long EpochsTaken => _optimizer.Steps / TrainingPlan.StepsPerEpoch;

    /// <summary>Goes through the training set once, in an order that the epoch determines.</summary>
    private double TakeEpoch()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new SplitMix64(Seed + 1 + (ulong)EpochsTaken).Shuffle(_order);
        double loss = 0;
        for (int start = 0; start < _order.Length; start += TrainingPlan.BatchSize)
        {
            int end = Math.Min(start + TrainingPlan.BatchSize, _order.Length);
            loss += (end - start) * _optimizer.MinimizeLossOfExamples(ref _parameters, start..end, _order, _data.Training.Images, _data.Training.Labels);
        }

        return loss / _order.Length;
    }

    private void Say(string text)
    {
        if (_world.Rank == 0)
        {
            Console.WriteLine(text);
        }
    }
}
