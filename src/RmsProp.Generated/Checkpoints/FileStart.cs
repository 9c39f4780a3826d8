using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

namespace RmsProp.Generated.Checkpoints;

/// <summary>What precedes the data of a file in the safetensors format.</summary>
/// <param name="Prefix">The length of the header.</param>
/// <param name="Json">The header.</param>
/// <param name="Header">The header as parsed.</param>
internal sealed record FileStart(byte[] Prefix, byte[] Json, CheckpointHeader Header)
{
    /// <summary>Reads it, and trusts nothing in it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="hasChecksum">Whether a checksum in its metadata is one of ours.</param>
    /// <exception cref="InvalidDataException">It is not the start of a safetensors file.</exception>
    public static FileStart Read(CheckpointSource source, bool hasChecksum)
    {
        byte[] prefix = source.Read(sizeof(ulong), "the length of the header").ToArray();
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > HeaderReader.Longest)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"The header of the {source.Noun} claims to have {length} bytes, but should have {HeaderReader.Longest} at most. It is not a file in the safetensors format."));
        }

        byte[] json = source.Read((long)length, "the header").ToArray();
        return new FileStart(prefix, json, HeaderReader.Read(json, hasChecksum, source.Noun));
    }
}
