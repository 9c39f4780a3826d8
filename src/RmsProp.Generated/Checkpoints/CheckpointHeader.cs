namespace RmsProp.Generated.Checkpoints;

/// <summary>The header of a well-formed file, of any model.</summary>
/// <param name="Metadata">The metadata.</param>
/// <param name="Checksum">
/// The checksum and the offset of its digits in the header; <see langword="null"/> if it is missing, or if another program changed the file
/// and said so.
/// </param>
/// <param name="Tensors">The tensors by name. Their data are contiguous, without gaps.</param>
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
