namespace RmsProp.Generated.TestKit;

/// <summary>The recorded runs of one optimizer.</summary>
public sealed class Recording
{
    private readonly Lazy<IReadOnlyList<TrajectoryCase>> _all;

    private Recording(params string[] files)
    {
        _all = new(() => [.. files.SelectMany(DataFile.ReadLines).Select(TrajectoryReader.Read)]);
        Name = Path.GetFileNameWithoutExtension(files[0]);
    }

    /// <summary>A name for files.</summary>
    public string Name { get; }

    /// <summary>Keras' RMSprop: 208 ordinary runs and 12 unusual ones.</summary>
    public static Recording Keras { get; } = new("keras_rmsprop.jsonl", "keras_rmsprop_extra.jsonl");

    /// <summary>Keras' RMSprop in a LossScaleOptimizer: 17 runs.</summary>
    public static Recording KerasLossScale { get; } = new("loss_scale.jsonl");

    /// <summary>PyTorch's RMSprop with the fused multiply-adds of its kernels for AVX2 and later: 144 runs.</summary>
    public static Recording PyTorch { get; } = new("pytorch_rmsprop_avx2.jsonl");

    /// <summary>The same 144 runs by PyTorch's kernels for processors without AVX2, which round every operation separately.</summary>
    public static Recording PyTorchUnfused { get; } = new("pytorch_rmsprop.jsonl");

    /// <summary>Every run.</summary>
    public IReadOnlyList<TrajectoryCase> All => _all.Value;

    /// <summary>
    /// The runs that an attribute can express: all but the one of Keras with a fractional number of gradient accumulation steps.
    /// </summary>
    public IEnumerable<TrajectoryCase> Expressible =>
        All.Where(trajectory => trajectory.Arguments.GradientAccumulationSteps is not { } steps || double.IsInteger(steps));

    /// <summary>The run with this id.</summary>
    public TrajectoryCase ById(string id) => All.Single(trajectory => trajectory.Id == id);
}
