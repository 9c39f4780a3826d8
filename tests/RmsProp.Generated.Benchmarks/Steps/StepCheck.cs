namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>Compares some steps of a peer with those of the derived <c>Exact</c>: a peer that computes something else is none.</summary>
internal sealed class StepCheck
{
    private const int Steps = 5;

    // Far more than rounding and estimates change in five steps, and far less than a wrong derivative does.
    private const double Tolerance = 2e-3;

    private readonly StepProblem _problem;
    private readonly double[] _parameters;
    private readonly double _loss, _change;

    public StepCheck(StepProblem problem, StepPeer exact)
    {
        _problem = problem;
        (_loss, _parameters) = ResultsOf(exact);
        _change = problem.Data.Parameters.Zip(_parameters, (before, after) => Math.Abs(after - before)).Max();
    }

    /// <exception cref="InvalidOperationException">The peer computes something else.</exception>
    public void Compare(StepPeerKind kind, StepPeer peer)
    {
        if (kind == StepPeerKind.Loss)
        {
            return; // It takes no step.
        }

        (double loss, double[] parameters) = ResultsOf(peer);

        // Not "greater than", which is false for NaN.
        if (!(Math.Abs(loss - _loss) <= Tolerance * Math.Abs(_loss)))
        {
            throw Wrong(kind, $"the loss is {loss:R}, not {_loss:R}");
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            if (!(Math.Abs(parameters[i] - _parameters[i]) <= Tolerance * _change))
            {
                throw Wrong(kind, $"parameter {i} is {parameters[i]:R}, not {_parameters[i]:R}, after changes of up to {_change:R}");
            }
        }
    }

    private static (double Loss, double[] Parameters) ResultsOf(StepPeer peer)
    {
        peer.Restart();
        double loss = peer.Run(0, Steps);
        return (loss, peer.Parameters());
    }

    private InvalidOperationException Wrong(StepPeerKind kind, string difference) =>
        new($"{kind.Title()} computes something else than the derived gradient ({_problem.Name}): {difference}.");
}
