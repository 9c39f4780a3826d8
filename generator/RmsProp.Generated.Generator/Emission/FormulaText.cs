using RmsProp.Generated.Generator.Formulas;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The equations of a step, for one parameter p with its gradient g, and their order.</summary>
internal sealed class FormulaText
{
    private readonly OptimizerModel _model;
    private readonly Symbols _symbols;
    private readonly UpdateFormula _formula;

    public FormulaText(OptimizerModel model)
    {
        // Fast kernels compute the same equations with other roundings.
        Hyperparameters options = model.Options with { IsFast = false, SumsInDouble = false };
        _model = model;
        _symbols = new Symbols(options, ScalarType.Double)
        {
            WeightDecayNote = model.Variables.Any(variable => variable.IsExcludedFromWeightDecay) ? "unless [ExcludeFromWeightDecay]" : null,
        };
        _formula = new UpdateFormula(options, _symbols);
    }

    /// <summary>The equations of an update, in the order of their evaluation.</summary>
    public IEnumerable<string> Equations => EquationPrinter.Print(UpdateFormula.Statements(Update)).Concat(Constraints());

    /// <summary>The order of a step with an update.</summary>
    public string OrderOfUpdate => OrderPrinter.Print(StepPlan.OfUpdate(_model), Update, _model.Options.NonFinite);

    /// <summary>The order of a step without one.</summary>
    public string OrderOfAccumulation => OrderPrinter.Print(
        StepPlan.OfAccumulation(_model), [.. _formula.Accumulation, .. _formula.WithoutGradient(isNonNegative: false)], _model.Options.NonFinite);

    private IReadOnlyList<Stage> Update => _formula.Update(decays: true, isNonNegative: false);

    private IEnumerable<string> Constraints()
    {
        foreach (IGrouping<Constraint?, Variable> constrained in _model.Variables.Where(variable => variable.Constraint is not null).GroupBy(variable => variable.Constraint))
        {
            Constraint constraint = constrained.Key!;
            string equation = EquationPrinter.Print(Constrain.Of(constraint, _symbols).Statements).Single();
            string axes = string.Join(", ", constraint.Axes.Select(axis => Literals.Display(axis)));
            string along = constraint.IsOnNorm ? $" along {(constraint.Axes.Count == 1 ? "axis" : "axes")} {axes}" : "";
            yield return $"{equation}   of {VariableList.Of(constrained)}{along}";
        }
    }
}
