namespace RmsProp.Generated.Generator.Programs;

/// <summary>What operations read and write of memory.</summary>
internal static class MemoryAccess
{
    /// <summary>The buffer that an operation stores a number in, or adds one to; null if it does neither.</summary>
    public static Buffer? Written(this Operation operation) => operation switch
    {
        StoreOperation store => store.Buffer,
        AddOperation add => add.Buffer,
        _ => null,
    };

    /// <summary>The buffer of which an operation reads or writes a number; null if it does neither.</summary>
    public static Buffer? Accessed(this Operation operation) => operation is LoadOperation load ? load.Buffer : operation.Written();

    /// <summary>The indices of the number that an operation reads or writes; none if it does neither.</summary>
    public static IReadOnlyList<Value> AccessedIndices(this Operation operation) => operation switch
    {
        LoadOperation load => load.Indices,
        StoreOperation store => store.Indices,
        AddOperation add => add.Indices,
        _ => [],
    };
}
