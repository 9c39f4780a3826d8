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
    private Delegate? _addition;

    // Which parts are taken, and the first one that is not added yet. One thread adds at a time.
    private bool[] _isTaken = [];
    private int _next;
    private int _isAdding;

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
        (_start, _limit, _count, _first, _turns, _addition) = (start, limit, count, workspace, take, add);
        _takeTyped = &TakePart<TShared>;

        // What is shared lies on the stack of the caller, which waits for all threads.
        _shared = Unsafe.AsPointer(ref shared);
        if (workspace.MaxDegreeOfParallelism == 1)
        {
            TakeAlone<TShared>();
        }
        else
        {
            Reserve(count - 1);
            Array.Clear(_isTaken);
            _next = 0;
            _chunks.Take(count, workspace.MaxDegreeOfParallelism, _take);
            AddTaken<TShared>();
        }
    }

    /// <summary>Adds each part before the next one is taken, so that all have the same memory.</summary>
    private void TakeAlone<TShared>()
        where TShared : allows ref struct
    {
        Reserve(1);
        TakePart<TShared>(0, _first!);
        for (int part = 1; part < _count; part++)
        {
            TakePart<TShared>(part, _workspaces[0]);
            Add<TShared>(_workspaces[0]);
        }
    }

    private static void TakePart<TShared>(PartRunner runner, int part)
        where TShared : allows ref struct
    {
        runner.TakePart<TShared>(part, part == 0 ? runner._first! : runner._workspaces[part - 1]);
        Volatile.Write(ref runner._isTaken[part], true);
        runner.AddTaken<TShared>();
    }

    /// <summary>Adds the parts that are taken, in their order. A part that comes too late is added by another thread, or after all are taken.</summary>
    private void AddTaken<TShared>()
        where TShared : allows ref struct
    {
        if (Interlocked.CompareExchange(ref _isAdding, 1, 0) != 0)
        {
            return;
        }

        try
        {
            for (; _next < _count && Volatile.Read(ref _isTaken[_next]); _next++)
            {
                if (_next > 0)
                {
                    Add<TShared>(_workspaces[_next - 1]);
                }
            }
        }
        finally
        {
            Volatile.Write(ref _isAdding, 0);
        }
    }

    private void Add<TShared>(GradientWorkspace part)
        where TShared : allows ref struct
    {
        Unsafe.As<SampleParts.Addition<TShared>>(_addition!)(ref Unsafe.AsRef<TShared>(_shared), part);
        part.Clear();
    }

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
        if (_isTaken.Length < _count)
        {
            _isTaken = new bool[_count];
        }

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
