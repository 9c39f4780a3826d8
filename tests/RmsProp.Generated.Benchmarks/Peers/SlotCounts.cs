namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>The number of slots in a loop, known at compile time, so that the loop has no branch for it.</summary>
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
