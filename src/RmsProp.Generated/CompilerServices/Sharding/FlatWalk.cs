using System.Numerics;

namespace RmsProp.Generated.CompilerServices;

/// <summary>Moves numbers between the variables of a struct and a flat view of them.</summary>
internal sealed class FlatWalk
{
    private readonly List<ShardVariable> _variables = [];
    private ShardCut[]? _cuts;
    private long _singles;
    private long _doubles;
    private Work _work;
    private Array? _window;
    private int _index;
    private long _place;
    private int _length;
    private float[] _singleSums = [];
    private double[] _doubleSums = [];
    private double _weight;
    private int _next;

    private enum Work
    {
        Measure,
        Pack,
        Unpack,
        Store,
        Add,
    }

    /// <summary>The variables that have been measured.</summary>
    public IReadOnlyList<ShardVariable> Variables => _variables;

    /// <summary>Begins to measure variables.</summary>
    /// <param name="cuts">Where they may be cut.</param>
    public void BeginMeasuring(ShardCut[] cuts)
    {
        _variables.Clear();
        (_singles, _doubles, _cuts) = (0, 0, cuts);
        Begin(Work.Measure);
    }

    /// <summary>Begins to move some numbers of the flat view of one element type.</summary>
    /// <param name="packs">Whether they are copied from the struct; otherwise they are copied to it.</param>
    /// <param name="window">The array with the numbers.</param>
    /// <param name="index">Where they begin in it.</param>
    /// <param name="place">Where they begin in the flat view.</param>
    /// <param name="length">How many.</param>
    public void BeginWindow(bool packs, Array window, int index, long place, int length)
    {
        (_window, _index, _place, _length) = (window, index, place, length);
        Begin(packs ? Work.Pack : Work.Unpack);
    }

    /// <summary>Begins to take the gradient of a leaf.</summary>
    /// <param name="adds">Whether it is added to what is there.</param>
    /// <param name="singles">The flat view of type <see cref="float"/>.</param>
    /// <param name="doubles">The flat view of type <see cref="double"/>.</param>
    /// <param name="weight">What the gradient is multiplied by.</param>
    public void BeginSum(bool adds, float[] singles, double[] doubles, double weight)
    {
        (_singleSums, _doubleSums, _weight) = (singles, doubles, weight);
        Begin(adds ? Work.Add : Work.Store);
    }

    /// <summary>Shows a variable.</summary>
    public void Visit<T>(string name, ReadOnlySpan<int> shape, Span<T> elements)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isDouble = typeof(T) == typeof(double);
        if (_work == Work.Measure)
        {
            ref long offset = ref isDouble ? ref _doubles : ref _singles;
            _variables.Add(new ShardVariable(name, Lengths(shape), isDouble, elements.Length, offset, _cuts![_next++]));
            offset += elements.Length;
            return;
        }

        ShardVariable variable = _variables[_next++];
        if (elements.IsEmpty && (variable.Length == 0 || _work is Work.Pack or Work.Unpack))
        {
            return;
        }

        if (elements.IsEmpty)
        {
            throw new ArgumentException($"The gradient of '{name}' is null, but ranks have to have one for every variable.");
        }

        if (elements.Length != variable.Length)
        {
            throw new ArgumentException($"'{name}' has {elements.Length} elements, and had {variable.Length} at the first step.");
        }

        if (_work is Work.Store or Work.Add)
        {
            Span<T> sums = ((T[])(isDouble ? (Array)_doubleSums : _singleSums)).AsSpan((int)variable.Offset, elements.Length);
            Multiply(elements, T.CreateChecked(_weight), sums, adds: _work == Work.Add);
        }
        else if (_window is T[] window)
        {
            Move(elements, variable.Offset, window);
        }
    }

    private static nint[] Lengths(ReadOnlySpan<int> shape)
    {
        nint[] lengths = new nint[shape.Length];
        for (int dimension = 0; dimension < shape.Length; dimension++)
        {
            lengths[dimension] = shape[dimension];
        }

        return lengths;
    }

    private void Begin(Work work)
    {
        _work = work;
        _next = 0;
    }

    private void Move<T>(Span<T> elements, long offset, T[] window)
    {
        long first = Math.Max(offset, _place), end = Math.Min(offset + elements.Length, _place + _length);
        if (first >= end)
        {
            return;
        }

        Span<T> ofWindow = window.AsSpan(_index + (int)(first - _place), (int)(end - first));
        Span<T> ofVariable = elements.Slice((int)(first - offset), ofWindow.Length);
        if (_work == Work.Pack)
        {
            ofVariable.CopyTo(ofWindow);
        }
        else
        {
            ofWindow.CopyTo(ofVariable);
        }
    }

    private static void Multiply<T>(ReadOnlySpan<T> numbers, T weight, Span<T> sums, bool adds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        var weights = new Vector<T>(weight);
        for (; i <= numbers.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> weighted = new Vector<T>(numbers[i..]) * weights;
            (adds ? new Vector<T>(sums[i..]) + weighted : weighted).CopyTo(sums[i..]);
        }

        for (; i < numbers.Length; i++)
        {
            T weighted = numbers[i] * weight;
            sums[i] = adds ? sums[i] + weighted : weighted;
        }
    }
}
