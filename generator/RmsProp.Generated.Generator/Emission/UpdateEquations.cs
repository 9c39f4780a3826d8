using RmsProp.Generated.Generator.Formulas;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The equations of an update, for one parameter p with its gradient g, in the order in which they are evaluated.</summary>
internal static class UpdateEquations
{
    public static IEnumerable<string> Of(OptimizerModel model)
    {
        // Fast kernels compute the same with other roundings.
        Hyperparameters options = model.Options with { IsFast = false, SumsInDouble = false };
        var symbols = new Symbols(options, ScalarType.Double)
        {
            WeightDecayNote = model.Variables.Any(variable => variable.IsExcludedFromWeightDecay) ? "unless [ExcludeFromWeightDecay]" : null,
        };
        return EquationPrinter.Print(new UpdateFormula(options, symbols).Update(decays: true, isNonNegative: false)).Concat(OfConstraints(model, symbols));
    }

    private static IEnumerable<string> OfConstraints(OptimizerModel model, Symbols symbols)
    {
        foreach (IGrouping<Constraint?, Variable> constrained in model.Variables.Where(variable => variable.Constraint is not null).GroupBy(variable => variable.Constraint))
        {
            Constraint constraint = constrained.Key!;
            string equation = EquationPrinter.Print(Constrain.Of(constraint, symbols).Statements).Single();
            string axes = string.Join(", ", constraint.Axes.Select(axis => Literals.Display(axis)));
            string along = constraint.IsOnNorm ? $" along {(constraint.Axes.Count == 1 ? "axis" : "axes")} {axes}" : "";
            yield return $"{equation}   of {VariableList.Of(constrained)}{along}";
        }
    }
}
