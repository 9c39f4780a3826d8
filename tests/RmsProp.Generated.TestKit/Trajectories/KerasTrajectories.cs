namespace RmsProp.Generated.TestKit;

/// <summary>The recorded runs of Keras' RMSprop.</summary>
public static class KerasTrajectories
{
    private static readonly Lazy<IReadOnlyList<TrajectoryCase>> LazyAll = new(() =>
        [.. new[] { "keras_rmsprop.jsonl", "keras_rmsprop_extra.jsonl" }.SelectMany(DataFile.ReadLines).Select(TrajectoryReader.Read)]);

    /// <summary>Every run: 208 of the basic kind and 12 with something out of the ordinary.</summary>
    public static IReadOnlyList<TrajectoryCase> All => LazyAll.Value;

    /// <summary>
    /// The runs that an attribute can express: all but the one whose gradient accumulation steps are a fraction.
    /// </summary>
    public static IReadOnlyList<TrajectoryCase> Expressible { get; } =
        [.. All.Where(trajectory => trajectory.Arguments.GradientAccumulationSteps is not { } steps || double.IsInteger(steps))];

    /// <summary>The run of that id.</summary>
    public static TrajectoryCase ById(string id) => All.Single(trajectory => trajectory.Id == id);
}
