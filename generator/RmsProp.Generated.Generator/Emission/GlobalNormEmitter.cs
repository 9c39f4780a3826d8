using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes what a step clips all gradients by: the sum of the squares of every variable, and the scale that follows from it.</summary>
internal sealed class GlobalNormEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly KernelCatalog _catalog = new(model.Options);
    private readonly KernelCall _call = new(model);

    public void Emit()
    {
        ElementType widest = model.HasDouble || _catalog.SumsInDouble ? ElementType.Double : ElementType.Single;
        EmitSumOfSquares(Lanes.ElementName(widest));
        if (_catalog.SumsInDouble)
        {
            foreach (ElementType element in _call.Elements())
            {
                writer.Line($"{Lanes.ElementName(element)} {_call.Local(StepValue.ClipScale.Name, element)} = {KernelClassEmitter.FullClassName(element)}.ClipScale(sumOfSquares);");
            }

            writer.Line();
            return;
        }

        string scale = $"{KernelClassEmitter.FullClassName(widest)}.ClipScale(sumOfSquares)";
        writer.Line($"{Lanes.ElementName(widest)} {_call.Local(StepValue.ClipScale.Name, widest)} = {scale};");
        if (model.HasDouble && model.HasSingle)
        {
            writer.Line($"float {_call.Local(StepValue.ClipScale.Name, ElementType.Single)} = (float){_call.Local(StepValue.ClipScale.Name, widest)};");
        }

        writer.Line();
    }

    private void EmitSumOfSquares(string type)
    {
        if (_catalog.SumsInDouble || model.Variables.Count < PairwiseNormEmitter.RunningSums)
        {
            writer.Line($"{type} sumOfSquares = 0;");
            foreach (Variable variable in model.Variables)
            {
                writer.Line($"sumOfSquares += {_call.SumOfSquares(variable)};");
            }

            return;
        }

        writer.Line($"global::System.Span<{type}> sums = stackalloc {type}[{model.Variables.Count}];");
        writer.Line("int count = 0;");
        foreach (Variable variable in model.Variables)
        {
            string add = $"sums[count++] = {_call.SumOfSquares(variable)};";
            if (variable.IsInline)
            {
                writer.Line(add);
                continue;
            }

            using (writer.Block($"if ({KernelCall.Exists(variable, variable.In("gradients"))})"))
            {
                writer.Line(add);
            }

            writer.Line();
        }

        writer.Line($"{type} sumOfSquares = global::{Parsing.MetadataNames.Namespace}.CompilerServices.PairwiseSum.Of(sums[..count]);");
    }
}
