using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Parses a header and trusts nothing in it.</summary>
internal ref struct HeaderReader
{
    public const string MetadataKey = "__metadata__";
    public const string TypeKey = "dtype";
    public const string ShapeKey = "shape";
    public const string OffsetsKey = "data_offsets";

    /// <summary>The longest header that the format's own library accepts.</summary>
    public const int Longest = 100_000_000;

    private readonly bool _hasChecksum;
    private readonly Dictionary<string, string> _metadata = [];
    private readonly Dictionary<string, TensorInfo> _tensors = [];
    private (uint Value, int Index)? _checksum;
    private Utf8JsonReader _json;

    private HeaderReader(ReadOnlySpan<byte> header, bool hasChecksum)
    {
        _json = new Utf8JsonReader(header);
        _hasChecksum = hasChecksum;
    }

    /// <param name="header">The header.</param>
    /// <param name="hasChecksum">Whether a checksum in its metadata is one of ours. Metadata of other programs mean something else.</param>
    /// <param name="noun">What messages call the file.</param>
    /// <exception cref="InvalidDataException">The header is not that of a safetensors file.</exception>
    public static CheckpointHeader Read(ReadOnlySpan<byte> header, bool hasChecksum, string noun)
    {
        if (!Utf8.IsValid(header))
        {
            throw new InvalidDataException($"The header of the {noun} is not in UTF-8.");
        }

        try
        {
            var reader = new HeaderReader(header, hasChecksum);
            reader.ReadAll();
            CheckData(reader._tensors.Values);
            return new CheckpointHeader(reader._metadata, reader._checksum, reader._tensors);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader throws the latter for half of a surrogate pair in a string, or for a value that is not a string.
            throw new InvalidDataException($"The header of the {noun} is malformed: {ForeignText.Sentence(exception.Message)}", exception);
        }
    }

    private void ReadAll()
    {
        _json.Read();
        HeaderJson.ExpectObject(_json, null);
        bool hasMetadata = false;
        while (HeaderJson.ReadProperty(ref _json) is { } name)
        {
            HeaderJson.ExpectObject(_json, name);
            if (name != MetadataKey)
            {
                ReadTensor(name);
            }
            else if (hasMetadata)
            {
                throw Duplicate(name);
            }
            else
            {
                hasMetadata = true;
                ReadMetadata();
            }
        }

        _json.Read(); // Throws if anything but white space follows.
    }

    private void ReadMetadata()
    {
        while (HeaderJson.ReadProperty(ref _json) is { } key)
        {
            string value = _json.TokenType == JsonTokenType.String ? _json.GetString()! : throw new JsonException($"The metadata {ForeignText.Quote(key)} is not a string.");
            if (!_metadata.TryAdd(key, value))
            {
                throw Duplicate(key);
            }

            if (_hasChecksum && key == Metadata.ChecksumKey && value != Metadata.Unchecked)
            {
                bool isChecksum = _json.ValueSpan.Length == Metadata.NoChecksum.Length
                    & uint.TryParse(_json.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint checksum);
                _checksum = isChecksum
                    ? (checksum, (int)_json.TokenStartIndex + 1)
                    : throw new JsonException($"The metadata '{key}' is {ForeignText.Quote(value)}, neither eight hexadecimal digits nor '{Metadata.Unchecked}'.");
            }
        }
    }

    private void ReadTensor(string name)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        while (HeaderJson.ReadProperty(ref _json) is { } property)
        {
            bool isNew = property switch
            {
                TypeKey => Set(ref type, _json.GetString()),
                ShapeKey => Set(ref shape, ReadNumbers(name, property)),
                OffsetsKey => Set(ref offsets, ReadNumbers(name, property)),
                _ => throw new JsonException($"The tensor {ForeignText.Quote(name)} has an unknown property {ForeignText.Quote(property)}."),
            };
            if (!isNew)
            {
                throw Duplicate($"{ForeignText.Plain(name)}.{property}");
            }
        }

        if (type is null || shape is null || offsets is not [long begin, long end])
        {
            throw new JsonException($"The tensor {ForeignText.Quote(name)} lacks its {TypeKey}, its {ShapeKey} or its two {OffsetsKey}.");
        }

        if (!_tensors.TryAdd(name, new TensorInfo(name, type, shape, begin, end)))
        {
            throw Duplicate(name);
        }
    }

    private static bool Set<T>(ref T? field, T? value)
    {
        bool isNew = field is null;
        field = value;
        return isNew;
    }

    private long[] ReadNumbers(string tensor, string property)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"The {property} of the tensor {ForeignText.Quote(tensor)} is not an array.");
        }

        var numbers = new List<long>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            numbers.Add(_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out long number) && number >= 0
                ? number
                : throw new JsonException($"The {property} of the tensor {ForeignText.Quote(tensor)} has an element that is not an integer from 0 to 2^63 - 1."));
        }

        return [.. numbers];
    }

    /// <summary>Checks that the data of the tensors are contiguous, and as long as their shapes say.</summary>
    private static void CheckData(IEnumerable<TensorInfo> tensors)
    {
        long end = 0;
        List<TensorInfo> inOrder = [.. tensors];
        inOrder.Sort((left, right) => (left.Begin, left.End).CompareTo((right.Begin, right.End)));
        foreach (TensorInfo tensor in inOrder)
        {
            if (tensor.Begin != end || tensor.End < tensor.Begin)
            {
                throw new InvalidDataException(
                    $"The data of the tensor {ForeignText.Quote(tensor.Name)} are declared from {tensor.Begin} to {tensor.End}, but should begin where those before end, at {end}.");
            }

            end = tensor.End;
            if (TensorTypes.Named(tensor.Type) is { } type && !HasLength(tensor, type.Size()))
            {
                throw new InvalidDataException(
                    $"The tensor {ForeignText.Quote(tensor.Name)} is {tensor.Description}, which does not take {tensor.End - tensor.Begin} bytes.");
            }
        }
    }

    private static bool HasLength(TensorInfo tensor, int elementSize)
    {
        // Each factor is less than 2^63, so a product larger than any file stays larger, until a dimension is 0.
        Int128 large = Int128.One << 64;
        Int128 length = elementSize;
        foreach (long dimension in tensor.Shape)
        {
            length = Int128.Min(length * dimension, large);
        }

        return length == tensor.End - tensor.Begin;
    }

    private static JsonException Duplicate(string name) => new($"{ForeignText.Quote(name)} appears twice.");
}
