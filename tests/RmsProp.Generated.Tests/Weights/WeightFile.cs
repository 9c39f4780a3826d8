using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>
/// A file in the safetensors format, put together by hand as its specification says (github.com/huggingface/safetensors#format): without
/// metadata unless they are given, padded to 8 bytes as its own library pads it.
/// </summary>
internal sealed class WeightFile
{
    private readonly List<string> _entries = [];
    private readonly List<byte> _data = [];

    public int DataLength => _data.Count;

    public WeightFile Metadata(string json)
    {
        _entries.Insert(0, $"\"__metadata__\":{json}");
        return this;
    }

    public WeightFile Add(string name, string type, int[] shape, params byte[] data)
    {
        string lengths = string.Join(',', shape.Select(length => length.ToString(CultureInfo.InvariantCulture)));
        _entries.Add($"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":[{lengths}],\"data_offsets\":[{_data.Count},{_data.Count + data.Length}]}}");
        _data.AddRange(data);
        return this;
    }

    public WeightFile AddF32(string name, int[] shape, params float[] numbers) => Add(name, "F32", shape, Bytes(numbers));

    public static byte[] Bytes(float[] numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(float)];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), numbers[i]);
        }

        return bytes;
    }

    public static byte[] Bytes(double[] numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(double)];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), numbers[i]);
        }

        return bytes;
    }

    public static byte[] Bytes(ushort[] numbers) => [.. numbers.SelectMany(number => new[] { (byte)number, (byte)(number >> 8) })];

    /// <summary>The file.</summary>
    /// <param name="padding">How many spaces follow the header; by default as many as its own library writes.</param>
    public byte[] ToArray(int? padding = null)
    {
        string header = "{" + string.Join(',', _entries) + "}";
        header += new string(' ', padding ?? -Encoding.UTF8.GetByteCount(header) & 7);
        return SafetensorsFile.Of(Encoding.UTF8.GetBytes(header), [.. _data]);
    }
}
