using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Writes the step that minimizes a loss whose gradient is derived.</summary>
internal sealed class MinimizeLossEmitter(CodeWriter writer, OptimizerModel model, LossModel loss)
{
    private readonly string _workspaceType = LibraryNames.Of(model).Runtime + ".GradientWorkspace";
    private readonly string _parameters = loss.Arguments[0].Name;
    private readonly string _gradients = "gradientsOfLoss";

    private string Method => "Minimize" + loss.Name.TrimStart('@');

    private string Workspace => WorkspaceOf(loss);

    /// <summary>The field with the memory for a loss, of which another one may have the same name: an overload, or one of another type.</summary>
    public static string WorkspaceOf(LossModel loss) =>
        "_workspaceOf" + loss.Name.TrimStart('@') + (loss.IsOverload || loss.Container.FullName != loss.Parameters ? "_" + HintNames.KeyOf(loss) : "");

    /// <summary>Writes a method that says, where it is called, why an optimizer can't minimize a loss.</summary>
    public static void EmitError(CodeWriter writer, LossModel loss, string header)
    {
        string name = loss.Name.TrimStart('@');
        writer.Line($"/// <summary>Not for this loss: the optimizer can't call it.</summary>");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line($"[global::System.Obsolete(\"The optimizer can't call the gradient of '{loss.Container.DisplayName}.{name}', because it is {loss.Accessibility}, or in a type that is: make it internal.\", error: true)]");
        writer.Line($"{header} => throw new global::System.NotSupportedException();");
    }

    private string Header
    {
        get
        {
            string data = string.Concat(loss.Arguments.Skip(1).Select(argument => ", " + argument.DeclaredLast));
            return $"{loss.MinimizeAccessibility} {loss.Type} {Method}(ref {model.Target.FullName} {_parameters}{data})";
        }
    }

    public void Emit()
    {
        string name = loss.Name.TrimStart('@');
        if (!loss.IsReachable)
        {
            EmitError(writer, loss, Header);
            return;
        }

        IEnumerable<LossArgument> data = loss.Arguments.Skip(1);
        writer.Line($"private {_workspaceType}? {Workspace};");
        writer.Line();
        writer.Line($"/// <summary>Takes a step that decreases the loss <c>{name}</c>.</summary>");
        writer.Line($"/// <param name=\"{_parameters.TrimStart('@')}\">The parameters, updated in place.</param>");
        foreach (LossArgument argument in data)
        {
            writer.Line($"/// <param name=\"{argument.Name.TrimStart('@')}\">As for the loss.</param>");
        }

        writer.Line("/// <returns>The loss before the step.</returns>");
        using (writer.Block(Header))
        {
            new MinimizeEmitter(writer, model).EmitPreparation(Method, _parameters, _gradients, () =>
            {
                string passed = string.Concat(data.Select(argument => ", " + argument.Passed));
                writer.Line($"{Workspace} ??= new {_workspaceType}();");
                if (loss.SharedTypes.Length > 0)
                {
                    writer.Line($"{Workspace}.MaxDegreeOfParallelism = _maxDegreeOfParallelism;");
                }

                writer.Line($"{loss.Type} valueOfLoss = {loss.Container.FullName}.{loss.Name}AndGradient({(loss.Arguments[0].Modifier.Length > 0 ? "in " : "")}{_parameters}{passed}, ref {_gradients}, {(loss.Type == "float" ? "(float)LossScale" : "LossScale")}, {Workspace});");
                writer.Line($"Apply(ref {_parameters}, in {_gradients});");
                writer.Line("return valueOfLoss;");
            });
        }
    }
}
