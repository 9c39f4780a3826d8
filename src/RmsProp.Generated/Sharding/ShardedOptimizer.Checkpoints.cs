using System.Runtime.InteropServices;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated;

/// <content>Checkpoints, which are those of the optimizer without ranks.</content>
public abstract partial class ShardedOptimizer<TParameters>
{
    /// <summary>
    /// Saves to a file, which rank 0 writes: all ranks call it. It is the checkpoint of the optimizer without ranks, and can be loaded with
    /// any number of ranks, or without.
    /// </summary>
    /// <remarks>Rank 0 needs memory for the state of the whole model meanwhile.</remarks>
    /// <param name="path">The file; only that of rank 0 counts.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">As <see cref="Minimize"/>.</exception>
    /// <exception cref="IOException">The file can't be written, on all ranks.</exception>
    /// <exception cref="InvalidOperationException">Another rank does something else, has failed or has ended.</exception>
    public void SaveCheckpoint(string path, in TParameters parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ref TParameters saved = ref System.Runtime.CompilerServices.Unsafe.AsRef(in parameters);
        Begin(ref saved);
        _agreement.On(RankAgreement.Work.SaveCheckpoint, Steps);
        IRMSpropOptimizer<TParameters>? whole = _ranks.Rank == 0 ? Whole(ref saved) : null;
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            Collect(_singles!, _slots[slot]!.Singles, whole, slot);
            Collect(_doubles!, _slots[slot]!.Doubles, whole, slot);
        }

        Exception? failure = null;
        try
        {
            whole?.SaveCheckpoint(path, in saved);
        }
        catch (Exception exception) when (_ranks.Count > 1)
        {
            failure = exception;
        }

        ThrowIfFailed(failure, "save the checkpoint");
    }

    /// <summary>Loads a checkpoint if rank 0 has the file, as <see cref="LoadCheckpoint"/>: all ranks call it.</summary>
    /// <param name="path">The file; only that of rank 0 counts.</param>
    /// <param name="parameters">The parameters, with the shapes of the checkpoint.</param>
    /// <param name="options">What is loaded; by default everything, and the checkpoint's learning rate counts.</param>
    /// <returns>Whether there is such a file, the same on all ranks.</returns>
    /// <exception cref="InvalidDataException">As <see cref="LoadCheckpoint"/>.</exception>
    /// <exception cref="ArgumentException">As <see cref="Minimize"/>.</exception>
    /// <exception cref="IOException">The file can't be read, on all ranks.</exception>
    /// <exception cref="InvalidOperationException">Another rank does something else, has failed or has ended.</exception>
    public bool TryLoadCheckpoint(string path, ref TParameters parameters, CheckpointOptions options = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Begin(ref parameters);
        _agreement.On(RankAgreement.Work.LoadCheckpoint, Steps);
        byte exists = File.Exists(path) ? (byte)1 : (byte)0;
        _ranks.Broadcast(MemoryMarshal.CreateSpan(ref exists, 1));
        if (exists == 0)
        {
            return false;
        }

        LoadCheckpoint(path, ref parameters, options);
        return true;
    }

    /// <summary>Loads a checkpoint from a file, which rank 0 reads and sends to the others: all ranks call it.</summary>
    /// <remarks>
    /// The checkpoint may be that of an optimizer without ranks, or of any number of them. A rank needs memory for the state of the whole model
    /// meanwhile.
    /// </remarks>
    /// <param name="path">The file; only that of rank 0 counts.</param>
    /// <param name="parameters">The parameters, with the shapes of the checkpoint.</param>
    /// <param name="options">What is loaded; by default everything, and the checkpoint's learning rate counts.</param>
    /// <exception cref="InvalidDataException">As <see cref="CheckpointExtensions"/>, on all ranks.</exception>
    /// <exception cref="ArgumentException">As <see cref="Minimize"/>.</exception>
    /// <exception cref="IOException">The file can't be read, on all ranks.</exception>
    /// <exception cref="InvalidOperationException">Another rank does something else, has failed or has ended.</exception>
    public void LoadCheckpoint(string path, ref TParameters parameters, CheckpointOptions options = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Begin(ref parameters);
        _agreement.On(RankAgreement.Work.LoadCheckpoint, Steps);
        Exception? failure = null;
        FileStream? file = null;
        try
        {
            file = _ranks.Rank == 0 ? new FileStream(path, FileMode.Open, FileAccess.Read) : null;
        }
        catch (Exception exception) when (_ranks.Count > 1)
        {
            failure = exception;
        }

        using (file)
        {
            ThrowIfFailed(failure, "read the checkpoint");
            IRMSpropOptimizer<TParameters> whole = Whole(ref parameters);
            if (options.ParametersOnly)
            {
                SpreadSlots(whole, collects: true);
            }

            using var stream = new BroadcastStream(_ranks, file);
            whole.LoadCheckpoint(stream, ref parameters, options);
            TakeOver(whole);
            SpreadSlots(whole, collects: false);
        }
    }

    private void SpreadSlots(IRMSpropOptimizer<TParameters> whole, bool collects)
    {
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            if (collects)
            {
                Collect(_singles!, _slots[slot]!.Singles, whole, slot);
                Collect(_doubles!, _slots[slot]!.Doubles, whole, slot);
                continue;
            }

            Take(_singles!, _slots[slot]!.Singles, whole, slot);
            Take(_doubles!, _slots[slot]!.Doubles, whole, slot);
        }
    }

    /// <summary>Copies the parts of a slot that all ranks have to a slot of the whole model, if there is one.</summary>
    private void Collect<T>(FlatView<T> view, T[] part, IRMSpropOptimizer<TParameters>? whole, int slot)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        for (int window = 0; window < view.WindowCount; window++)
        {
            (long place, int length, int index) = view.Window(window, _ranks.Rank);
            part.AsSpan((int)(place - view.Plan.StartOf(_ranks.Rank)) is var first && length > 0 ? first : 0, length).CopyTo(view.Exchanged.AsSpan(index));
            view.Gather(window);
            for (int rank = 0; rank < _ranks.Count && whole is not null; rank++)
            {
                (place, length, index) = view.Window(window, rank);
                MoveSlot(packs: false, view.Exchanged, index, place, length, whole, slot);
            }
        }
    }

    /// <summary>Copies this rank's part of a slot of the whole model.</summary>
    private void Take<T>(FlatView<T> view, T[] part, IRMSpropOptimizer<TParameters> whole, int slot)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        MoveSlot(packs: true, part, 0, view.Plan.StartOf(_ranks.Rank), part.Length, whole, slot);

    private void MoveSlot(bool packs, Array numbers, int index, long place, int length, IRMSpropOptimizer<TParameters> whole, int slot)
    {
        if (length > 0)
        {
            _walk.BeginWindow(packs, numbers, index, place, length);
            var walk = new VariableWalk(_walk);
            VisitSlot(whole, slot, ref walk);
        }
    }

    /// <summary>Throws on all ranks if rank 0 has failed.</summary>
    private void ThrowIfFailed(Exception? failure, string what)
    {
        byte hasFailed = failure is null ? (byte)0 : (byte)1;
        _ranks.Broadcast(MemoryMarshal.CreateSpan(ref hasFailed, 1));
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        if (hasFailed != 0)
        {
            throw new IOException($"Rank 0 could not {what}; its own exception says why.");
        }
    }
}
