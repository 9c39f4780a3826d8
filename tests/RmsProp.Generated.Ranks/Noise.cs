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
        var numbers = new NumberReader();
        _gradients[((step * 7) + example) % Count].ForEach(numbers);
        var own = new NumberReader();
        TModel model = parameters;
        model.ForEach(own);
        gradients.ForEach(new Adder(numbers, own));
        return example + 1;
    }

    private sealed class Adder(NumberReader noise, NumberReader parameters) : IVisitor
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
