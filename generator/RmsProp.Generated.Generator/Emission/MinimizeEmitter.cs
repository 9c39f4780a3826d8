using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the step that calls the user's function for the gradients, and keeps their memory for the next one.</summary>
internal sealed class MinimizeEmitter(CodeWriter writer, OptimizerModel model)
{
    public const string StrongBox = "global::System.Runtime.CompilerServices.StrongBox";

    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly ReentrancyEmitter _reentrancy = new(writer, model);
    private readonly string _parameters = model.Target.FullName;

    /// <summary>Whether gradients are on the heap: only a ref struct without arrays lives on the stack as a whole.</summary>
    public static bool KeepsGradients(OptimizerModel model) => model.HasArrays || !model.Target.IsRefStruct;

    public void Emit()
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block(
            $"public double Minimize(ref {_parameters} parameters, {_library.Runtime}.LossAndGradient<{_parameters}> lossAndGradient)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(lossAndGradient);");
            writer.Line(_reentrancy.ThrowIfRunning("Minimize"));
            if (!KeepsGradients(model))
            {
                writer.Line($"{_parameters} gradients = default;");
                EmitStep("gradients");
                return;
            }

            EmitZeros("parameters");
            if (!model.HasArrays)
            {
                EmitStep("_gradients.Value");
                return;
            }

            writer.Line();
            if (model.Target.IsRefStruct)
            {
                writer.Line($"{_parameters} gradients = View(ref _gradients.Value);");
                EmitStep("gradients");
            }
            else
            {
                EmitInPlace();
            }
        }
    }

    /// <summary>Writes what comes before a step on gradients that the optimizer keeps: they are 0 then.</summary>
    /// <param name="method">The method, for messages.</param>
    /// <param name="parameters">The name of the parameters.</param>
    /// <param name="gradients">The name that the gradients get.</param>
    /// <param name="emitStep">Writes the step.</param>
    public void EmitPreparation(string method, string parameters, string gradients, Action emitStep)
    {
        writer.Line(_reentrancy.ThrowIfRunning(method));
        if (!KeepsGradients(model))
        {
            writer.Line($"{_parameters} {gradients} = default;");
            emitStep();
            return;
        }

        EmitZeros(parameters);
        writer.Line();
        writer.Line(model.Target.IsRefStruct && model.HasArrays
            ? $"{_parameters} {gradients} = View(ref _gradients.Value);"
            : $"ref {_parameters} {gradients} = ref _gradients.Value;");
        emitStep();
    }

    /// <summary>Writes what makes the gradients that the optimizer keeps zeros of the parameters' shapes.</summary>
    private void EmitZeros(string parameters)
    {
        if (!model.HasArrays)
        {
            writer.Line($"_gradients ??= new {StrongBox}<{SlotStorage.OfGradients(model).Type}>();");
            writer.Line("_gradients.Value = default;");
            return;
        }

        writer.Line($"Build(ref _state, in {parameters});");
        using (writer.Block("if (_gradients is null)"))
        {
            writer.Line($"_gradients = new {StrongBox}<{SlotStorage.OfGradients(model).Type}>();");
            writer.Line($"AllocateLike(ref _gradients.Value, ref {parameters});");
        }

        using (writer.Block("else"))
        {
            writer.Line("Clear(ref _gradients.Value);");
        }
    }

    /// <summary>
    /// Writes the call on gradients in place, because they may be too large for the stack. The function may set an array to null; the next
    /// call must find it again.
    /// </summary>
    private void EmitInPlace()
    {
        Variable[] arrays = [.. model.Variables.Where(variable => !variable.IsInline)];
        var names = new LocalNames(arrays);
        writer.Line($"ref {_parameters} gradients = ref _gradients.Value;");
        foreach (Variable array in arrays)
        {
            writer.Line($"{VariableStorage.Of(array, _library).Type} {names.Of(array, LocalNames.Gradient)} = {array.In("gradients")};");
        }

        writer.Line();
        EmitStep("gradients", () =>
        {
            foreach (Variable array in arrays)
            {
                // A read-only array is replaced with the whole struct.
                writer.Line($"{array.AssignableIn("gradients")} = {names.Of(array, LocalNames.Gradient)};");
            }
        });
    }

    /// <summary>Writes the call of the user's function, the step, and the cleanup after them, even if they throw.</summary>
    private void EmitStep(string gradients, Action? emitEnd = null)
    {
        writer.Line(_reentrancy.Begin("LossAndGradient"));
        using (writer.Block("try"))
        {
            writer.Line($"double loss = lossAndGradient(in parameters, ref {gradients});");
            writer.Line(_reentrancy.End);
            writer.Line($"Apply(ref parameters, in {gradients});");
            writer.Line("return loss;");
        }

        using (writer.Block("finally"))
        {
            writer.Line(_reentrancy.End);
            emitEnd?.Invoke();
        }
    }
}
