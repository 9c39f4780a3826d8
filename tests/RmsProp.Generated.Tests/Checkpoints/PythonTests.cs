using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit.Abstractions;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>
/// Other programs' view of a checkpoint: the documentation page's code with NumPy or with Python's standard library only, if this machine
/// has them, and everywhere the reader of these tests.
/// </summary>
public sealed class PythonTests(ITestOutputHelper output)
{
    // The page's code ends with a dictionary of NumPy arrays; this prints it, with numbers as text, because JSON has no NaN.
    private const string PrintNumPy = """
        print(json.dumps({name: [tensor.shape, [repr(number) for number in tensor.ravel().tolist()]] for name, tensor in tensors.items()}))
        """;

    private const string StandardLibrary = """
        import array, json, struct, sys
        with open(path, "rb") as file:
            header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
            data = file.read()
        assert sys.byteorder == "little"
        steps = int(header.pop("__metadata__")["steps"])
        tensors = {}
        for name, tensor in header.items():
            numbers = array.array({"F32": "f", "F64": "d"}[tensor["dtype"]])
            numbers.frombytes(data[slice(*tensor["data_offsets"])])
            tensors[name] = [tensor["shape"], [repr(number) for number in numbers]]
        print(json.dumps(tensors))
        """;

    [Fact]
    public async Task Every_reader_finds_what_was_saved()
    {
        using var folder = new TemporaryFolder();
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        optimizer.SaveCheckpoint(folder.File, in parameters);

        foreach (Dictionary<string, (int[] Shape, double[] Numbers)> tensors in await ReadAsync(folder.File))
        {
            Assert.Equal(9, tensors.Count);
            Assert.Equal([], tensors["Bias"].Shape);
            Assert.Equal([parameters.Bias], tensors["Bias"].Numbers);
            Assert.Equal([3], tensors["velocity/Weights"].Shape);
            Assert.Equal(optimizer.Velocity.Weights.Select(number => (double)number), tensors["velocity/Weights"].Numbers);
            Assert.Equal([2, 2], tensors["Table"].Shape);
            Assert.Equal(parameters.Table.Cast<double>(), tensors["Table"].Numbers);
            Assert.Equal([optimizer.MomentumBuffer.Bias], tensors["momentum/Bias"].Numbers);
        }
    }

    /// <summary>Reads the file with each reader on this machine.</summary>
    private async Task<List<Dictionary<string, (int[] Shape, double[] Numbers)>>> ReadAsync(string path)
    {
        List<Dictionary<string, (int[] Shape, double[] Numbers)>> read = [ReadHere(await File.ReadAllBytesAsync(path))];
        string assignment = $"path = {JsonSerializer.Serialize(path)}\n";
        foreach ((string name, string needs, string script) in new[]
        {
            ("Python's standard library", "json", StandardLibrary),
            ("NumPy", "numpy", $"{LinesOfPage()}\n{PrintNumPy}"),
        })
        {
            Python? python = await Python.FindAsync(needs);
            output.WriteLine($"{name}: {python?.Program ?? "not on this machine"}");
            if (python is not null)
            {
                read.Add(Parse(await python.RunAsync(assignment + script)));
            }
        }

        return read;
    }

    private static Dictionary<string, (int[] Shape, double[] Numbers)> ReadHere(byte[] file) => SafetensorsFile.Parse(file).Tensors.ToDictionary(
        tensor => tensor.Name,
        tensor => (tensor.Shape, tensor.Type == "F32"
            ? MemoryMarshal.Cast<byte, float>(tensor.Data).ToArray().Select(number => (double)number).ToArray()
            : MemoryMarshal.Cast<byte, double>(tensor.Data).ToArray()));

    private static Dictionary<string, (int[] Shape, double[] Numbers)> Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(
            tensor => tensor.Name,
            tensor => (
                tensor.Value[0].EnumerateArray().Select(dimension => dimension.GetInt32()).ToArray(),
                tensor.Value[1].EnumerateArray().Select(number => double.Parse(number.GetString()!, CultureInfo.InvariantCulture)).ToArray()));
    }

    private static string LinesOfPage()
    {
        using Stream stream = typeof(PythonTests).Assembly.GetManifestResourceStream("checkpoints.md")!;
        using var reader = new StreamReader(stream);
        string page = reader.ReadToEnd();
        const string Start = "```python\n";
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)].Replace("path = \"model.safetensors\"", "", StringComparison.Ordinal);
    }
}
