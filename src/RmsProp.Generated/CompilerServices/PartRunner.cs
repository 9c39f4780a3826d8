using System.Runtime.CompilerServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Takes parts of the turns of a loop, on one thread or on several, with the memory that they need. It is used again by the next loop.</summary>
internal sealed unsafe class PartRunner
{
    private readonly SharedChunks _chunks = new();
    private readonly Action<int> _take;
    private GradientWorkspace[] _workspaces = [];

    // The loop whose turns are being taken.
    private void* _shared;
    private Delegate? _turns;
    private delegate*<PartRunner, int, void> _takeTyped;
    private GradientWorkspace? _first;
    private int _start;
    private int _limit;
    private int _count;

    public PartRunner() => _take = part => _takeTyped(this, part);

    public long Bytes
    {
        get
        {
            long bytes = 0;
            foreach (GradientWorkspace workspace in _workspaces)
            {
                bytes += workspace.Bytes;
            }

            return bytes;
        }
    }

    public void Take<TShared>(
        GradientWorkspace workspace, int start, int limit, int count, ref TShared shared, SampleParts.Turns<TShared> take, SampleParts.Addition<TShared> add)
        where TShared : allows ref struct
    {
        (_start, _limit, _count, _first, _turns) = (start, limit, count, workspace, take);
        _takeTyped = &TakePart<TShared>;

        // What is shared lies on the stack of the caller, which waits for all threads.
        _shared = Unsafe.AsPointer(ref shared);
        if (workspace.MaxDegreeOfParallelism == 1)
        {
            TakeAlone(ref shared, add);
        }
        else
        {
            Reserve(count - 1);
            _chunks.Take(count, workspace.MaxDegreeOfParallelism, _take);
            foreach (GradientWorkspace part in _workspaces.AsSpan(0, count - 1))
            {
                Add(ref shared, part, add);
            }
        }
    }

    /// <summary>Adds each part before the next one is taken, so that all have the same memory.</summary>
    private void TakeAlone<TShared>(ref TShared shared, SampleParts.Addition<TShared> add)
        where TShared : allows ref struct
    {
        Reserve(1);
        TakePart<TShared>(this, 0);
        for (int part = 1; part < _count; part++)
        {
            TakePart<TShared>(part, _workspaces[0]);
            Add(ref shared, _workspaces[0], add);
        }
    }

    private static void Add<TShared>(ref TShared shared, GradientWorkspace part, SampleParts.Addition<TShared> add)
        where TShared : allows ref struct
    {
        add(ref shared, part);
        part.Clear();
    }

    private static void TakePart<TShared>(PartRunner runner, int part)
        where TShared : allows ref struct =>
        runner.TakePart<TShared>(part, part == 0 ? runner._first! : runner._workspaces[part - 1]);

    private void TakePart<TShared>(int part, GradientWorkspace workspace)
        where TShared : allows ref struct
    {
        if (part > 0)
        {
            workspace.Clear();
        }

        Unsafe.As<SampleParts.Turns<TShared>>(_turns!)(ref Unsafe.AsRef<TShared>(_shared), Edge(part), Edge(part + 1), workspace, part == 0);
    }

    private int Edge(int part) => SampleParts.Edge(_start, _limit, part, _count);

    private void Reserve(int count)
    {
        int first = _workspaces.Length;
        if (first < count)
        {
            Array.Resize(ref _workspaces, count);
            for (int i = first; i < count; i++)
            {
                _workspaces[i] = new GradientWorkspace();
            }
        }
    }
}
