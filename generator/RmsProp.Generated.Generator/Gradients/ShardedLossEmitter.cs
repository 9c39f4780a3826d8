using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Writes the step of several ranks that minimizes a loss whose gradient is derived: each computes it for ranges of the examples.</summary>
internal sealed class ShardedLossEmitter(CodeWriter writer, OptimizerModel model, LossModel loss)
{
    private const string RangeType = "global::System.Range";
    private const string RangeOfLeaf = "rangeOfLeaf";

    private readonly string _workspaceType = LibraryNames.Of(model).Runtime + ".GradientWorkspace";
    private readonly string _parameters = loss.Arguments[0].Name;

    private string Name => loss.Name.TrimStart('@');

    private string Workspace => MinimizeLossEmitter.WorkspaceOf(loss);

    private LossArgument[] Ranges => [.. loss.Arguments.Where(argument => argument.Type == RangeType)];

    public void Emit()
    {
        writer.Line();
        using (writer.Block($"public sealed partial class {ShardedModel.ClassName}"))
        {
            if (!loss.IsReachable)
            {
                MinimizeLossEmitter.EmitUnreachable(writer, model, loss);
            }
            else if (Ranges is [var examples])
            {
                EmitStep(examples);
            }
            else
            {
                EmitError();
            }
        }
    }

    private void EmitStep(LossArgument examples)
    {
        writer.Line($"private {_workspaceType}? {Workspace};");
        writer.Line();
        writer.Line($"/// <summary>Takes a step that decreases the loss <c>{Name}</c>, which has to be the mean over the examples in its range: all ranks call it.</summary>");
        writer.Line($"/// <param name=\"{_parameters.TrimStart('@')}\">The parameters, updated in place: the same on all ranks before and after.</param>");
        foreach (LossArgument argument in loss.Arguments.Skip(1))
        {
            writer.Line(argument == examples
                ? $"/// <param name=\"{argument.Name.TrimStart('@')}\">The examples of the batch, at least one, counted from the start: the same on all ranks, which share them.</param>"
                : $"/// <param name=\"{argument.Name.TrimStart('@')}\">As for the loss.</param>");
        }

        writer.Line("/// <returns>The mean loss of the batch before the step, the same on all ranks.</returns>");
        using (writer.Block(MinimizeLossEmitter.HeaderOf(model, loss)))
        {
            writer.Line($"BeginStep(ref {_parameters}, {examples.Name});");
            writer.Line($"{Workspace} ??= new {_workspaceType}();");
            if (loss.SharedTypes.Length > 0)
            {
                writer.Line($"{Workspace}.MaxDegreeOfParallelism = MaxDegreeOfParallelism;");
            }

            using (writer.Block("try"))
            using (writer.Block($"while (NextLeaf(ref {_parameters}, out {RangeType} {RangeOfLeaf}))"))
            {
                string parameters = (loss.Arguments[0].Modifier.Length > 0 ? "in " : "") + _parameters;
                string data = string.Concat(loss.Arguments.Skip(1).Select(argument => ", " + (argument == examples ? argument with { Name = RangeOfLeaf } : argument).Passed));
                string scale = loss.Type == "float" ? "(float)LossScale" : "LossScale";
                writer.Line($"EndLeaf(ref {_parameters}, {loss.Container.FullName}.{loss.Name}AndGradient({parameters}{data}, ref LeafGradients, {scale}, {Workspace}));");
            }

            using (writer.Block("catch (global::System.Exception exceptionOfLoss)"))
            {
                writer.Line("AbortStep(exceptionOfLoss);");
                writer.Line("throw;");
            }

            writer.Line();
            writer.Line($"return {(loss.Type == "float" ? "(float)" : "")}EndStep(ref {_parameters});");
        }
    }

    private void EmitError()
    {
        string fault = Ranges.Length == 0
            ? "give it a parameter of type Range, and return the mean loss of these examples; or call Minimize with a function of a range"
            : "it has several parameters of type Range: keep one";
        const string reason = "it does not say which examples of a batch it takes";
        MinimizeLossEmitter.EmitError(writer, model, loss, reason, $"Ranks can't minimize '{Name}' as it is, because {reason}: {fault}.");
    }
}
