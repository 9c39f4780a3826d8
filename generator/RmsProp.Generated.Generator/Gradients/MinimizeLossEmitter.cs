using System.Globalization;
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

    private string Workspace => WorkspaceOf(loss);

    /// <summary>The field with the memory for a loss, of which another one may have the same name: an overload, or one of another type.</summary>
    public static string WorkspaceOf(LossModel loss) =>
        "_workspaceOf" + loss.Name.TrimStart('@') + (loss.IsOverload || loss.Container.FullName != loss.Parameters ? "_" + HintNames.KeyOf(loss) : "");

    /// <summary>The header of the step, with or without ranks.</summary>
    public static string HeaderOf(OptimizerModel model, LossModel loss)
    {
        string data = string.Concat(loss.Arguments.Skip(1).Select(argument => ", " + Declared(argument)));
        return $"{loss.MinimizeAccessibility} {loss.Type} {MethodOf(loss)}(ref {model.Target.FullName} {loss.Arguments[0].Name}{data})";
    }

    /// <summary>Writes, in place of the step, a method that the compiler doesn't let anybody call, because its message says more than that there is none.</summary>
    public static void EmitError(CodeWriter writer, OptimizerModel model, LossModel loss, string reason, string message)
    {
        writer.Line($"/// <summary>Not for this loss: {reason}.</summary>");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line($"[global::System.Obsolete(\"{message}\", error: true)]");
        writer.Line($"{HeaderOf(model, loss)} => throw new global::System.NotSupportedException();");
    }

    /// <summary>The same for a loss that the optimizer, which is nested in the parameter struct, can't reach.</summary>
    public static void EmitUnreachable(CodeWriter writer, OptimizerModel model, LossModel loss) => EmitError(
        writer, model, loss, "the optimizer can't call it",
        $"The optimizer can't call the gradient of '{loss.Container.DisplayName}.{loss.Name.TrimStart('@')}', because it is {loss.Accessibility}, or in a type that is: make it internal.");

    public void Emit()
    {
        string name = loss.Name.TrimStart('@');
        if (!loss.IsReachable)
        {
            EmitUnreachable(writer, model, loss);
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
        using (writer.Block(HeaderOf(model, loss)))
        {
            new MinimizeEmitter(writer, model).EmitPreparation(MethodOf(loss), _parameters, _gradients, () =>
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

    // Nothing comes after the loss's own arguments, so they are as optional as they are there.
    private static string Declared(LossArgument argument) => argument.IsParams
        ? $"params {argument.Type} {argument.Name}"
        : argument.Declared + (argument.Default is { } value ? " = " + TextOf(value) : "");

    private static string TextOf(DefaultValue value) => value switch
    {
        { Value: null } => "default",
        { Enumeration: { } enumeration } => string.Format(CultureInfo.InvariantCulture, "({0})({1})", enumeration, value.Value),
        { Value: float number } => Literals.Single(number),
        { Value: double number } => Literals.Double(number),
        { Value: decimal number } => number.ToString(CultureInfo.InvariantCulture) + "m",
        { Value: string text } => Literals.Text(text),
        { Value: char character } => $"(char){((int)character).ToString(CultureInfo.InvariantCulture)}",
        { Value: bool isTrue } => isTrue ? "true" : "false",
        _ => string.Format(CultureInfo.InvariantCulture, "{0}", value.Value),
    };

    private static string MethodOf(LossModel loss) => "Minimize" + loss.Name.TrimStart('@');
}
