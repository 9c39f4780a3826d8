namespace RmsProp.Generated.Checkpoints;

/// <summary>The header of a well-formed file, of any model.</summary>
/// <param name="Metadata">The metadata.</param>
/// <param name="Checksum">
/// The checksum and the offset of its digits in the header; <see langword="null"/> if it is missing, if another program changed the file and
/// said so, or if nobody asked for it.
/// </param>
/// <param name="Tensors">The tensors by name. Their data are contiguous, without gaps.</param>
internal sealed record CheckpointHeader(
    IReadOnlyDictionary<string, string> Metadata, (uint Value, int Index)? Checksum, IReadOnlyDictionary<string, TensorInfo> Tensors)
{
    /// <summary>The length of all data.</summary>
    public long DataLength
    {
        get
        {
            long length = 0;
            foreach (TensorInfo tensor in Tensors.Values)
            {
                length = Math.Max(length, tensor.End);
            }

            return length;
        }
    }

    /// <summary>The same with current names of tensors in the place of former ones, also after the name of a slot.</summary>
    /// <param name="formerNames">The current names of the model's tensors by their former ones.</param>
    public CheckpointHeader WithCurrentNames(IReadOnlyDictionary<string, string> formerNames)
    {
        if (formerNames.Count == 0)
        {
            return this;
        }

        var renamed = new Dictionary<string, TensorInfo>();
        foreach ((string name, TensorInfo tensor) in Tensors)
        {
            int slot = SlotPrefix(name);
            string current = formerNames.TryGetValue(name[slot..], out string? now) ? name[..slot] + now : name;

            // If the file has both, the former one is another tensor.
            bool isRenamed = current != name && !Tensors.ContainsKey(current) && renamed.TryAdd(current, tensor with { Name = current });
            if (!isRenamed)
            {
                renamed[name] = tensor;
            }
        }

        return this with { Tensors = renamed };
    }

    /// <summary>The same without the slots of these parameters.</summary>
    public CheckpointHeader WithoutSlots(IEnumerable<TensorInfo> parameters)
    {
        var names = new HashSet<string>();
        foreach (TensorInfo parameter in parameters)
        {
            names.Add(parameter.Name);
        }

        var kept = new Dictionary<string, TensorInfo>();
        foreach ((string name, TensorInfo tensor) in Tensors)
        {
            int slot = SlotPrefix(name);
            if (slot == 0 || names.Contains(name) || !names.Contains(name[slot..]))
            {
                kept.Add(name, tensor);
            }
        }

        return this with { Tensors = kept };
    }

    /// <exception cref="InvalidDataException">The tensors are not those of the model.</exception>
    public void Check(IEnumerable<TensorInfo> expected)
    {
        var unexpected = new HashSet<string>(Tensors.Keys);
        TensorInfo? missing = null;
        foreach (TensorInfo tensor in expected)
        {
            if (!unexpected.Remove(tensor.Name))
            {
                missing ??= tensor;
                continue;
            }

            TensorInfo received = Tensors[tensor.Name];
            if (received.Type != tensor.Type || !received.Shape.AsSpan().SequenceEqual(tensor.Shape))
            {
                throw new InvalidDataException($"The tensor {ForeignText.Quote(tensor.Name)} of the checkpoint is {received.Description}, but should be {tensor.Description}.");
            }
        }

        string? other = FirstOf(unexpected);
        if (missing is not null)
        {
            string instead = other is null ? "" : $" It has {ForeignText.Quote(other)}, {Tensors[other].Description}, which neither the parameters nor the optimizer have.";
            throw new InvalidDataException($"The checkpoint has no tensor {ForeignText.Quote(missing.Name)}, which should be {missing.Description}.{instead}");
        }

        if (other is not null)
        {
            throw new InvalidDataException(
                $"The checkpoint has a tensor {ForeignText.Quote(other)}, {Tensors[other].Description}, which neither the parameters nor the optimizer have.");
        }
    }

    private static string? FirstOf(HashSet<string> names)
    {
        string? first = null;
        foreach (string name in names)
        {
            first = first is null || string.CompareOrdinal(name, first) < 0 ? name : first;
        }

        return first;
    }

    private static int SlotPrefix(string name)
    {
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && name[..slash] is "velocity" or "momentum" or "average_gradient" or "average" or "gradient_accumulator" ? slash + 1 : 0;
    }
}
