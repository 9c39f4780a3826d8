using System.Diagnostics;
using RmsProp.Generated.Benchmarks.Native;

namespace RmsProp.Generated.Benchmarks.Steps.Native;

/// <summary>The project beside this one that takes the steps with TorchSharp, built where the environment variable TORCHSHARP asks for it.</summary>
internal sealed class TorchSharpSteps
{
    private const string Variable = "TORCHSHARP";
    private const string Project = "tests/RmsProp.Generated.Benchmarks.TorchSharp";

    private readonly string _host, _assembly;
    private readonly NativeSource _source;

    private TorchSharpSteps(string host, string assembly, NativeSource source)
    {
        _host = host;
        _assembly = assembly;
        _source = source;
    }

    /// <summary>Builds the project.</summary>
    /// <exception cref="PeerMissingException">It is not asked for, or can't be built.</exception>
    public static TorchSharpSteps Build(NativeSource source)
    {
        string value = Environment.GetEnvironmentVariable(Variable) ?? throw new PeerMissingException($"{Variable} is not set to 1, so that its 1.5 GB are not restored");
        string folder = Path.GetFullPath(Project);
        if (!Directory.Exists(folder))
        {
            throw new PeerMissingException($"there is no folder {Project} here; run the command in the root of the repository");
        }

        string output = source.PathOf("torchsharp");
        CCompiler.Find("dotnet").Run("build", "-c", "Release", folder, "-o", output, "-nodeReuse:false");
        return new TorchSharpSteps(value == "1" ? "dotnet" : value, Path.Combine(output, "RmsProp.Generated.Benchmarks.TorchSharp.dll"), source);
    }

    /// <exception cref="PeerMissingException">The program ends at once.</exception>
    public StepPeer Create(StepProblem problem) => new TorchSharpPeer(Start(problem));

    private Process Start(StepProblem problem)
    {
        string file = _source.PathOf(Path.GetRandomFileName());
        Write(problem, file);
        ProcessStartInfo start = new(_host, [_assembly, file]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new PeerMissingException($"{_host} could not be started");
    }

    private static void Write(StepProblem problem, string file)
    {
        using BinaryWriter writer = new(File.Create(file));
        StepData data = problem.Data;
        writer.Write(problem.Symbol);
        writer.Write(data.IsDouble);
        writer.Write(data.BatchSize);
        writer.Write(data.Batches);
        writer.Write(StepOptimizer.LearningRate);
        writer.Write(StepOptimizer.Rho);
        writer.Write(StepOptimizer.Epsilon);
        Write(writer, data.Parameters);
        Write(writer, data.Inputs);
        writer.Write(data.Labels.Length);
        writer.Write(data.Labels);
    }

    private static void Write(BinaryWriter writer, double[] numbers)
    {
        writer.Write(numbers.Length);
        Array.ForEach(numbers, writer.Write);
    }
}
