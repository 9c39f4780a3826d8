using System.Numerics;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Benchmarks.Steps.Native;

/// <summary>Steps in C, on arrays of the runtime.</summary>
internal sealed unsafe class NativeStepPeer<TNumber> : StepPeer
    where TNumber : unmanaged, INumber<TNumber>
{
    private readonly delegate* unmanaged[Cdecl]<nint, nint, StepArrays*, double> _function;
    private readonly TNumber[] _initial, _parameters, _gradients, _velocities, _inputs;
    private readonly byte[] _labels;
    private readonly StepArrays _arrays;

    public NativeStepPeer(StepData data, nint function)
    {
        _function = (delegate* unmanaged[Cdecl]<nint, nint, StepArrays*, double>)function;
        _initial = [.. data.Parameters.Select(TNumber.CreateChecked)];
        _parameters = Pinned<TNumber>(_initial.Length);
        _gradients = Pinned<TNumber>(_initial.Length);
        _velocities = Pinned<TNumber>(_initial.Length);
        _inputs = Pinned<TNumber>(data.Inputs.Length);
        _labels = Pinned<byte>(data.Labels.Length);
        data.Inputs.Select(TNumber.CreateChecked).ToArray().CopyTo(_inputs, 0);
        data.Labels.CopyTo(_labels, 0);
        _arrays = new StepArrays
        {
            Parameters = AddressOf(_parameters),
            Gradients = AddressOf(_gradients),
            Velocities = AddressOf(_velocities),
            Inputs = AddressOf(_inputs),
            Labels = AddressOf(_labels),
            Count = _initial.Length,
            BatchSize = data.BatchSize,
            Batches = data.Batches,
        };
        Restart();
    }

    public override void Restart()
    {
        _initial.CopyTo(_parameters, 0);
        Array.Clear(_velocities);
    }

    public override double Run(int first, int steps)
    {
        fixed (StepArrays* arrays = &_arrays)
        {
            return _function(first, steps, arrays);
        }
    }

    public override double[] Parameters() => [.. _parameters.Select(double.CreateChecked)];

    private static T[] Pinned<T>(int length) => GC.AllocateArray<T>(length, pinned: true);

    private static nint AddressOf<T>(T[] array) => Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
}
