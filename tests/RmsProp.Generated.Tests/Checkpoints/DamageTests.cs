using System.Buffers.Binary;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A damaged checkpoint is refused, and nothing is changed.</summary>
public sealed class DamageTests
{
    private const int Corruptions = 10_000;

    private static readonly byte[] Checkpoint = MakeCheckpoint();

    private static ReadOnlySpan<byte> ChecksumEntry => "\"crc32c\":\""u8;

    private static int DataStart => 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(Checkpoint);

    [Fact]
    public void Undamaged_it_loads() => Assert.Equal(Checkpoint, new LoadOutcome().Loaded(Checkpoint));

    [Fact]
    public void Truncated_at_any_byte_it_is_refused()
    {
        var outcome = new LoadOutcome();
        for (int length = 0; length < Checkpoint.Length; length++)
        {
            outcome.Refused(Checkpoint[..length]);
        }
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        var (optimizer, parameters) = SmallModel.Train(5, new SmallModel.RMSprop(), seed: 100);
        byte[] before = Saved.Of(optimizer, in parameters);
        for (int length = 0; length < Checkpoint.Length; length += 13)
        {
            File.WriteAllBytes(folder.File, Checkpoint[..length]);
            Assert.Throws<InvalidDataException>(() => optimizer.LoadCheckpoint(folder.File, ref parameters));
            Assert.Equal(before, Saved.Of(optimizer, in parameters));
        }
    }

    [Fact]
    public void Bytes_behind_it_are_refused()
    {
        using var folder = new TemporaryFolder();
        var (optimizer, parameters) = SmallModel.Train(5, new SmallModel.RMSprop(), seed: 100);
        byte[] before = Saved.Of(optimizer, in parameters);
        File.WriteAllBytes(folder.File, [.. Checkpoint, 0]);

        Assert.Throws<InvalidDataException>(() => optimizer.LoadCheckpoint(folder.File, ref parameters));
        Assert.Throws<InvalidDataException>(() => optimizer.LoadCheckpoint([.. Checkpoint, 0], ref parameters));

        Assert.Equal(before, Saved.Of(optimizer, in parameters));
    }

    /// <summary>
    /// A single wrong bit changes any CRC, and one in the checksum's key makes that entry missing. Only the case of a digit of the
    /// checksum does not matter: it is one bit, 0x20, of each letter.
    /// </summary>
    [Fact]
    public void With_any_bit_flipped_it_is_refused_unless_it_is_the_case_of_a_digit()
    {
        var outcome = new LoadOutcome();
        int digits = Checkpoint.AsSpan().IndexOf(ChecksumEntry) + ChecksumEntry.Length;
        for (int bit = 0; bit < 8 * Checkpoint.Length; bit++)
        {
            byte[] damaged = Damage.Flipped(Checkpoint, bit);
            bool isCase = bit / 8 >= digits && bit / 8 < digits + 8 && char.IsAsciiLetter((char)Checkpoint[bit / 8]) && bit % 8 == 5;

            Assert.Equal(!isCase, outcome.IsRefusedOrLoads(damaged, Checkpoint));
        }
    }

    /// <summary>A damaged key must not switch the check off for other damage.</summary>
    [Fact]
    public void With_a_bit_of_the_checksums_key_and_any_other_flipped_it_is_refused()
    {
        var random = new Random(20240301);
        var outcome = new LoadOutcome();
        int key = Checkpoint.AsSpan().IndexOf(ChecksumEntry) + 1;
        for (int bit = 8 * key; bit < 8 * (key + "crc32c".Length); bit++)
        {
            for (int i = 0; i < 50; i++)
            {
                int other = random.Next(8 * DataStart, 8 * Checkpoint.Length);
                outcome.Refused(Damage.Flipped(Damage.Flipped(Checkpoint, bit), other));
            }
        }
    }

    [Fact]
    public void Corrupted_at_random_it_is_refused_or_loads_as_what_it_was()
    {
        var random = new Random(20240229);
        var outcome = new LoadOutcome();
        int refused = 0;
        for (int i = 0; i < Corruptions; i++)
        {
            refused += outcome.IsRefusedOrLoads(Damage.Corrupted(Checkpoint, DataStart, random), Checkpoint) ? 1 : 0;
        }

        Assert.InRange(refused, Corruptions * 9 / 10, Corruptions);
    }

    private static byte[] MakeCheckpoint()
    {
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        return Saved.Of(optimizer, in parameters);
    }
}
