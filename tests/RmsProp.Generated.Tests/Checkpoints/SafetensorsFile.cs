using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>
/// A file in the safetensors format, parsed as its specification says (github.com/huggingface/safetensors#format), and written from parts
/// that need not make sense.
/// </summary>
internal sealed class SafetensorsFile
{
    private const int Prefix = 8;

    public required Dictionary<string, string> Metadata { get; init; }

    /// <summary>The tensors in header order.</summary>
    public required List<(string Name, string Type, int[] Shape, byte[] Data)> Tensors { get; init; }

    public static SafetensorsFile Parse(byte[] file)
    {
        int headerLength = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file));
        Assert.Equal(0, headerLength % Prefix);
        Assert.Equal((byte)'{', file[Prefix]);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(Prefix, headerLength));
        byte[] data = file[(Prefix + headerLength)..];
        var read = new SafetensorsFile { Metadata = [], Tensors = [] };
        int end = 0;
        foreach (JsonProperty property in header.RootElement.EnumerateObject())
        {
            if (property.Name == "__metadata__")
            {
                foreach (JsonProperty entry in property.Value.EnumerateObject())
                {
                    read.Metadata.Add(entry.Name, entry.Value.GetString()!);
                }

                continue;
            }

            string type = property.Value.GetProperty("dtype").GetString()!;
            int[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt32())];
            int[] offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32())];
            int size = type switch { "F32" => 4, "F64" => 8, _ => throw new FormatException(type) };
            Assert.Equal(3, property.Value.EnumerateObject().Count());
            Assert.Equal(end, offsets[0]);
            Assert.Equal(0, offsets[0] % size);
            Assert.Equal(shape.Aggregate(size, (product, dimension) => product * dimension), offsets[1] - offsets[0]);
            end = offsets[1];
            read.Tensors.Add((property.Name, type, shape, data[offsets[0]..offsets[1]]));
        }

        Assert.Equal(data.Length, end);
        return read;
    }

    /// <summary>A file with these bytes, and with their length or another one.</summary>
    public static byte[] Of(byte[] header, byte[] data, ulong? length = null)
    {
        var prefix = new byte[Prefix];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, length ?? (ulong)header.Length);
        return [.. prefix, .. header, .. data];
    }

    /// <summary>The header and the data of a checkpoint that loads without its checksum, which would detect any change.</summary>
    public static (string Header, byte[] Data) Unprotected(byte[] checkpoint)
    {
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(checkpoint);
        string header = Encoding.UTF8.GetString(checkpoint, Prefix, headerLength);
        const string Key = "\"crc32c\":\"";
        int start = header.IndexOf(Key, StringComparison.Ordinal) + Key.Length;
        return (header.Remove(start, "00000000".Length).Insert(start, "none"), checkpoint[(Prefix + headerLength)..]);
    }
}
