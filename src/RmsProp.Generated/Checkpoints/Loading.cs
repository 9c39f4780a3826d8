using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated.Checkpoints;

/// <summary>Loads something into parameters while nobody else may change them or their optimizer, and notices if somebody does.</summary>
/// <typeparam name="TParameters">The parameter struct.</typeparam>
/// <param name="optimizer">The optimizer.</param>
/// <param name="source">The file.</param>
/// <param name="member">The member that was called.</param>
internal abstract class Loading<TParameters>(IRMSpropOptimizer<TParameters> optimizer, CheckpointSource source, string member)
    where TParameters : struct, allows ref struct
{
    private Moment _latest;

    protected IRMSpropOptimizer<TParameters> Optimizer => optimizer;

    protected CheckpointSource Source => source;

    /// <exception cref="InvalidDataException">The file does not fit. Nothing has been changed.</exception>
    public void Run(ref TParameters parameters)
    {
        ByteOrder.ThrowIfBigEndian();
        Reentrancy.ThrowIfRunning(optimizer.UserCode, member);
        using var scope = new CheckpointScope(ref optimizer.UserCode);
        _latest = Moment.Of(optimizer);
        try
        {
            Load(ref parameters);
        }
        catch (Exception exception) when (exception is ArgumentException or NullReferenceException or InvalidOperationException && Moment.Of(optimizer) != _latest)
        {
            throw ChangedMeanwhile(exception); // Another thread took away the arrays that were being written, or that was noticed already.
        }
    }

    /// <summary>Checks everything, and calls <see cref="Change"/>.</summary>
    protected abstract void Load(ref TParameters parameters);

    /// <summary>Writes what has been checked.</summary>
    protected abstract void Write(ref TParameters parameters);

    /// <summary>Writes to parameters that have been checked, and marks that as a change.</summary>
    protected void Change(ref TParameters parameters)
    {
        ThrowIfChanged();
        optimizer.Changes.Begin();
        _latest = Moment.Of(optimizer);
        try
        {
            Write(ref parameters);
        }
        finally
        {
            optimizer.Changes.End();
        }
    }

    /// <exception cref="InvalidOperationException">Somebody else has changed the parameters or the optimizer.</exception>
    protected void ThrowIfChanged()
    {
        if (Moment.Of(optimizer) != _latest)
        {
            throw ChangedMeanwhile();
        }
    }

    protected InvalidOperationException ChangedMeanwhile(Exception? inner = null) => new(
        $"The parameters or the optimizer changed while a {source.Noun} was being loaded into them, so that what they hold now is undefined: load again. "
        + $"Let one thread at a time use them: take the same lock around the step and around {member}.",
        inner);
}
