using System.Runtime.InteropServices;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Native;

/// <summary>The loops in rmsprop.c, compiled by a C compiler on this machine.</summary>
internal sealed unsafe class LoopLibrary : IDisposable
{
    private readonly nint _library;

    private LoopLibrary(nint library) => _library = library;

    /// <summary>Compiles the loops.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="options">The optimization options.</param>
    /// <param name="length">The number of parameters, to compile the loops for it alone.</param>
    /// <param name="source">The folder to compile in.</param>
    public static LoopLibrary Compile(CCompiler compiler, IReadOnlyList<string> options, int? length, NativeSource source)
    {
        string name = Path.GetRandomFileName();
        string objectFile = source.PathOf(name + ".o");
        string libraryFile = source.PathOf(name + ".so");

        // In two steps: given to the linker, an option like -ffast-math makes the library switch the whole process that loads it to
        // flushing denormal numbers to zero.
        compiler.Run(
        [
            .. options, .. Definitions(length), "-fPIC", "-c", source.Extract("rmsprop.c"), "-o", objectFile,
        ]);
        compiler.Run("-shared", objectFile, "-o", libraryFile, "-lm");
        return new LoopLibrary(NativeLibrary.Load(libraryFile));
    }

    /// <summary>The function for a configuration: runs a number of steps, starting at an iteration, for a number of parameters.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, nint, NativeArrays*, void> this[Configuration configuration] =>
        (delegate* unmanaged[Cdecl]<nint, nint, nint, NativeArrays*, void>)NativeLibrary.GetExport(
            _library, ConfigurationTraits.Of(configuration).Symbol);

    public void Dispose() => NativeLibrary.Free(_library);

    private static IEnumerable<string> Definitions(int? length) =>
    [
        Macros.OfSingle("LEARNING_RATE", Hyperparameters.LearningRate),
        Macros.OfSingle("RHO", Hyperparameters.Rho),
        Macros.OfSingle("ONE_MINUS_RHO", 1 - Hyperparameters.Rho),
        Macros.OfSingle("EPSILON", Hyperparameters.Epsilon),
        Macros.OfSingle("EPSILON_OF_PYTORCH", Hyperparameters.EpsilonOfPyTorch),
        Macros.OfSingle("MOMENTUM", Hyperparameters.Momentum),
        Macros.OfSingle("WEIGHT_DECAY", Hyperparameters.WeightDecay),
        Macros.OfSingle("CLIP_VALUE", Hyperparameters.ClipValue),
        Macros.OfSingle("CLIP_NORM", Hyperparameters.ClipNorm),
        Macros.OfSingle("EMA_MOMENTUM", Hyperparameters.EmaMomentum),
        Macros.OfSingle("LOSS_SCALE_FACTOR", Hyperparameters.LossScaleFactor),
        $"-DEMA_OVERWRITE_FREQUENCY={Hyperparameters.EmaOverwriteFrequency}",
        .. length is null ? (string[])[] : [$"-DLENGTH={length}"],
    ];
}
