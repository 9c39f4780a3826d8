using System.Numerics;
using System.Runtime.InteropServices;
using RmsProp.Generated.Benchmarks.Native;

namespace RmsProp.Generated.Benchmarks.Steps.Native;

/// <summary>libtorch-steps.cpp, compiled by this machine's C++ compiler.</summary>
internal sealed unsafe class LibtorchSteps
{
    private readonly delegate* unmanaged[Cdecl]<byte*, void*, nint, void*, nint, byte*, nint, nint, nint, nint> _create;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, nint, double> _run;
    private readonly delegate* unmanaged[Cdecl]<nint, void> _restart;
    private readonly delegate* unmanaged[Cdecl]<nint, double*, void> _parameters;
    private readonly delegate* unmanaged[Cdecl]<nint, void> _delete;

    private LibtorchSteps(nint library)
    {
        _create = (delegate* unmanaged[Cdecl]<byte*, void*, nint, void*, nint, byte*, nint, nint, nint, nint>)NativeLibrary.GetExport(library, "create_steps");
        _run = (delegate* unmanaged[Cdecl]<nint, nint, nint, double>)NativeLibrary.GetExport(library, "run_steps");
        _restart = (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "restart_steps");
        _parameters = (delegate* unmanaged[Cdecl]<nint, double*, void>)NativeLibrary.GetExport(library, "copy_parameters");
        _delete = (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "delete_steps");
    }

    /// <summary>Compiles the library. It stays loaded, because libtorch is not made to be unloaded.</summary>
    public static LibtorchSteps Compile(CCompiler compiler, LibtorchInstallation installation, NativeSource source)
    {
        string libraryFile = source.PathOf("libtorch-steps.so");
        compiler.Run(
        [
            "-std=c++17", "-O1", Macros.Of("LEARNING_RATE", StepOptimizer.LearningRate), Macros.Of("RHO", StepOptimizer.Rho), Macros.Of("EPSILON", StepOptimizer.Epsilon),
            "-fPIC", "-shared", source.Extract("libtorch-steps.cpp"), "-o", libraryFile, .. installation.CompilerOptions,
        ]);
        return new LibtorchSteps(NativeLibrary.Load(libraryFile));
    }

    public StepPeer Create(StepProblem problem) => problem.Data.IsDouble ? new Peer<double>(this, problem) : new Peer<float>(this, problem);

    private sealed class Peer<TNumber> : StepPeer
        where TNumber : unmanaged, INumber<TNumber>
    {
        private readonly LibtorchSteps _library;
        private readonly nint _steps;
        private readonly int _count;

        public Peer(LibtorchSteps library, StepProblem problem)
        {
            StepData data = problem.Data;
            _library = library;
            _count = data.Parameters.Length;
            TNumber[] parameters = [.. data.Parameters.Select(TNumber.CreateChecked)], inputs = [.. data.Inputs.Select(TNumber.CreateChecked)];
            byte[] name = [.. problem.Symbol.Select(letter => (byte)letter), 0];
            fixed (byte* namePointer = name, labels = data.Labels)
            fixed (TNumber* parameterPointer = parameters, inputPointer = inputs)
            {
                _steps = _library._create(
                    namePointer, parameterPointer, _count, inputPointer, inputs.Length, labels, data.Labels.Length, data.BatchSize, data.Batches);
            }
        }

        public override void Restart() => _library._restart(_steps);

        public override double Run(int first, int steps) => _library._run(_steps, first, steps);

        public override double[] Parameters()
        {
            double[] parameters = new double[_count];
            fixed (double* pointer = parameters)
            {
                _library._parameters(_steps, pointer);
            }

            return parameters;
        }

        public override void Dispose()
        {
            _library._delete(_steps);
            base.Dispose();
        }
    }
}
