using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>The names in files of all variables so far; reports those that no file can have.</summary>
internal sealed class TensorNameSet(FieldReporter reporter)
{
    private const string Reserved = "__metadata__"; // In the header of a safetensors file.

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <summary>Adds the names of a variable.</summary>
    public void Add(Variable variable, Place place)
    {
        if (variable.Path == Reserved && place.Tensor is null)
        {
            reporter.Reserved(place);
        }

        foreach (string name in variable.Tensor.FormerNames.Prepend(variable.Tensor.Name))
        {
            if (place.Tensor is not null && FaultOf(name) is { } fault)
            {
                reporter.TensorName(place, name, fault, isOfOwnField: false);
            }

            if (!_paths.TryGetValue(name, out string? other))
            {
                _paths.Add(name, variable.Path);
            }
            else if (other != variable.Path)
            {
                reporter.TensorName(place, name, $"'{other}' is called so as well", isOfOwnField: FirstStep(other) != FirstStep(variable.Path));
            }
        }
    }

    private static string? FaultOf(string name) => name == Reserved
        ? "safetensors files use this name for their metadata"
        : Slot.All.FirstOrDefault(slot => name.StartsWith(slot.KerasName + "/", StringComparison.Ordinal)) is { } slot
            ? $"a checkpoint calls the tensors of {slot.Name} so"
            : null;

    private static string FirstStep(string path) => path.Split('.', '[')[0];
}
