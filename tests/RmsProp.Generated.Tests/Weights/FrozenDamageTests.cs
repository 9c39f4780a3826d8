using System.Buffers.Binary;
using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>A damaged file of a model that is trained in part is refused, and changes nothing of either part; or it loads what it says.</summary>
[Collection(nameof(Alone))]
public sealed class FrozenDamageTests
{
    private const int Corruptions = 10_000;

    /// <summary>What a load of a small file may allocate: the first piece of a stream is 64 KB long.</summary>
    private const long AllocationBound = 512 * 1024;

    private static readonly byte[] Weights = new WeightFile()
        .Add("encoder.weight", "BF16", [1, 2], 0x80, 0x3F, 0x80, 0x3F)
        .Add("encoder.running_mean", "F64", [2], WeightFile.Bytes([7.0, 8.0]))
        .AddF32("head.weight", [1, 2], 9, 10)
        .AddF32("head.running_mean", [1], 11)
        .Add("scale", "F16", [], 0, 0x3C)
        .ToArray();

    private static readonly byte[] Checkpoint = MakeCheckpoint();

    [Fact]
    public void Truncated_at_any_byte_it_is_refused()
    {
        for (int length = 0; length < Weights.Length; length++)
        {
            Assert.True(IsRefused(Weights[..length]));
        }

        for (int length = 0; length < Checkpoint.Length; length++)
        {
            Assert.True(IsCheckpointRefused(Checkpoint[..length]));
        }
    }

    /// <summary>A checkpoint has a checksum, of whose digits only the case does not matter. Weights have none: a bit of a number gives another number.</summary>
    [Fact]
    public void With_any_bit_flipped_it_is_refused_or_loads_another_number()
    {
        int data = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(Weights);
        for (int bit = 0; bit < 8 * Weights.Length; bit++)
        {
            Assert.Equal(bit / 8 < data, IsRefused(Damage.Flipped(Weights, bit)));
        }

        int digits = Checkpoint.AsSpan().IndexOf("\"crc32c\":\""u8) + "\"crc32c\":\"".Length;
        for (int bit = 0; bit < 8 * Checkpoint.Length; bit++)
        {
            bool isCase = bit / 8 >= digits && bit / 8 < digits + 8 && char.IsAsciiLetter((char)Checkpoint[bit / 8]) && bit % 8 == 5;
            Assert.Equal(!isCase, IsCheckpointRefused(Damage.Flipped(Checkpoint, bit)));
        }
    }

    [Fact]
    public void Corrupted_at_random_it_is_refused_and_nothing_changes_or_it_loads()
    {
        var random = new Random(20240229);
        int data = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(Weights);
        int refused = 0;
        for (int i = 0; i < Corruptions; i++)
        {
            byte[] damaged = Damage.Corrupted(Weights, data, random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            refused += IsRefused(damaged) ? 1 : 0;
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationBound);
        }

        Assert.InRange(refused, Corruptions / 2, Corruptions);
    }

    /// <summary>Loads weights into arrays that exist and arrays that do not.</summary>
    private static bool IsRefused(byte[] file)
    {
        var model = new FrozenModel { Encoder = new FrozenLayer { Means = [-1, -1] }, Head = new FrozenLayer { Weights = new float[,] { { -1, -1 } } }, Scale = -1 };
        try
        {
            new FrozenModel.RMSprop().LoadParameters(file, ref model);
            return false;
        }
        catch (InvalidDataException)
        {
            Assert.Null(model.Encoder.Weights);
            Assert.Equal([-1f, -1f], model.Encoder.Means!);
            Assert.Equal(new float[,] { { -1, -1 } }, model.Head.Weights);
            Assert.Null(model.Head.Means);
            Assert.Equal(-1, model.Scale);
            return true;
        }
    }

    private static bool IsCheckpointRefused(byte[] file)
    {
        FrozenModel model = Filled(-1);
        try
        {
            new FrozenModel.RMSprop().LoadCheckpoint(file, ref model);
            Assert.Equal(Filled(1).Encoder.Weights, model.Encoder.Weights);
            return false;
        }
        catch (InvalidDataException)
        {
            Assert.Equal(Filled(-1).Encoder.Weights, model.Encoder.Weights);
            Assert.Equal([-1f], model.Encoder.Means!);
            Assert.Equal(Filled(-1).Head.Weights, model.Head.Weights);
            Assert.Equal([-1f], model.Head.Means!);
            Assert.Equal(-1, model.Scale);
            return true;
        }
    }

    private static FrozenModel Filled(float number) => new()
    {
        Encoder = new FrozenLayer { Weights = new float[,] { { number, number } }, Means = [number] },
        Head = new FrozenLayer { Weights = new float[,] { { number } }, Means = [number] },
        Scale = number,
    };

    private static byte[] MakeCheckpoint()
    {
        FrozenModel model = Filled(1);
        return Saved.Of(new FrozenModel.RMSprop(), in model);
    }
}
