using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>
/// Keeps a number in a variable that several turns taken together would store and load again: <c>a[i] = a[i] + x; a[i] = a[i] + y;</c>
/// becomes <c>a[i] = a[i] + x + y;</c>. What they add to a gradient is added up first: in another order than turn by turn, but always in
/// the same.
/// </summary>
internal static class Forwarding
{
    public static void In(Block block)
    {
        List<(Buffer Buffer, IReadOnlyList<Value> Indices, Value Value, StoreOperation? Store)> known = [];
        List<AddOperation> added = [];
        foreach (Operation operation in block.Operations.ToArray())
        {
            if (operation is not (ValueOperation or AddOperation) || operation is LoadOperation)
            {
                Buffer? touched = operation.Accessed();
                added.RemoveAll(add => touched is null || add.Buffer.Owner == touched.Owner);
            }

            switch (operation)
            {
                case LoadOperation load when known.FindIndex(place => place.Buffer == load.Buffer && TurnDependence.AreSame(place.Indices, load.Indices)) is >= 0 and var found:
                    load.Result.ReplaceBy(known[found].Value);
                    block.Operations.Remove(load);
                    break;
                case LoadOperation load:
                    KeepStores(load.Buffer.Owner);
                    known.Add((load.Buffer, load.Indices, load.Result, null));
                    break;
                case StoreOperation store:
                    int earlier = known.FindIndex(place => place.Store is not null && place.Buffer == store.Buffer && TurnDependence.AreSame(place.Indices, store.Indices));
                    if (earlier >= 0)
                    {
                        block.Operations.Remove(known[earlier].Store!);
                    }

                    known.RemoveAll(place => place.Buffer.Owner == store.Buffer.Owner);
                    known.Add((store.Buffer, store.Indices, store.Value, store));
                    break;
                case AddOperation add:
                    known.RemoveAll(place => place.Buffer.Owner == add.Buffer.Owner);
                    added.Add(added.Find(other => other.Buffer == add.Buffer && TurnDependence.AreSame(other.Indices, add.Indices)) is { } first ? Join(first, add) : add);
                    break;
                case IfOperation or LoopOperation:
                    known.Clear();
                    break;
            }
        }

        AddOperation Join(AddOperation first, AddOperation second)
        {
            var sum = new BinaryOperation(BinaryKind.Add, first.Value, second.Value) { Owner = block };
            var both = new AddOperation(second.Buffer, second.Indices, sum.Result) { Owner = block };
            int index = block.Operations.IndexOf(second);
            block.Operations[index] = both;
            block.Operations.Insert(index, sum);
            block.Operations.Remove(first);
            added.Remove(first);
            return both;
        }

        // An earlier store of what is loaded here, by other indices, has to stay.
        void KeepStores(Buffer owner)
        {
            for (int i = 0; i < known.Count; i++)
            {
                if (known[i].Buffer.Owner == owner)
                {
                    known[i] = (known[i].Buffer, known[i].Indices, known[i].Value, null);
                }
            }
        }
    }
}
