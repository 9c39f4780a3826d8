using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Which memory the turns read and write: none may touch what another one writes.</summary>
internal sealed partial class ElementLoop
{
    /// <summary>Whether no turn reads or writes what another one writes. Only to gradients, which are nothing but added to, several places may be added.</summary>
    private bool AreApart() => Written.All(owner =>
    {
        Operation[] uses = [.. _inside.Where(operation => operation.Accessed()?.Owner == owner)];
        if (uses.All(use => use is AddOperation))
        {
            // A gradient that is added to at an element and at a fixed place would be read too early.
            return uses.All(use => ((AddOperation)use).Indices.All(IsSame)) ? uses.Length == 1 : uses.All(use => !((AddOperation)use).Indices.All(IsSame));
        }

        return AreApart([.. Elements.Where(element => element.Buffer.Owner == owner)]) && uses.All(use => use is not AddOperation add || !add.Indices.All(IsSame))
            && uses.All(use => use.AccessedIndices() is { Count: > 0 } indices && IndexOf(indices[indices.Count - 1]) is not null);
    });

    /// <summary>Whether places of one memory are apart; that several parts of it are is left to a test when the loop begins.</summary>
    private bool AreApart((Buffer Buffer, IReadOnlyList<Value> Prefix, ElementIndex Index)[] places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (places[i].Buffer == places[j].Buffer && places[i].Prefix.SequenceEqual(places[j].Prefix))
                {
                    return false;
                }

                Apart.Add(((places[i].Buffer, places[i].Prefix), (places[j].Buffer, places[j].Prefix)));
            }
        }

        return places.Length > 0;
    }
}
