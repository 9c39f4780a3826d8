namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Files as they should not be: checkpoints, and files of weights.</summary>
internal static class Damage
{
    /// <summary>A file with one bit that is another one.</summary>
    public static byte[] Flipped(byte[] file, int bit)
    {
        byte[] damaged = [.. file];
        damaged[bit / 8] ^= (byte)(1 << (bit % 8));
        return damaged;
    }

    /// <summary>A file with one to four bytes or parts changed, removed or repeated.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dataStart">Where its header ends.</param>
    /// <param name="random">Chooses them.</param>
    public static byte[] Corrupted(byte[] file, int dataStart, Random random)
    {
        List<byte> damaged = [.. file];
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            // As often in the header as in the data, which are shorter.
            int index = random.Next(2) == 0 ? random.Next(Math.Min(dataStart, damaged.Count)) : random.Next(damaged.Count);
            switch (random.Next(4))
            {
                case 0:
                    damaged[index] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged.RemoveRange(index, Math.Min(random.Next(1, 9), damaged.Count - index));
                    break;
                case 2:
                    damaged.InsertRange(index, damaged.Slice(index, Math.Min(random.Next(1, 9), damaged.Count - index)));
                    break;
                default:
                    damaged[index] = "0123456789[]{},:\" \\"u8[random.Next(19)];
                    break;
            }
        }

        return [.. damaged];
    }
}
