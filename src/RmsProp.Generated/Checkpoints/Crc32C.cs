using System.Buffers.Binary;
using System.Numerics;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Computes the checksum CRC-32C (Castagnoli) of bytes that come in pieces.</summary>
internal sealed class Crc32C
{
    private uint _register = uint.MaxValue;

    public uint Value => ~_register;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint register = _register;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            register = BitOperations.Crc32C(register, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            register = BitOperations.Crc32C(register, value);
        }

        _register = register;
    }
}
