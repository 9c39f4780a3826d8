using System.Globalization;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the check that fields are where the generator assumes them to be, and its calls: other generators may add fields, and a tool may
/// change the assembly later. A compiler to machine code knows both sides of each comparison, so a step contains nothing of it.
/// </summary>
internal sealed class LayoutEmitter(CodeWriter writer, OptimizerModel model)
{
    private const string Unsafe = "global::System.Runtime.CompilerServices.Unsafe";

    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly SlotStorage _slots = SlotStorage.Of(model);
    private readonly bool _isNeeded = Run.AreJoined(model);

    /// <summary>Writes the documentation of the check, for a method that calls it.</summary>
    public static void EmitExceptionDocumentation(CodeWriter writer, OptimizerModel model)
    {
        if (Run.AreJoined(model))
        {
            writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">Fields do not lie as they did where this was generated: another generator or a tool has changed the struct. Nothing has been changed.</exception>");
        }
    }

    /// <summary>Writes the check of a parameter struct.</summary>
    public void EmitCall(string parameters)
    {
        if (_isNeeded)
        {
            writer.Line($"{OptimizerMembers.CheckLayout}(ref {parameters});");
        }
    }

    /// <summary>Writes the check of a slot, if that is another struct.</summary>
    public void EmitCallOfSlot(string slot)
    {
        if (_slots.IsOwnType)
        {
            EmitCall(slot);
        }
    }

    /// <summary>Writes the methods that the calls call.</summary>
    public void EmitMethods()
    {
        if (!_isNeeded)
        {
            return;
        }

        EmitMethod(model.Target.FullName, "parameters", variable => variable.In("parameters"), Lanes.SizeOf);
        if (_slots.IsOwnType)
        {
            EmitMethod(_slots.Type, "slot", variable => _slots.Access(variable, "slot"), element => _slots.Format(element).Size);
        }
    }

    private void EmitMethod(string type, string name, Func<Variable, string> access, Func<ElementType, int> sizeOf)
    {
        writer.Line();
        writer.Line("// Several fields are updated as one row. Each comparison is of two constants, once compiled.");
        writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static void {OptimizerMembers.CheckLayout}(ref {type} {name})"))
        {
            foreach (FieldDistance distance in model.Distances)
            {
                Variable from = model.Variables[distance.From], to = model.Variables[distance.To];
                string bytes = BytesOf(distance, sizeOf).ToString(CultureInfo.InvariantCulture);
                using (writer.Block($"if ({Unsafe}.ByteOffset(ref {access(from)}, ref {access(to)}) != {bytes})"))
                {
                    writer.Line($"{_library.Services}.OptimizerErrors.ThrowLayout(\"{distance.Type}\", \"{from.Path}\", \"{to.Path}\", {bytes});");
                }

                writer.Line();
            }
        }
    }

    private long BytesOf(FieldDistance distance, Func<ElementType, int> sizeOf)
    {
        long bytes = 0;
        for (int i = distance.From; i < distance.To; i++)
        {
            Variable variable = model.Variables[i];
            bytes += (long)variable.InlineLength * sizeOf(variable.Element);
        }

        return bytes;
    }
}
