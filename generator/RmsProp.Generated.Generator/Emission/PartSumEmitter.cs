using System.Globalization;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes how ranks sum the squares of their parts of gradients, and give each other the sums. Without parts it writes nothing.</summary>
internal sealed class PartSumEmitter(CodeWriter writer, OptimizerModel model)
{
    private readonly KernelCall _call = new(model);

    public void Emit()
    {
        if (!model.IsOfParts)
        {
            return;
        }

        writer.Line($"{PartStorage.Shards}.BeginSums();");
        foreach (Variable variable in model.Variables.Where(variable => model.OptionsOf(variable).ClipsByNorm))
        {
            int number = ((VariableLocation.Part)variable.Location).Number;
            using (writer.Block($"while ({PartStorage.Shards}.NextSum({number.ToString(CultureInfo.InvariantCulture)}, out int start, out int length))"))
            {
                writer.Line($"{PartStorage.Shards}.TakeSum({_call.SumOfSquares(variable, array => $"{array}.Slice(start, length)")});");
            }

            writer.Line();
        }

        writer.Line($"{PartStorage.Shards}.ExchangeSums();");
        writer.Line();
    }
}
