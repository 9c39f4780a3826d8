using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Writes what precedes the data: the header's length, and the header in JSON, padded to a multiple of 8 bytes.</summary>
internal static class HeaderWriter
{
    /// <summary>Writes the length and the header, with a checksum of 0 for now if there are metadata.</summary>
    public static byte[] Write(Metadata? metadata, IEnumerable<TensorInfo> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.GetSpan(sizeof(ulong)).Clear();
        buffer.Advance(sizeof(ulong)); // For the length, which is not known yet.
        using (var writer = new Utf8JsonWriter(buffer, HeaderJson.Writing))
        {
            writer.WriteStartObject();
            if (metadata is not null)
            {
                writer.WriteStartObject(HeaderReader.MetadataKey);
                foreach ((string key, string value) in metadata.Entries())
                {
                    writer.WriteString(key, value);
                }

                writer.WriteEndObject();
            }

            foreach (TensorInfo tensor in tensors)
            {
                ThrowIfReserved(tensor.Name);
                WriteTensor(writer, tensor);
            }

            writer.WriteEndObject();
        }

        int padding = -buffer.WrittenCount & (sizeof(ulong) - 1);
        buffer.GetSpan(sizeof(ulong))[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        byte[] header = buffer.WrittenSpan.ToArray();
        if (header.Length - sizeof(ulong) > HeaderReader.Longest)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The header of the file would have {header.Length - sizeof(ulong)} bytes, and readers accept at most {HeaderReader.Longest}. Use arrays for numbers that belong together."));
        }

        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - sizeof(ulong)));
        return header;
    }

    /// <summary>Writes the checksum into the header.</summary>
    public static void SetChecksum(Span<byte> header, uint checksum)
    {
        // The checksum is the first entry, so the first match is never inside a value.
        ReadOnlySpan<byte> entry = Encoding.UTF8.GetBytes($"\"{Metadata.ChecksumKey}\":\"");
        byte[] digits = Encoding.UTF8.GetBytes(checksum.ToString("x8", CultureInfo.InvariantCulture));
        digits.CopyTo(header[(header.IndexOf(entry) + entry.Length)..]);
    }

    private static void ThrowIfReserved(string name)
    {
        if (name == HeaderReader.MetadataKey)
        {
            throw new InvalidOperationException($"No tensor of a safetensors file can be called '{name}': the format uses this name for the metadata. Rename the field.");
        }
    }

    private static void WriteTensor(Utf8JsonWriter writer, TensorInfo tensor)
    {
        writer.WriteStartObject(tensor.Name);
        writer.WriteString(HeaderReader.TypeKey, tensor.Type);
        writer.WriteStartArray(HeaderReader.ShapeKey);
        foreach (long dimension in tensor.Shape)
        {
            writer.WriteNumberValue(dimension);
        }

        writer.WriteEndArray();
        writer.WriteStartArray(HeaderReader.OffsetsKey);
        writer.WriteNumberValue(tensor.Begin);
        writer.WriteNumberValue(tensor.End);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
