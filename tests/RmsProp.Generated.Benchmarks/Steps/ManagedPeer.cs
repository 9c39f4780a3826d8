namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>A peer in C#.</summary>
/// <param name="optimizer">The optimizer.</param>
/// <param name="create">Creates the initial parameters.</param>
/// <param name="flatten">Writes all parameters one after the other.</param>
/// <param name="step">Takes the step of a number, and returns the loss before it.</param>
internal sealed class ManagedPeer<TModel, TOptimizer>(
    TOptimizer optimizer, Func<TModel> create, Func<Box<TModel>, double[]> flatten, Func<TOptimizer, Box<TModel>, int, double> step) : StepPeer
    where TModel : struct
    where TOptimizer : IRMSpropOptimizer<TModel>
{
    private readonly Box<TModel> _box = new() { Model = create() };

    public override void Restart()
    {
        _box.Model = create();
        optimizer.Reset();
    }

    public override void Prepare(int step) => Run(step, 1);

    public override double Run(int first, int steps)
    {
        double loss = 0;
        for (int number = first; number < first + steps; number++)
        {
            loss = step(optimizer, _box, number);
        }

        return loss;
    }

    public override double[] Parameters() => flatten(_box);
}
