using System.Runtime.InteropServices;
using RmsProp.Generated.Benchmarks.Native;

namespace RmsProp.Generated.Benchmarks.Steps.Native;

/// <summary>The steps in C, compiled by a C compiler on this machine.</summary>
internal sealed class StepLibrary : IDisposable
{
    private static readonly string[] Sources = ["predictors.c", "digits.c", "digits-blocked.c", "gru.c", "gmm.c", "lstm.c"];

    private readonly nint _library;

    private StepLibrary(nint library) => _library = library;

    public static StepLibrary Compile(CCompiler compiler, IReadOnlyList<string> options, NativeSource source)
    {
        string name = Path.GetRandomFileName();
        source.Extract("step.h");
        List<string> objects = [];
        foreach (string file in Sources)
        {
            objects.Add(source.PathOf($"{name}-{file}.o"));
            compiler.Run([.. options, .. Definitions, "-fPIC", "-c", source.Extract(file), "-o", objects[^1]]);
        }

        // Linked without the options: -ffast-math would make the library switch the whole process to flushing denormal numbers to zero.
        string libraryFile = source.PathOf(name + ".so");
        compiler.Run(["-shared", .. objects, "-o", libraryFile, "-lm"]);
        return new StepLibrary(NativeLibrary.Load(libraryFile));
    }

    /// <summary>A peer that runs the function of a name on a problem's numbers.</summary>
    public StepPeer Create(string symbol, StepData data)
    {
        nint function = NativeLibrary.GetExport(_library, symbol);
        return data.IsDouble ? new NativeStepPeer<double>(data, function) : new NativeStepPeer<float>(data, function);
    }

    public void Dispose() => NativeLibrary.Free(_library);

    private static IEnumerable<string> Definitions =>
    [
        Macros.Of("LEARNING_RATE", StepOptimizer.LearningRate), Macros.Of("RHO", StepOptimizer.Rho), Macros.Of("EPSILON", StepOptimizer.Epsilon),
    ];
}
