using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the global norm: the sum of squares over all variables, and the scale of gradients that follows from it.</summary>
internal sealed class GlobalNormEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly LibraryNames _library = LibraryNames.Of(model);
    private readonly Hyperparameters _options = model.Options;
    private readonly KernelClasses _classes = new(model);
    private readonly KernelCall _call = new(model);

    private ElementType Widest => model.HasDouble || _options.SumsInDouble ? ElementType.Double : ElementType.Single;

    /// <summary>Writes the scale that follows from the sum.</summary>
    public void EmitScale()
    {
        writer.Line($"state.GradientNorm = {_call.GlobalNorm(model.HasDouble ? ElementType.Double : ElementType.Single, "sumOfSquares")};");
        if (_options.SumsInDouble)
        {
            foreach (ElementType element in _call.Elements())
            {
                writer.Line($"{Lanes.ElementName(element)} {_call.Local(StepValue.ClipScale.Name, element)} = {_classes.First(element).FullName}.ClipScale(sumOfSquares);");
            }

            writer.Line();
            return;
        }

        string scale = $"{_classes.First(Widest).FullName}.ClipScale(sumOfSquares)";
        writer.Line($"{Lanes.ElementName(Widest)} {_call.Local(StepValue.ClipScale.Name, Widest)} = {scale};");
        if (model.HasDouble && model.HasSingle)
        {
            writer.Line($"float {_call.Local(StepValue.ClipScale.Name, ElementType.Single)} = (float){_call.Local(StepValue.ClipScale.Name, Widest)};");
        }

        writer.Line();
    }

    /// <summary>Writes the sum, into the local <c>sumOfSquares</c>.</summary>
    public void EmitSum()
    {
        string type = Lanes.ElementName(Widest);
        if (_options.SumsInDouble || model.Variables.Count < SumOfSquaresEmitter.RunningSums)
        {
            string declaration = $"{type} sumOfSquares = ";
            foreach (Variable variable in model.Variables)
            {
                writer.Line($"{declaration}{_call.SumOfSquares(variable)};");
                declaration = "sumOfSquares += ";
            }

            return;
        }

        writer.Line($"global::System.Span<{type}> sums = stackalloc {type}[{model.Variables.Count}];");
        writer.Line("int count = 0;");
        foreach (Variable variable in model.Variables)
        {
            string add = $"sums[count++] = {_call.SumOfSquares(variable)};";
            if (variable.IsInline || model.IsOfParts)
            {
                writer.Line(add);
                continue;
            }

            using (writer.Block($"if ({VariableStorage.Of(variable, _library).Exists(variable.In("gradients"))})"))
            {
                writer.Line(add);
            }

            writer.Line();
        }

        writer.Line($"{type} sumOfSquares = {_library.Services}.PairwiseSum.Of(sums[..count]);");
    }
}
