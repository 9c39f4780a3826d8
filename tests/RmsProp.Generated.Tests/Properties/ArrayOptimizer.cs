using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>Drives the optimizer of a model that holds arrays.</summary>
internal sealed class ArrayOptimizer<TModel, T>(IRMSpropOptimizer<TModel> optimizer, T[][] parameters) : IArrayOptimizer<T>
    where TModel : struct, IArrayModel<TModel, T>
{
    private TModel _parameters = TModel.Create(parameters);

    public T[][] Parameters => _parameters.Variables;

    public long SkippedSteps => optimizer.SkippedSteps;

    public void Apply(T[]?[] gradients) => optimizer.Apply(ref _parameters, TModel.Create(gradients));

    public byte[] Save() => Saved.Of(optimizer, in _parameters);

    public void Load(byte[] checkpoint) => optimizer.LoadCheckpoint(checkpoint, ref _parameters);

    public T[][]? Slot(string name)
    {
        object? slot = optimizer.GetType().GetProperty(name)?.GetValue(optimizer);
        return slot is null ? null : ((TModel)slot).Variables;
    }
}
