using System.Collections.Concurrent;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// The recorded runs with one kind of field: all their structs are compiled together, with the generator, once for all
/// tests that ask; each run is replayed once.
/// </summary>
/// <typeparam name="TFields">The kind of field.</typeparam>
internal static class TrajectorySuite<TFields>
    where TFields : FieldKind, new()
{
    private static readonly Lazy<LoadedAssembly> Drivers = new(Compile);
    private static readonly ConcurrentDictionary<string, Lazy<string?>> Mismatches = new();

    /// <summary>Replays a run, unless that has been done.</summary>
    /// <returns>The first difference from the recording, in words, or <see langword="null"/> if there is none.</returns>
    public static string? FindMismatch(string caseId) =>
        Mismatches.GetOrAdd(caseId, id => new Lazy<string?>(() => Replay(id))).Value;

    private static string? Replay(string caseId)
    {
        TrajectoryCase trajectory = KerasTrajectories.ById(caseId);
        string driver = $"{new TFields().Namespace}.{Identifiers.OfRun(trajectory.Id)}Driver";
        return TrajectoryReplay.FindMismatch(trajectory, Drivers.Value.Create<ITrajectoryDriver>(driver));
    }

    private static LoadedAssembly Compile()
    {
        var fields = new TFields();
        var options = new HarnessOptions { AssemblyName = fields.Namespace, References = [typeof(ITrajectoryDriver).Assembly] };
        return GeneratorHarness.Run(options,
        [
            fields.SharedSource(KerasTrajectories.Expressible),
            .. KerasTrajectories.Expressible.Select(trajectory => fields.Source(trajectory, Identifiers.OfRun(trajectory.Id))),
        ]).Load();
    }
}
