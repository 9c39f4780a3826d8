using System.Numerics;
using RmsProp.Generated.Generator.Formulas;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Stages;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Takes steps with one parameter by evaluating the expressions of a configuration, without printing or compiling them.</summary>
internal static class ElementRun
{
    private const double Start = 0.75;

    public static readonly double[] Gradients = [0.5, -1.25, 0.03125, 2.7, -0.001];

    /// <summary>The parameter after each step.</summary>
    public static IEnumerable<T> Steps<T>(Hyperparameters options, Func<IReadOnlyList<Statement>, IReadOnlyList<Statement>>? pass = null)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        ElementType element = typeof(T) == typeof(float) ? ElementType.Single : ElementType.Double;
        IReadOnlyList<Statement> update = UpdateOf(options, element);
        var evaluator = new Evaluator<T>(new Symbols(options, element.AsScalar()).Constants.ToDictionary(constant => constant.Name, constant => T.CreateChecked(constant.Value)));
        foreach (Slot slot in Slot.All)
        {
            evaluator[slot.Array] = T.Zero;
        }

        evaluator["velocity"] = T.CreateChecked(options.Formula.InitialVelocity);
        evaluator["parameter"] = T.CreateChecked(Start);
        for (int step = 0; step < Gradients.Length; step++)
        {
            evaluator["learningRate"] = T.CreateChecked(options.LearningRate);
            evaluator["emaMomentum"] = step == 0 ? T.Zero : T.CreateChecked(options.EmaMomentum ?? 0);
            evaluator["update"] = T.CreateChecked(step + 1);
            evaluator.Overwrites = options.Overwrites && (step + 1) % options.EmaOverwriteFrequency == 0;
            evaluator["gradient"] = T.CreateChecked(Gradients[step]);
            evaluator.Run(pass is null ? update : pass(update));
            yield return evaluator["parameter"];
        }
    }

    public static IReadOnlyList<Statement> UpdateOf(Hyperparameters options, ElementType element) =>
        UpdateFormula.Statements(
            new UpdateFormula(options, new Symbols(options, element.AsScalar()))
                .Update(decays: true, isNonNegative: false));

    /// <summary>The parameter at each step according to a documented formula.</summary>
    public static IEnumerable<double> Expected(Func<double, double, double> step)
    {
        double parameter = Start;
        foreach (double gradient in Gradients)
        {
            parameter = step(parameter, gradient);
            yield return parameter;
        }
    }

    public static Hyperparameters Options(Convention convention) => new()
    {
        Formula = new Formula
        {
            Convention = convention,
            IsEpsilonInsideRoot = convention is Convention.Keras or Convention.TensorFlowV1 or Convention.Timm,
            IsRateInsideMomentum = convention is Convention.Keras or Convention.TensorFlowV1,
            IsDecayDecoupled = convention == Convention.Keras,
            InitialVelocity = convention is Convention.TensorFlowV1 or Convention.Timm ? 1 : 0,
        },
        LearningRate = 0.01,
        Rho = 0.9,
        Epsilon = 1e-3,
    };
}
