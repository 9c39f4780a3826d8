using System.Numerics;

namespace RmsProp.Generated.TestKit;

/// <summary>Replays a run with the <see cref="ReferenceOptimizer{T}"/>.</summary>
/// <remarks>
/// The reference has no schedules: if a schedule or a callable gives the learning rate, the driver passes on the recorded rates.
/// </remarks>
public sealed class ReferenceDriver<T> : ITrajectoryDriver
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly TrajectoryCase _case;
    private readonly ReferenceOptimizer<T> _optimizer;
    private readonly LossScaleReference<T>? _lossScale;
    private T[][] _parameters = [];
    private int _calls;

    public ReferenceDriver(TrajectoryCase trajectory)
    {
        _case = trajectory;
        _optimizer = new ReferenceOptimizer<T>(
            trajectory.Arguments with
            {
                LearningRate = trajectory.ConstantLearningRate,

                // A LossScaleOptimizer clears that of its inner optimizer.
                LossScaleFactor = trajectory.Arguments.DynamicLossScale ? null : trajectory.Arguments.LossScaleFactor,
            },
            [.. trajectory.Variables.Select(variable => variable.Length)],
            [.. trajectory.Variables.Select(variable => variable.IsExcludedFromWeightDecay)],
            trajectory.FusesMultiplyAdds);
        _lossScale = trajectory.Arguments.DynamicLossScale ? new LossScaleReference<T>(_optimizer, trajectory.Arguments) : null;
        FollowRecordedLearningRate();
    }

    public long Steps => _optimizer.Steps;

    public long? Iterations => _optimizer.Iterations;

    public double? LearningRate => double.CreateChecked(_optimizer.LearningRate);

    public double? LossScale => _lossScale?.Scale;

    public long? SkippedSteps => _lossScale?.SkippedSteps;

    public long? GoodSteps => _lossScale?.GoodSteps;

    public void SetParameters(double[][] values) => _parameters = [.. values.Select(Narrow)];

    public void Apply(double[]?[] gradients)
    {
        T[]?[] narrowed = [.. gradients.Select(gradient => gradient is null ? null : Narrow(gradient))];
        if (_lossScale is null)
        {
            _optimizer.Apply(_parameters, narrowed);
        }
        else
        {
            _lossScale.Apply(_parameters, narrowed);
        }

        _calls++;
        FollowRecordedLearningRate();
    }

    public double[][] Parameters() => Widen(_parameters);

    public double[][]? Slot(string name) =>
        SlotNames.All.Contains(name) ? Widen((T[][])typeof(ReferenceOptimizer<T>).GetProperty(name)!.GetValue(_optimizer)!) : null;

    public void SetLearningRate(double learningRate) => _optimizer.LearningRate = T.CreateChecked(learningRate);

    public void FinalizeVariableValues() => _optimizer.FinalizeVariableValues(_parameters);

    private void FollowRecordedLearningRate()
    {
        if (_case.Schedule is not null || _case.CallableLearningRates is not null)
        {
            RecordedStep? next = _case.Steps.FirstOrDefault(step => step.Number == _calls + 1);
            SetLearningRate(next?.LearningRateBefore ?? 0);
        }
    }

    private static T[] Narrow(double[] values) => [.. values.Select(T.CreateChecked)];

    private static double[][] Widen(T[][] variables) =>
        [.. variables.Select(variable => variable.Select(double.CreateChecked).ToArray())];
}
