using System.Runtime.InteropServices;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Native;

/// <summary>libtorch.cpp, compiled by this machine's C++ compiler.</summary>
internal sealed unsafe class LibtorchLibrary
{
    private LibtorchLibrary(nint library)
    {
        Create = (delegate* unmanaged[Cdecl]<nint, float*, float*, double, double, int, nint>)NativeLibrary.GetExport(
            library, "create_optimizer");
        Run = (delegate* unmanaged[Cdecl]<nint, nint, void>)NativeLibrary.GetExport(library, "run_optimizer");
        Delete = (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "delete_optimizer");
    }

    /// <summary>
    /// Creates an optimizer for a number of parameters, given parameters, gradients, momentum, weight decay and centered.
    /// </summary>
    public delegate* unmanaged[Cdecl]<nint, float*, float*, double, double, int, nint> Create { get; }

    /// <summary>Runs a number of steps.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, void> Run { get; }

    public delegate* unmanaged[Cdecl]<nint, void> Delete { get; }

    /// <summary>Compiles the library. It stays loaded, because libtorch is not made to be unloaded.</summary>
    public static LibtorchLibrary Compile(CCompiler compiler, LibtorchInstallation installation, NativeSource source)
    {
        string libraryFile = source.PathOf("libtorch-peer.so");
        compiler.Run(
        [
            "-std=c++17", "-O1", Macros.Of("LEARNING_RATE", Hyperparameters.LearningRate), Macros.Of("RHO", Hyperparameters.Rho),
            "-fPIC", "-shared", source.Extract("libtorch.cpp"), "-o", libraryFile, .. installation.CompilerOptions,
        ]);
        return new LibtorchLibrary(NativeLibrary.Load(libraryFile));
    }
}
