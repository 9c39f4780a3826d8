using System.Diagnostics;
using System.Globalization;
using RmsProp.Generated.Benchmarks.Native;

namespace RmsProp.Generated.Benchmarks.Steps.Native;

/// <summary>Steps of TorchSharp in a process of its own, which times them itself.</summary>
internal sealed class TorchSharpPeer : StepPeer
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    public TorchSharpPeer(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        Restart();
    }

    public override void Restart() => Ask("restart");

    public override double Run(int first, int steps) => Ask(first, steps)[1];

    public override TimeSpan Time(int first, int steps) => TimeSpan.FromMicroseconds(Ask(first, steps)[0]);

    public override double[] Parameters() => Numbers(Ask("parameters"));

    public override void Dispose()
    {
        _process.StandardInput.Close(); // The program ends with its input.
        _process.WaitForExit();
        _process.Dispose();
        base.Dispose();
    }

    private double[] Ask(int first, int steps) => Numbers(Ask(string.Create(CultureInfo.InvariantCulture, $"run {first} {steps}")));

    private string Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        // Where a library is missing, TorchSharp writes an empty line.
        if (_process.StandardOutput.ReadLine() is { Length: > 0 } answer)
        {
            return answer;
        }

        // It ends with its input, and says why it could not go on.
        _process.StandardInput.Close();
        throw new PeerMissingException($"the program ended: {FirstReason(_errors.Result)}");
    }

    /// <summary>The innermost message that has one: libtorch's loader says which library is too old in the last of a chain.</summary>
    private static string FirstReason(string errors) =>
        errors.Split('\n').LastOrDefault(line => line.Contains("not found", StringComparison.Ordinal)) ?? errors.Split('\n')[0];

    private static double[] Numbers(string line) => [.. line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
