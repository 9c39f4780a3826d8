using System.Globalization;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The memory of a configuration: its slots and their size.</summary>
internal static class StateSize
{
    /// <summary>The bytes of the slots per parameter, and of all parameters if their number is known.</summary>
    public static string Of(OptimizerModel model)
    {
        KernelClass[] classes = [.. new KernelClasses(model).All];
        if (classes.Length == 0)
        {
            return "no parameter, no slot";
        }

        string perParameter = string.Join("; ", classes.Select(kernels => PerParameter(model, kernels)).Distinct());
        string arrays = Documentation.ArraysOf(model);
        long count = model.Variables.Sum(variable => (long)variable.InlineLength);
        if (count == 0)
        {
            return $"{perParameter}, in {arrays} as long as those of the parameters";
        }

        // Every slot has all inline variables.
        int slots = Slot.Of(model).Count;
        SlotStorage storage = SlotStorage.Of(model);
        long bytes = model.Variables.Sum(variable => (long)variable.InlineLength * storage.Format(variable.Element).Size * slots);
        string total = $"{Grouped(count)} parameter{(count == 1 ? "" : "s")}, {Grouped(bytes)} bytes";
        return $"{perParameter}; this struct{(model.HasArrays ? " without its " + arrays : "")}: {total}";
    }

    private static string PerParameter(OptimizerModel model, KernelClass kernels)
    {
        IReadOnlyList<Slot> slots = Slot.Of(kernels.Catalog.Options);
        int size = SlotStorage.Of(model).Format(kernels.Element).Size;
        string parts = string.Join(", ", slots.Select(slot => $"{Words(slot.Name)} {size}"));
        string path = model.Groups[kernels.Group].Path;
        bool isOther = !slots.SequenceEqual(Slot.Of(model.Options));
        return $"{slots.Count * size} bytes per {Lanes.ElementName(kernels.Element)} parameter{(isOther ? $" in the group of {path}" : "")} ({parts})";
    }

    /// <summary>The words in a name: <c>average gradient</c> for <c>AverageGradient</c>.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((character, i) => (i > 0 && char.IsUpper(character) ? " " : "") + char.ToLowerInvariant(character)));

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
