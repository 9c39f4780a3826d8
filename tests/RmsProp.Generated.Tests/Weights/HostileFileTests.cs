using System.Buffers.Binary;
using System.Text;
using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>A damaged or malicious file of weights is refused, or loads what it says; it never gets more memory than it is long.</summary>
[Collection(nameof(Alone))]
public sealed class HostileFileTests
{
    private const int Corruptions = 10_000;

    /// <summary>What a load of a small file may allocate: the first piece of a stream is 64 KB long.</summary>
    private const long AllocationBound = 512 * 1024;

    private static readonly byte[] Valid = new WeightFile()
        .Metadata("""{"format":"pt"}""")
        .AddF32("0.weight", [2, 3], 1, 2, 3, 4, 5, 6)
        .Add("0.bias", "F16", [2], 0, 0x3C, 0, 0x40)
        .Add("2.weight", "F64", [1, 2], WeightFile.Bytes([9.0, 10.0]))
        .Add("2.bias", "BF16", [1], 0x80, 0x3F)
        .ToArray();

    private static int DataStart => 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(Valid);

    [Fact]
    public void Undamaged_it_loads()
    {
        SequentialModel model = default;
        Assert.True(Loads(Valid, ref model));
        Assert.Equal([1f, 2f], model.FirstBiases!);
        Assert.Equal([1f], model.Head.Biases!);
    }

    [Fact]
    public void Truncated_at_any_byte_it_is_refused()
    {
        for (int length = 0; length < Valid.Length; length++)
        {
            SequentialModel model = Some();
            Assert.False(Loads(Valid[..length], ref model));
            AssertIsSome(model);
        }
    }

    [Fact]
    public void Bytes_behind_it_are_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File, [.. Valid, 0]);
        SequentialModel model = Some();

        Assert.Throws<InvalidDataException>(() => new SequentialModel.RMSprop().LoadParameters(folder.File, ref model));
        Assert.False(Loads([.. Valid, 0], ref model));

        AssertIsSome(model);
    }

    /// <summary>There is no checksum: a bit of a number gives another number. Anywhere else it is noticed, but in the metadata, which nobody reads.</summary>
    [Fact]
    public void With_any_bit_of_the_header_flipped_it_is_refused()
    {
        int metadata = Valid.AsSpan().IndexOf("format"u8);
        for (int bit = 0; bit < 8 * DataStart; bit++)
        {
            byte[] damaged = Damage.Flipped(Valid, bit);
            SequentialModel model = Some();
            if (Loads(damaged, ref model))
            {
                Assert.InRange(bit / 8, metadata, metadata + "format\":\"pt".Length);
                Assert.Equal([1f, 2f], model.FirstBiases!);
            }
            else
            {
                AssertIsSome(model);
            }
        }
    }

    [Fact]
    public void With_any_bit_of_the_data_flipped_it_loads_one_other_number()
    {
        for (int bit = 8 * DataStart; bit < 8 * Valid.Length; bit++)
        {
            byte[] damaged = Damage.Flipped(Valid, bit);
            SequentialModel undamaged = default;
            SequentialModel model = default;
            Assert.True(Loads(Valid, ref undamaged));
            Assert.True(Loads(damaged, ref model));

            uint[] expected = Bits(undamaged);
            Assert.InRange(Bits(model).Where((number, i) => number != expected[i]).Count(), 0, 1); // 0: of an F64 that rounds to the same F32.
        }
    }

    [Fact]
    public void Corrupted_at_random_it_is_refused_and_nothing_changes_or_it_loads()
    {
        var random = new Random(20240229);
        int refused = 0;
        for (int i = 0; i < Corruptions; i++)
        {
            byte[] damaged = Damage.Corrupted(Valid, DataStart, random);
            SequentialModel model = Some();
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool loads = Loads(damaged, ref model);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationBound);
            if (!loads)
            {
                refused++;
                AssertIsSome(model);
            }

            // With a report the names may be any, but a damaged file is still refused, and memory bounded.
            SequentialModel other = default;
            try
            {
                new SequentialModel.RMSprop().LoadParameters(damaged, ref other, out _);
            }
            catch (InvalidDataException)
            {
                Assert.False(loads);
                Assert.Null(other.FirstWeights);
                Assert.Null(other.Head.Biases);
            }
        }

        Assert.InRange(refused, Corruptions / 2, Corruptions);
    }

    [Theory]
    [InlineData("""{"0.bias":{"dtype":"F32","shape":[2000000000],"data_offsets":[0,8000000000]}}""")]
    [InlineData("""{"0.weight":{"dtype":"F32","shape":[40000,50000],"data_offsets":[0,8000000000]}}""")]
    [InlineData("""{"other":{"dtype":"F32","shape":[2000000000],"data_offsets":[0,8000000000]}}""")]
    [InlineData("""{"other":{"dtype":"F8_E4M3","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]}}""")]
    public void What_a_header_promises_is_not_allocated(string header)
    {
        byte[] file = SafetensorsFile.Of(Encoding.UTF8.GetBytes(header), new byte[100]);
        SequentialModel model = Some();
        model.FirstWeights = null;
        model.FirstBiases = null;
        using var stream = new MemoryStream(file);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<InvalidDataException>(() => new SequentialModel.RMSprop().LoadParameters(stream, ref model, out _));
        Assert.Throws<InvalidDataException>(() => new SequentialModel.RMSprop().LoadParameters(file, ref model, out _));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationBound);
    }

    [Fact]
    public void A_header_that_claims_too_much_is_refused()
    {
        byte[] file = SafetensorsFile.Of("{}"u8.ToArray(), [], length: 100_000_001);
        SequentialModel model = default;

        string message = Assert.Throws<InvalidDataException>(() => new SequentialModel.RMSprop().LoadParameters(file, ref model)).Message;

        Assert.Equal("The header of the file claims to have 100000001 bytes, but should have 100000000 at most. It is not a file in the safetensors format.", message);
    }

    /// <summary>Old files are not padded, some begin with spaces, and a number may be anywhere.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(4096)]
    public void Any_padding_and_alignment_will_do(int padding)
    {
        byte[] file = new WeightFile().Add("tail", "U8", [3], 1, 2, 3)
            .Add("0.bias", "F64", [2], WeightFile.Bytes([7.0, 8.0])).Add("half", "F16", [], 0, 0).AddF32("2.bias", [1], 11).ToArray(padding);
        SequentialModel model = default;
        using var stream = new MemoryStream(file);

        new SequentialModel.RMSprop().LoadParameters(stream, ref model, out ParameterLoadReport report);

        Assert.Equal([7f, 8f], model.FirstBiases!);
        Assert.Equal([11f], model.Head.Biases!);
        Assert.Equal(["half", "tail"], report.Unexpected);
    }

    [Fact]
    public void A_long_header_is_read()
    {
        var file = new WeightFile();
        for (int i = 0; i < 20_000; i++)
        {
            file.Add($"model.layers.{i}.self_attn.rotary_emb.inv_freq", "BF16", [0]);
        }

        byte[] bytes = file.AddF32("0.bias", [2], 7, 8).ToArray();
        SequentialModel model = default;

        new SequentialModel.RMSprop().LoadParameters(bytes, ref model, out ParameterLoadReport report);

        Assert.True(bytes.Length > 1_000_000);
        Assert.Equal([7f, 8f], model.FirstBiases!);
        Assert.Equal(20_000, report.Unexpected.Count);
    }

    [Theory]
    [InlineData("""{"0.bias":{"dtype":"F16","shape":[2],"data_offsets":[0,8]}}""", "'0.bias' is F16 [2], which does not take 8 bytes")]
    [InlineData("""{"0.bias":{"dtype":"BF16","shape":[4],"data_offsets":[0,4]}}""", "'0.bias' is BF16 [4], which does not take 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "declared from 4 to 8, but should begin where those before end, at 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "declared from 0 to 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'a' appears twice")]
    [InlineData("""{"__metadata__":{"format":1}}""", "The metadata 'format' is not a string")]
    [InlineData("""["0.bias"]""", "It is not an object")]
    public void What_makes_no_sense_is_refused(string header, string message)
    {
        SequentialModel model = default;
        byte[] file = SafetensorsFile.Of(Encoding.UTF8.GetBytes(header), new byte[8]);

        Assert.Contains(
            message, Assert.Throws<InvalidDataException>(() => new SequentialModel.RMSprop().LoadParameters(file, ref model, out _)).Message, StringComparison.Ordinal);
    }

    private static SequentialModel Some() => new()
    {
        FirstWeights = new float[2, 3] { { -1, -1, -1 }, { -1, -1, -1 } },
        Head = new SequentialLayer { Weights = new float[1, 2] { { -1, -1 } } },
    };

    private static void AssertIsSome(in SequentialModel model)
    {
        Assert.Equal(Some().FirstWeights, model.FirstWeights);
        Assert.Null(model.FirstBiases);
        Assert.Equal(Some().Head.Weights, model.Head.Weights);
        Assert.Null(model.Head.Biases);
    }

    private static uint[] Bits(in SequentialModel model) =>
    [
        .. model.FirstWeights!.Cast<float>().Concat(model.FirstBiases!).Concat(model.Head.Weights!.Cast<float>()).Concat(model.Head.Biases!)
            .Select(BitConverter.SingleToUInt32Bits),
    ];

    private static bool Loads(byte[] file, ref SequentialModel model)
    {
        try
        {
            new SequentialModel.RMSprop().LoadParameters(file, ref model);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
