using System.Runtime.InteropServices;

namespace RmsProp.Generated.Benchmarks.Steps.Native;

/// <summary>The struct <c>arrays</c> of step.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StepArrays
{
    public nint Parameters;
    public nint Gradients;
    public nint Velocities;
    public nint Inputs;
    public nint Labels;
    public nint Count;
    public nint BatchSize;
    public nint Batches;
}
