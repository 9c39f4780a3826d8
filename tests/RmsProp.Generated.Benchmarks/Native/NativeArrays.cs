using System.Runtime.InteropServices;
using RmsProp.Generated.Benchmarks.Buffers;

namespace RmsProp.Generated.Benchmarks.Native;

/// <summary>The struct <c>arrays</c> of the sources in C and C++.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeArrays(TrainingBuffers buffers)
{
    public float* Parameter = PinnedArray.AddressOf(buffers.Parameter);
    public float* Gradient = PinnedArray.AddressOf(buffers.Gradient);
    public float* Velocity = PinnedArray.AddressOf(buffers.Velocity);
    public float* MomentumBuffer = PinnedArray.AddressOf(buffers.MomentumBuffer);
    public float* AverageGradient = PinnedArray.AddressOf(buffers.AverageGradient);
    public float* MovingAverage = PinnedArray.AddressOf(buffers.MovingAverage);
}
