using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>The constants of the kernels of one group: those of the arithmetic, and those that a step uses.</summary>
internal static class KernelConstants
{
    /// <summary>Each with its name, value and description.</summary>
    /// <param name="catalog">The kernels.</param>
    /// <param name="statements">Their statements.</param>
    public static IEnumerable<(string Name, double Value, string Summary)> Of(KernelCatalog catalog, IEnumerable<Statement> statements)
    {
        Hyperparameters options = catalog.Options;
        var s = new Symbols(options, catalog.Element.AsScalar());
        HashSet<string> used = [.. OfStep(catalog, s).Select(symbol => symbol.Name)];
        foreach (Statement statement in statements)
        {
            Add(statement.Value, used);
        }

        foreach (Symbol constant in s.Constants.Where(constant => used.Contains(constant.Name)))
        {
            yield return (constant.Name, constant.Value, constant.Summary);
        }
    }

    private static void Add(Expression expression, HashSet<string> used)
    {
        foreach (Symbol symbol in expression.SelfAndDescendants().OfType<Symbol>())
        {
            if (symbol.Kind == SymbolKind.Constant)
            {
                used.Add(symbol.Name);
            }
            else if (symbol.Definition is { } definition)
            {
                Add(definition, used);
            }
        }
    }

    private static IEnumerable<Symbol> OfStep(KernelCatalog catalog, Symbols s)
    {
        Hyperparameters options = catalog.Options;
        if (options.Formula.InitialVelocity != 0)
        {
            yield return s.InitialVelocity;
        }

        if (options.HasOwnLearningRate)
        {
            yield return s.OwnLearningRate;
        }
        else if (options.LearningRateMultiplier != 1)
        {
            yield return s.LearningRateMultiplier;
        }

        if (options.UsesEma)
        {
            yield return s.EmaFactor;
        }

        // Otherwise the norm limits gradients.
        if (options.ChecksOverflow && (options.Accumulates || !options.ClipsByNorm) && !new GradientLimits(options, catalog.Element).IsFiniteEnough)
        {
            yield return s.LargestGradient;
        }
    }
}
