using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the method that finds the fault in gradients that failed the check, and throws an exception that names it.</summary>
internal sealed class FaultEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly LibraryNames _library = LibraryNames.Of(model);

    public void Emit()
    {
        writer.Line();
        string shards = model.IsOfParts ? $", {_library.Services}.Shards {PartStorage.Shards}" : "";
        using (writer.Block($"private static void ThrowFault(ref {model.Target.FullName} gradients{shards})"))
        {
            writer.Line($"{_library.Services}.GradientFault fault = new();");
            foreach (Variable variable in model.Variables)
            {
                writer.Line(Visit(variable));
            }

            if (model.IsOfParts)
            {
                writer.Line($"{PartStorage.Shards}.Exchange(fault);");
            }

            string? norm = model.Options.ClipMode == ClipMode.GlobalNorm ? "\"all gradients\""
                : model.Variables.Any(variable => model.OptionsOf(variable).ClipMode == ClipMode.Norm) ? "\"the gradient of a variable\""
                : null;
            writer.Line(model.Options.NonFinite == NonFinitePolicy.Throw
                ? $"fault.Throw({norm});"
                : $"fault.ThrowSkipped({StepEmitter.MaxConsecutiveSkippedSteps}{(norm is null ? "" : ", " + norm)});");
        }
    }

    private string Visit(Variable variable)
    {
        string type = Lanes.ElementName(variable.Element);
        var limits = new GradientLimits(model.OptionsOf(variable), variable.Element);
        string limit = model.Options.ChecksOverflow
            ? $"{Literals.Number(limits.LargestInNorm, variable.Element)}, \"{limits.Reason}\""
            : $"{type}.MaxValue, \"\"";
        return VariableStorage.Of(variable, _library).VisitFault(variable.In("gradients"), limit);
    }
}
