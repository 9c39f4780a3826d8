using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the check that a step writes no memory that it also reads or writes elsewhere: arrays, memories, spans, tensors and structs that
/// overlap.
/// </summary>
internal sealed class OverlapEmitter(CodeWriter writer, OptimizerModel model)
{
    /// <summary>The field of the state with the fingerprint of the memory that was checked last.</summary>
    public const string CheckedMemory = "CheckedMemory";

    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly SlotStorage _slots = SlotStorage.Of(model);
    private readonly string _parameters = model.Target.FullName;
    private readonly Variable[] _arrays = [.. model.Variables.Where(variable => !variable.IsInline)];
    private readonly Variable[] _frozenArrays = [.. model.Frozen.Where(variable => !variable.IsInline)];

    private string Arguments => $"ref State state, ref {_parameters} parameters, ref {_parameters} gradients";

    private string ArgumentsWithoutGradients => $"ref State state, ref {_parameters} parameters";

    private bool HasInline => model.Variables.Any(variable => variable.IsInline);

    /// <summary>Writes the call at the beginning of a step, after the check of shapes.</summary>
    public void EmitCall()
    {
        if (model.HasArrays)
        {
            writer.Line("CheckMemory(ref state, ref parameters, ref gradients);");
        }
        else if (model.Variables.Count > 0)
        {
            writer.Line($"{_library.Services}.MemoryErrors.ThrowIfOverlapping(ref parameters, ref gradients, ref state);");
        }
    }

    /// <summary>Writes the call for code that writes parameters without gradients, where only arrays can overlap.</summary>
    public void EmitCallWithoutGradients(string state) => writer.Line(model.HasArrays
        ? $"ThrowIfOverlapping(ref {state}, ref parameters);"
        : "// Numbers of one struct have each a place of their own.");

    /// <summary>Writes the call for code that loads a file, which also writes what is not trained.</summary>
    public void EmitCallBeforeLoading(string state)
    {
        if (_frozenArrays.Length == 0)
        {
            EmitCallWithoutGradients(state);
            return;
        }

        writer.Line($"ThrowIfLoadingOverlaps(ref {state}, ref parameters);");
    }

    /// <summary>Writes the methods that the calls call.</summary>
    public void EmitMethods()
    {
        EmitMethodsOfSteps();
        if (_frozenArrays.Length > 0)
        {
            IEnumerable<string> frozen = _frozenArrays.Select(EntryOfParameter);
            EmitThrow("ThrowIfLoadingOverlaps", ArgumentsWithoutGradients, [.. EntriesOfArrays(ofGradients: false), .. frozen]);
        }
    }

    private void EmitMethodsOfSteps()
    {
        if (!model.HasArrays)
        {
            return;
        }

        writer.Line();
        using (writer.Block($"private static void CheckMemory({Arguments})"))
        {
            writer.Line($"{_library.Services}.MemoryFingerprint fingerprint = new();");
            writer.Line("AddPlaces(ref fingerprint, ref state, ref parameters, ref gradients);");
            using (writer.Block($"if (fingerprint.Value != state.{CheckedMemory})"))
            {
                writer.Line("ThrowIfOverlapping(ref state, ref parameters, ref gradients);");
            }
        }

        EmitThrow("ThrowIfOverlapping", Arguments, Entries().Count(), writeEntries: () => writer.Line("AddPlaces(ref places, ref state, ref parameters, ref gradients);"), isOfStep: true);
        if (_frozenArrays.Length == 0 || model.Options.UsesEma)
        {
            EmitThrow("ThrowIfOverlapping", ArgumentsWithoutGradients, [.. EntriesOfArrays(ofGradients: false)]);
        }

        writer.Line();
        writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        using (writer.Block(
            $"private static void AddPlaces<TPlaces>(ref TPlaces places, {Arguments})\n    where TPlaces : struct, {_library.Services}.IMemoryPlaces"))
        {
            foreach (string entry in Entries().Where(entry => entry.Length > 0))
            {
                writer.Line(entry);
            }
        }
    }

    private void EmitThrow(string method, string arguments, string[] entries) => EmitThrow(method, arguments, entries.Length, () =>
    {
        foreach (string entry in entries)
        {
            writer.Line(entry);
        }
    }, isOfStep: false);

    private void EmitThrow(string method, string arguments, int capacity, Action writeEntries, bool isOfStep)
    {
        writer.Line();
        using (writer.Block($"private static void {method}({arguments})"))
        {
            writer.Line($"{_library.Services}.MemoryPlaces places = new(capacity: {capacity});");
            using (writer.Block("try"))
            {
                using (writer.Block("while (places.MoveNext())"))
                {
                    writeEntries();
                }

                if (isOfStep)
                {
                    writer.Line();
                    writer.Line($"state.{CheckedMemory} = places.Fingerprint;");
                }
            }

            using (writer.Block("finally"))
            {
                writer.Line("places.Free();");
            }
        }
    }

    /// <summary>A statement for each place; the one for structs counts as three.</summary>
    private IEnumerable<string> Entries()
    {
        foreach (string entry in EntriesOfArrays(ofGradients: true))
        {
            yield return entry;
        }

        if (HasInline)
        {
            yield return "places.AddStructs(ref parameters, ref gradients, ref state);";
            yield return "";
            yield return "";
        }
    }

    private string EntryOfParameter(Variable variable) =>
        $"places.AddParameter<{Lanes.ElementName(variable.Element)}>(\"{variable.Path}\", {VariableStorage.Of(variable, _library).Elements(variable.In("parameters"))});";

    private IEnumerable<string> EntriesOfArrays(bool ofGradients)
    {
        foreach (Variable variable in _arrays)
        {
            string type = Lanes.ElementName(variable.Element);
            yield return EntryOfParameter(variable);
            if (ofGradients)
            {
                yield return $"places.AddGradient<{type}>(\"{variable.Path}\", {VariableStorage.Of(variable, _library).Elements(variable.In("gradients"))});";
            }

            foreach (Slot slot in Slot.Of(model).Where(slot => slot.IsUsedWith(model.OptionsOf(variable))))
            {
                string elements = _slots.Of(variable).Elements(_slots.Access(variable, "state." + slot.Name));
                yield return $"places.AddSlot<{_slots.Format(variable.Element).Type}>(\"{slot.Name}\", \"{variable.Path}\", {elements});";
            }
        }
    }
}
