using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit.Abstractions;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>
/// Python reads a checkpoint with the lines of the README, or where it has no NumPy with its standard library alone. On a
/// machine without Python the same numbers are checked with the reader that these tests have of their own.
/// </summary>
public sealed class PythonTests(ITestOutputHelper output)
{
    // The README's lines end with a dictionary of NumPy arrays; this prints it, numbers as text, since JSON has no NaN.
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
    public async Task Python_reads_what_was_saved()
    {
        using var folder = new TemporaryFolder();
        (SmallModel.RMSprop optimizer, SmallModel parameters) = SmallModel.Train(3, new SmallModel.RMSprop());
        optimizer.SaveCheckpoint(folder.File, in parameters);

        Dictionary<string, (int[] Shape, double[] Numbers)> tensors = await ReadAsync(folder.File);

        Assert.Equal(9, tensors.Count);
        Assert.Equal([], tensors["Bias"].Shape);
        Assert.Equal([parameters.Bias], tensors["Bias"].Numbers);
        Assert.Equal([3], tensors["velocity/Weights"].Shape);
        Assert.Equal(optimizer.Velocity.Weights.Select(number => (double)number), tensors["velocity/Weights"].Numbers);
        Assert.Equal([2, 2], tensors["Table"].Shape);
        Assert.Equal(parameters.Table.Cast<double>(), tensors["Table"].Numbers);
        Assert.Equal([optimizer.MomentumBuffer.Bias], tensors["momentum/Bias"].Numbers);
    }

    private async Task<Dictionary<string, (int[] Shape, double[] Numbers)>> ReadAsync(string path)
    {
        string assignment = $"path = {JsonSerializer.Serialize(path)}\n";
        if (await RunAsync("import numpy") is not null)
        {
            output.WriteLine("Read with NumPy.");
            return Parse(await RunAsync($"{assignment}{ReadmeLines()}\n{PrintNumPy}"));
        }

        if (await RunAsync("import json") is not null)
        {
            output.WriteLine("Read with Python's standard library.");
            return Parse(await RunAsync(assignment + StandardLibrary));
        }

        output.WriteLine("There is no Python: read in C#.");
        return SafetensorsFile.Parse(await File.ReadAllBytesAsync(path)).Tensors.ToDictionary(
            tensor => tensor.Name,
            tensor => (tensor.Shape, tensor.Type == "F32"
                ? MemoryMarshal.Cast<byte, float>(tensor.Data).ToArray().Select(number => (double)number).ToArray()
                : MemoryMarshal.Cast<byte, double>(tensor.Data).ToArray()));
    }

    private static Dictionary<string, (int[] Shape, double[] Numbers)> Parse(string? json)
    {
        Assert.NotNull(json);
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(
            tensor => tensor.Name,
            tensor => (
                tensor.Value[0].EnumerateArray().Select(dimension => dimension.GetInt32()).ToArray(),
                tensor.Value[1].EnumerateArray().Select(number => double.Parse(number.GetString()!, CultureInfo.InvariantCulture)).ToArray()));
    }

    private static string ReadmeLines()
    {
        using Stream stream = typeof(PythonTests).Assembly.GetManifestResourceStream("README.md")!;
        using var reader = new StreamReader(stream);
        string readme = reader.ReadToEnd();
        const string Start = "```python\n";
        int start = readme.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)].Replace("path = \"model.safetensors\"", "", StringComparison.Ordinal);
    }

    /// <summary>What a script prints, or <see langword="null"/> where there is no Python or the script fails.</summary>
    private async Task<string?> RunAsync(string script)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            await process.StandardInput.WriteAsync(script);
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string printed = await process.StandardOutput.ReadToEndAsync();
            output.WriteLine(await errors);
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? printed : null;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            // That there is no such program.
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"python3: {exception.Message}"));
            return null;
        }
    }
}
