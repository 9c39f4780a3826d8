namespace RmsProp.Generated.CompilerServices;

/// <summary>What some memory belongs to, for messages.</summary>
/// <param name="IsWritten">Whether a step writes to it: to parameters and slots, not to gradients.</param>
/// <param name="Slot">The name of the slot, "" for the state as a whole, or <see langword="null"/> for parameters and gradients.</param>
/// <param name="Name">The name of the variable, or "" for the struct as a whole.</param>
internal readonly record struct MemoryOwner(bool IsWritten, string? Slot, string Name)
{
    public static readonly MemoryOwner Parameters = new(IsWritten: true, null, "");
    public static readonly MemoryOwner Gradients = new(IsWritten: false, null, "");
    public static readonly MemoryOwner State = new(IsWritten: true, "", "");

    /// <summary>Whether it belongs to the optimizer.</summary>
    public bool IsSlot => Slot is not null;

    /// <summary>The argument that the caller has to change: a slot is the optimizer's own, so it is the other one of the two.</summary>
    public static string ArgumentOf(MemoryOwner one, MemoryOwner other) =>
        !one.IsWritten || !other.IsWritten ? "gradients"
        : one.IsSlot && other.IsSlot ? "state"
        : "parameters";

    public override string ToString() => (IsWritten, Slot, Name) switch
    {
        (_, "", _) => "the state",
        (_, not null, _) => $"'{Slot}.{Name}' of the state",
        (true, _, "") => "the parameters",
        (true, _, _) => $"'{Name}' of the parameters",
        (_, _, "") => "the gradients",
        _ => $"the gradient of '{Name}'",
    };
}
