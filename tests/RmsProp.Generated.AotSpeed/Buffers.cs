using System.Runtime.CompilerServices;

namespace RmsProp.Generated.AotSpeed;

/// <summary>
/// The memory of one training. Its placement matters as much as the code, so it is the same in every process: each buffer starts at a
/// cache line, 640 bytes further on in its page than the previous one.
/// </summary>
internal sealed unsafe class Buffers
{
    private const int Page = 4096 / sizeof(float);
    private const int Shift = 640 / sizeof(float);

    private readonly Memory<float> _memory;
    private readonly int _length;
    private int _start;

    public Buffers(int length, int count)
    {
        _length = length;
        int pages = (length + Shift + Page - 1) / Page + 1;
        float[] array = GC.AllocateArray<float>((pages * count + 1) * Page, pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref array[0]) / sizeof(float);
        _memory = array.AsMemory((int)((Page - address % Page) % Page));
    }

    public Model Next()
    {
        Model model = new(_memory.Slice(_start, _length));
        _start = (_start + _length + Page - 1) / Page * Page + (_start + Shift) % Page;
        return model;
    }
}
