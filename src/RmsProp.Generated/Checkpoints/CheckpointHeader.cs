namespace RmsProp.Generated.Checkpoints;

/// <summary>A header that was read: that of a well-formed file, whatever the model.</summary>
/// <param name="Metadata">The metadata.</param>
/// <param name="Checksum">The checksum and where its digits are in the header; a file that another program made may have none.</param>
/// <param name="Tensors">The tensors by their names, their data one behind the other without a gap.</param>
internal sealed record CheckpointHeader(
    IReadOnlyDictionary<string, string> Metadata, (uint Value, int Index)? Checksum, IReadOnlyDictionary<string, TensorInfo> Tensors)
{
    /// <exception cref="InvalidDataException">The tensors are not those of the model.</exception>
    public void Check(IEnumerable<TensorInfo> expected)
    {
        var unexpected = new HashSet<string>(Tensors.Keys);
        foreach (TensorInfo tensor in expected)
        {
            if (!unexpected.Remove(tensor.Name))
            {
                throw new InvalidDataException($"The checkpoint has no tensor {ForeignText.Quote(tensor.Name)}, which should be {tensor.Description}.");
            }

            TensorInfo received = Tensors[tensor.Name];
            if (received.Type != tensor.Type || !received.Shape.AsSpan().SequenceEqual(tensor.Shape))
            {
                throw new InvalidDataException($"The tensor {ForeignText.Quote(tensor.Name)} of the checkpoint is {received.Description}, but should be {tensor.Description}.");
            }
        }

        if (unexpected.Count > 0)
        {
            List<string> names = [.. unexpected];
            names.Sort(StringComparer.Ordinal);
            string name = names[0];
            throw new InvalidDataException(
                $"The checkpoint has a tensor {ForeignText.Quote(name)}, {Tensors[name].Description}, which neither the parameters nor the optimizer have.");
        }
    }
}
