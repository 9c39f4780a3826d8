using System.Collections.Concurrent;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// The recorded runs with one kind of field. All structs of a recording are compiled together with the generator, once for all tests, and
/// each run is replayed once.
/// </summary>
/// <typeparam name="TFields">The kind of field.</typeparam>
internal static class TrajectorySuite<TFields>
    where TFields : FieldKind, new()
{
    private static readonly ConcurrentDictionary<Recording, Lazy<LoadedAssembly>> Drivers = new();
    private static readonly ConcurrentDictionary<(Recording Recording, string Run), Lazy<string?>> Mismatches = new();

    /// <summary>Replays a run, unless it has been replayed already.</summary>
    /// <returns>The first difference from the recording, in words, or <see langword="null"/> if there is none.</returns>
    public static string? FindMismatch(Recording recording, string run) => Mismatches.GetOrAdd(
        (recording, run), key => new Lazy<string?>(() => Replay(key.Recording.ById(key.Run), DriversOf(key.Recording)))).Value;

    /// <summary>Replays a run with the optimizer of another configuration.</summary>
    /// <returns>The first difference from the recording, in words, or <see langword="null"/> if there is none.</returns>
    public static string? FindMismatch(TrajectoryCase trajectory, RMSpropArguments otherArguments)
    {
        using var driver = new LoadedAssembly(Compile([trajectory with { Arguments = otherArguments }]));
        return Replay(trajectory, driver);
    }

    private static LoadedAssembly DriversOf(Recording recording) =>
        Drivers.GetOrAdd(recording, key => new Lazy<LoadedAssembly>(
            () => new LoadedAssembly(SavedAssemblies.GetOrAdd($"{new TFields().Namespace}.{key.Name}", () => Compile([.. key.Expressible]))))).Value;

    private static string? Replay(TrajectoryCase trajectory, LoadedAssembly drivers)
    {
        string driver = $"{new TFields().Namespace}.{Identifiers.OfRun(trajectory.Id)}Driver";
        return TrajectoryReplay.FindMismatch(trajectory, drivers.Create<ITrajectoryDriver>(driver));
    }

    private static byte[] Compile(IReadOnlyList<TrajectoryCase> trajectories)
    {
        var fields = new TFields();
        var options = new HarnessOptions { AssemblyName = fields.Namespace, References = [typeof(ITrajectoryDriver).Assembly] };
        return GeneratorHarness.Run(options,
        [
            fields.SharedSource(trajectories),
            .. trajectories.Select(trajectory => fields.Source(trajectory, Identifiers.OfRun(trajectory.Id))),
        ]).Image();
    }
}
