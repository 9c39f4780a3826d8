namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>How many slots a loop goes through: known when it is compiled, so that it has no branch for it.</summary>
internal interface ISlotCount
{
    static abstract int Value { get; }
}

internal readonly struct OneSlot : ISlotCount
{
    public static int Value => 1;
}

internal readonly struct TwoSlots : ISlotCount
{
    public static int Value => 2;
}

internal readonly struct ThreeSlots : ISlotCount
{
    public static int Value => 3;
}

internal readonly struct FourSlots : ISlotCount
{
    public static int Value => 4;
}
