using System.Numerics;
using System.Runtime.InteropServices;
using RmsProp.Generated.CompilerServices;

namespace RmsProp.Generated;

/// <content>How parameters get from rank to rank: window by window, through the flat view.</content>
public abstract partial class ShardedOptimizer<TParameters>
{
    private void Walk(ref TParameters parameters)
    {
        var walk = new VariableWalk(_walk);
        Visit(ref walk, ref parameters);
    }

    private void Gather<T>(FlatView<T> view, ref TParameters parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_ranks.Count == 1)
        {
            return;
        }

        for (int window = 0; window < view.WindowCount; window++)
        {
            Move(view, window, _ranks.Rank, packs: true, ref parameters);
            view.Gather(window);
            for (int rank = 0; rank < _ranks.Count; rank++)
            {
                if (rank != _ranks.Rank)
                {
                    Move(view, window, rank, packs: false, ref parameters);
                }
            }
        }
    }

    private void Broadcast<T>(FlatView<T> view, ref TParameters parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_ranks.Count == 1)
        {
            return;
        }

        for (long place = 0; place < view.Plan.Length; place += view.Exchanged.Length)
        {
            int length = (int)Math.Min(view.Exchanged.Length, view.Plan.Length - place);
            _walk.BeginWindow(packs: true, view.Exchanged, 0, place, length);
            Walk(ref parameters);
            _ranks.Broadcast(MemoryMarshal.AsBytes(view.Exchanged.AsSpan(0, length)));
            _walk.BeginWindow(packs: false, view.Exchanged, 0, place, length);
            Walk(ref parameters);
        }
    }

    private void Move<T>(FlatView<T> view, int window, int rank, bool packs, ref TParameters parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (long place, int length, int index) = view.Window(window, rank);
        if (length > 0)
        {
            _walk.BeginWindow(packs, view.Exchanged, index, place, length);
            Walk(ref parameters);
        }
    }
}
