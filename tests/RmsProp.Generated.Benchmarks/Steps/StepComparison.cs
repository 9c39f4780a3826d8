using RmsProp.Generated.Benchmarks.Steps.Native;
using RmsProp.Generated.Benchmarks.Steps.Problems;

namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>Checks and measures the whole steps of all peers.</summary>
/// <param name="native">The peers outside of C#.</param>
/// <param name="rounds">How many times each peer is measured.</param>
/// <param name="round">How long each time.</param>
internal sealed class StepComparison(NativeSteps native, int rounds, TimeSpan round)
{
    private static readonly Func<StepProblem>[] Problems =
    [
        () => new LinearProblem(), () => new PumpProblem(), () => new DigitsProblem(1), () => new DigitsProblem(40), () => new DigitsProblem(256),
        () => new ForecastProblem(), () => new MixtureProblem(), () => new LstmProblem(),
    ];

    /// <param name="filter">Part of the names of the problems to measure; all contain the empty text.</param>
    /// <param name="onProblem">Called with the next problem.</param>
    public StepResult Execute(string filter, Action<StepProblem> onProblem)
    {
        List<StepMeasurement> measurements = [];
        foreach (StepProblem problem in Problems.Select(create => create()).Where(problem => problem.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            onProblem(problem);
            measurements.AddRange(Measure(problem));
        }

        return new StepResult(measurements);
    }

    /// <summary>Measures in turns, so that other load on the machine affects all alike; every second round runs backwards.</summary>
    private List<StepMeasurement> Measure(StepProblem problem)
    {
        using StepPeer exact = problem.Create(StepPeerKind.Exact)!;
        StepCheck check = new(problem, exact);
        List<StepTimer> timers = [];
        foreach (StepPeerKind kind in Enum.GetValues<StepPeerKind>())
        {
            if ((problem.Create(kind) ?? native.Create(kind, problem)) is StepPeer peer)
            {
                check.Compare(kind, peer);
                timers.Add(new StepTimer(kind, peer));
                timers[^1].WarmUp(round);
            }
        }

        for (int number = 0; number < rounds; number++)
        {
            foreach (StepTimer timer in number % 2 == 0 ? timers : timers.AsEnumerable().Reverse())
            {
                timer.Measure(round);
            }
        }

        timers.ForEach(timer => timer.Dispose());
        return [.. timers.Select(timer => timer.Result(problem))];
    }
}
