using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Sums that go from turn to turn of a loop.</summary>
internal static class TurnSums
{
    /// <summary>What a turn adds to a sum, in order; null if it does more.</summary>
    public static List<(BinaryOperation Step, Value Term)>? TermsOf(Value value, Value sum, Block turn, Liveness live)
    {
        if (live.UsesOf(value) != 1)
        {
            return null;
        }

        if (value == sum)
        {
            return [];
        }

        if (value.Definition is not BinaryOperation { Kind: BinaryKind.Add or BinaryKind.Subtract } step || step.Owner != turn)
        {
            return null;
        }

        if (TermsOf(step.Left, sum, turn, live) is { } onLeft)
        {
            onLeft.Add((step, step.Right));
            return onLeft;
        }

        List<(BinaryOperation Step, Value Term)>? onRight = step.Kind == BinaryKind.Add ? TermsOf(step.Right, sum, turn, live) : null;
        onRight?.Add((step, step.Left));
        return onRight;
    }
}
