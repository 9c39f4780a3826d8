using RmsProp.Generated.Digest;

namespace RmsProp.Generated.Ranks;

/// <summary>
/// The gradient of a batch as the definition says: that of each leaf times its share of the examples, added in a balanced tree.
/// </summary>
internal static class LeafSum
{
    /// <param name="leaves">How many leaves: a power of two.</param>
    /// <param name="batch">How many examples.</param>
    /// <param name="zeros">Makes a gradient of zeros.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">Computes the gradient of some examples.</param>
    public static TModel Of<TModel>(int leaves, int batch, Func<TModel> zeros, in TModel parameters, LossAndGradientOfRange<TModel> gradient)
        where TModel : struct, IModel<TModel>
    {
        var sums = new Queue<Numbers>();
        for (int leaf = 0; leaf < leaves; leaf++)
        {
            int first = batch * leaf / leaves, end = batch * (leaf + 1) / leaves;
            TModel gradients = zeros();
            if (end > first)
            {
                gradient(in parameters, first..end, ref gradients);
            }

            var numbers = new NumberReader();
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
        TModel result = zeros();
        result.ForEach(new Writer(sum));
        return result;
    }

    private sealed record Numbers(float[] Singles, double[] Doubles);

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
}

/// <summary>Reads all numbers of a model.</summary>
internal sealed class NumberReader : IVisitor
{
    public List<float> Singles { get; } = [];

    public List<double> Doubles { get; } = [];

    public void Visit(Span<float> numbers) => Singles.AddRange(numbers);

    public void Visit(Span<double> numbers) => Doubles.AddRange(numbers);
}
