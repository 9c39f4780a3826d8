using System.Numerics;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Groups;

/// <summary>Keras' formulas for each variable separately, as if it had an optimizer of its own.</summary>
internal sealed class GroupReference
{
    private readonly IVariable[] _variables;

    public GroupReference(RMSpropArguments optimizer, ILearningRateSchedule learningRate, double? clipValue = null)
    {
        _variables =
        [
            .. GroupModel.Variables(optimizer, clipValue).Select<GroupVariable, IVariable>(variable => variable.IsDouble
                ? new Variable<double>(variable, learningRate)
                : new Variable<float>(variable, learningRate)),
        ];
    }

    private interface IVariable
    {
        double[] Apply(double[] parameters, double[] gradient);

        double[] MovingAverage { get; }
    }

    public double[][] MovingAverages => [.. _variables.Select(variable => variable.MovingAverage)];

    public double[][] Apply(double[][] parameters, double[][] gradients) =>
        [.. _variables.Select((variable, i) => variable.Apply(parameters[i], gradients[i]))];

    private sealed class Variable<T>(GroupVariable variable, ILearningRateSchedule learningRate) : IVariable
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        private readonly ReferenceOptimizer<T> _optimizer = new(variable.Arguments with { GlobalClipNorm = null }, [variable.Length]);

        public double[] MovingAverage => Widen(_optimizer.MovingAverage[0]);

        public double[] Apply(double[] parameters, double[] gradient)
        {
            if (variable.Multiplier is { } multiplier)
            {
                T rate = variable.IsDouble
                    ? T.CreateChecked(learningRate.GetLearningRate(_optimizer.Steps))
                    : T.CreateChecked(learningRate.GetSingleLearningRate(_optimizer.Steps));
                _optimizer.LearningRate = rate * T.CreateChecked(multiplier);
            }

            T[] row = Narrow(parameters);
            _optimizer.Apply([row], [Narrow(gradient)]);
            return Widen(row);
        }

        private static T[] Narrow(double[] numbers) => [.. numbers.Select(T.CreateChecked)];

        private static double[] Widen(T[] numbers) => [.. numbers.Select(double.CreateChecked)];
    }
}
