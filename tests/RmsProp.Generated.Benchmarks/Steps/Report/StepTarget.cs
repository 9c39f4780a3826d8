using System.Globalization;

namespace RmsProp.Generated.Benchmarks.Steps.Report;

/// <summary>The maximum time of a peer's step as a multiple of another peer's.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Against">The other peer.</param>
/// <param name="Limit">The maximum.</param>
/// <param name="Problems">How the names of the problems begin.</param>
internal sealed record StepTarget(StepPeerKind Peer, StepPeerKind Against, double Limit, params IReadOnlyList<string> Problems)
{
    public string Title => string.Create(
        CultureInfo.InvariantCulture, $"{Peer.Title()} ≤ {Limit:0.0##} × {Against.Title()}: {(Problems.Count == 1 && Problems[0].Length == 0 ? "everything" : string.Join(" and ", Problems))}");

    /// <summary>The ratios of this target's problems, as far as they were measured.</summary>
    public StepTargetOutcome Evaluate(StepResult result) => new(
        this,
        [
            .. from problem in result.Problems
               where Problems.Any(start => problem == start || problem.StartsWith(start + (start.Length == 0 ? "" : ","), StringComparison.Ordinal))
               let ratio = result.Ratio(problem, Peer, Against)
               where ratio is not null
               select (problem, ratio.Value),
        ]);
}
