namespace RmsProp.Generated.Generator.Programs;

/// <summary>Operations that are executed one after the other.</summary>
internal sealed class Block
{
    public List<Operation> Operations { get; } = [];

    /// <summary>What the block hands to the operation that it belongs to.</summary>
    public List<Value> Yields { get; } = [];

    /// <summary>The operation that it belongs to; null for the program's own.</summary>
    public Operation? Parent { get; set; }

    /// <summary>Adds an operation, with its blocks, at the end.</summary>
    public T Add<T>(T operation)
        where T : Operation
    {
        operation.Owner = this;
        foreach (Block block in operation.Blocks)
        {
            block.Parent = operation;
        }

        Operations.Add(operation);
        return operation;
    }

    /// <summary>All operations in it, at any depth, in order.</summary>
    public List<Operation> Descendants()
    {
        List<Operation> all = [];
        AddTo(all);
        return all;
    }

    private void AddTo(List<Operation> all)
    {
        foreach (Operation operation in Operations)
        {
            all.Add(operation);
            foreach (Block block in operation.Blocks)
            {
                block.AddTo(all);
            }
        }
    }
}
