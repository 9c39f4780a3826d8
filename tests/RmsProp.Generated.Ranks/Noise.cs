using RmsProp.Generated.Digest;

namespace RmsProp.Generated.Ranks;

/// <summary>Gradients of leaves: recorded random numbers, to which a part of the parameters is added.</summary>
internal sealed class Noise<TModel>
    where TModel : struct, IModel<TModel>
{
    private const int Count = 11;

    private readonly TrainingPlan _plan;
    private readonly int _leaves;
    private readonly TModel[] _gradients = new TModel[Count];

    public Noise(TrainingPlan plan, int leaves)
    {
        (_plan, _leaves) = (plan, leaves);
        for (int i = 0; i < Count; i++)
        {
            _gradients[i] = TModel.Create(plan.Length);

            // A strange number in each of eight leaves would leave no step that is not skipped.
            _gradients[i].ForEach(new Filler(100 + i, i == 0 ? plan.StrangeOnceIn : 0));
        }
    }

    public TModel Parameters(int seed)
    {
        TModel parameters = TModel.Create(_plan.Length);
        parameters.ForEach(new Filler(seed));
        return parameters;
    }

    /// <summary>The loss and the gradient of the leaf whose examples begin with one.</summary>
    public double Gradient(int step, int example, in TModel parameters, ref TModel gradients)
    {
        var numbers = new Reader();
        _gradients[((step * 7) + example) % Count].ForEach(numbers);
        var own = new Reader();
        TModel model = parameters;
        model.ForEach(own);
        gradients.ForEach(new Adder(numbers, own));
        return example + 1;
    }

    /// <summary>The gradient of a batch: that of each leaf times its share of the examples, added in a balanced tree.</summary>
    public TModel SumOfLeaves(int step, in TModel parameters)
    {
        int batch = TrainingPlan.BatchSize(step);
        var sums = new Queue<Numbers>();
        for (int leaf = 0; leaf < _leaves; leaf++)
        {
            int first = batch * leaf / _leaves, end = batch * (leaf + 1) / _leaves;
            TModel gradients = TModel.Create(_plan.Length);
            if (end > first)
            {
                Gradient(step, first, in parameters, ref gradients);
            }

            var numbers = new Reader();
            gradients.ForEach(numbers);
            double share = (double)(end - first) / batch;
            sums.Enqueue(new Numbers([.. numbers.Singles.Select(number => number * (float)share)], [.. numbers.Doubles.Select(number => number * share)]));
        }

        // Of a power of two: neighbors, then neighbors of these, until one is left.
        while (sums.Count > 1)
        {
            for (int pairs = sums.Count / 2; pairs > 0; pairs--)
            {
                (Numbers left, Numbers right) = (sums.Dequeue(), sums.Dequeue());
                sums.Enqueue(new Numbers(
                    [.. left.Singles.Zip(right.Singles, (a, b) => a + b)], [.. left.Doubles.Zip(right.Doubles, (a, b) => a + b)]));
            }
        }

        Numbers sum = sums.Dequeue();
        TModel result = TModel.Create(_plan.Length);
        result.ForEach(new Writer(sum));
        return result;
    }

    private sealed record Numbers(float[] Singles, double[] Doubles);

    private sealed class Reader : IVisitor
    {
        public List<float> Singles { get; } = [];

        public List<double> Doubles { get; } = [];

        public void Visit(Span<float> numbers) => Singles.AddRange(numbers);

        public void Visit(Span<double> numbers) => Doubles.AddRange(numbers);
    }

    private sealed class Writer(Numbers from) : IVisitor
    {
        private int _single;
        private int _double;

        public void Visit(Span<float> numbers)
        {
            from.Singles.AsSpan(_single, numbers.Length).CopyTo(numbers);
            _single += numbers.Length;
        }

        public void Visit(Span<double> numbers)
        {
            from.Doubles.AsSpan(_double, numbers.Length).CopyTo(numbers);
            _double += numbers.Length;
        }
    }

    private sealed class Adder(Reader noise, Reader parameters) : IVisitor
    {
        private int _single;
        private int _double;

        public void Visit(Span<float> numbers)
        {
            foreach (ref float number in numbers)
            {
                number += noise.Singles[_single] + (parameters.Singles[_single] / 8);
                _single++;
            }
        }

        public void Visit(Span<double> numbers)
        {
            foreach (ref double number in numbers)
            {
                number += noise.Doubles[_double] + (parameters.Doubles[_double] / 8);
                _double++;
            }
        }
    }
}
