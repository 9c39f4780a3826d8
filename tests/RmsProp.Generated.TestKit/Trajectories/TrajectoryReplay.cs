using System.Globalization;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// Takes the recorded steps with another optimizer and compares everything recorded, bit for bit: -0.0 differs from 0.0, and a NaN equals
/// any other.
/// </summary>
public sealed class TrajectoryReplay
{
    private readonly TrajectoryCase _case;
    private readonly ITrajectoryDriver _driver;
    private string? _mismatch;

    private TrajectoryReplay(TrajectoryCase trajectory, ITrajectoryDriver driver)
    {
        _case = trajectory;
        _driver = driver;
    }

    /// <summary>Replays a run from its beginning.</summary>
    /// <returns>The first difference, in words, or <see langword="null"/> if there is none.</returns>
    public static string? FindMismatch(TrajectoryCase trajectory, ITrajectoryDriver driver)
    {
        var replay = new TrajectoryReplay(trajectory, driver);
        replay.Run();
        return replay._mismatch;
    }

    private void Run()
    {
        _driver.SetParameters([.. _case.Variables.Select(variable => variable.Initial)]);
        int recorded = 0;
        for (int step = 1; step <= _case.StepCount && _mismatch is null; step++)
        {
            if (_case.LearningRateChanges.TryGetValue(step, out double learningRate))
            {
                _driver.SetLearningRate(learningRate);
            }

            RecordedStep? expected = recorded < _case.Steps.Count && _case.Steps[recorded].Number == step ? _case.Steps[recorded++] : null;
            if (expected is not null)
            {
                CompareLearningRate(step, expected.LearningRateBefore);
                CompareLossScale(step, expected);
            }

            _driver.Apply(_case.GradientsAt(step));
            if (expected is not null)
            {
                CompareStep(expected);
            }
        }

        if (recorded != _case.Steps.Count)
        {
            _mismatch ??= $"{_case.Id}: only {recorded} of {_case.Steps.Count} recorded steps were compared";
        }

        CompareEnd();
    }

    private void CompareStep(RecordedStep expected)
    {
        string where = $"step {expected.Number}";
        CompareCount($"{where}, Steps", expected.RawIterations, _driver.Steps);
        if (_driver.Iterations is { } iterations)
        {
            CompareCount($"{where}, Iterations", expected.Iterations, iterations);
        }

        CompareArrays($"{where}, parameters", expected.Parameters, _driver.Parameters());
        if (expected.LossScale is { } scale)
        {
            CompareLossScale($"{where}, LossScale", scale.After);
            CompareCount($"{where}, SkippedSteps", scale.SkippedSteps, _driver.SkippedSteps ?? -1);
            if (_driver.GoodSteps is { } goodSteps)
            {
                CompareCount($"{where}, GoodSteps", scale.GoodSteps, goodSteps);
            }
        }
    }

    private void CompareLossScale(int step, RecordedStep expected)
    {
        if (expected.LossScale is { } scale)
        {
            CompareLossScale($"before step {step}, LossScale", scale.Before);
            if (_driver.ScaleLoss(1) is { } loss)
            {
                CompareNumber($"before step {step}, ScaleLoss(1)", scale.Before, loss);
            }
        }
    }

    private void CompareLossScale(string what, float expected)
    {
        if (_driver.LossScale is { } scale)
        {
            CompareNumber(what, expected, scale);
        }
        else
        {
            _mismatch ??= $"{_case.Id}: {what}: there is none";
        }
    }

    private void CompareLearningRate(int step, double expected)
    {
        if (_driver.LearningRate is { } learningRate)
        {
            CompareNumber($"before step {step}, LearningRate", expected, _case.IsDouble ? learningRate : (float)learningRate);
        }
    }

    private void CompareEnd()
    {
        foreach ((string name, double[][] expected) in _case.FinalSlots)
        {
            if (_driver.Slot(name) is { } slot)
            {
                CompareArrays($"after the last step, {name}", expected, slot);
            }
            else
            {
                _mismatch ??= $"{_case.Id}: after the last step, there is no slot '{name}'";
            }
        }

        if (_case.FinalizedParameters is { } finalized)
        {
            _driver.FinalizeVariableValues();
            CompareArrays("finalized parameters", finalized, _driver.Parameters());
        }
    }

    private void CompareArrays(string what, double[][] expected, double[][] actual)
    {
        CompareCount($"{what}, number of variables", expected.Length, actual.Length);
        for (int variable = 0; variable < expected.Length && _mismatch is null; variable++)
        {
            string name = _case.Variables[variable].Name;
            CompareCount($"{what}, {name}.Length", expected[variable].Length, actual[variable].Length);
            for (int i = 0; i < expected[variable].Length && _mismatch is null; i++)
            {
                CompareNumber($"{what}, {name}[{i}]", expected[variable][i], actual[variable][i]);
            }
        }
    }

    private void CompareCount(string what, long expected, long actual)
    {
        if (expected != actual)
        {
            _mismatch ??= $"{_case.Id}: {what}: expected {expected}, actual {actual}";
        }
    }

    private void CompareNumber(string what, double expected, double actual)
    {
        bool isSame = double.IsNaN(expected)
            ? double.IsNaN(actual)
            : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);
        if (!isSame)
        {
            _mismatch ??= $"{_case.Id}: {what}: expected {Describe(expected)}, actual {Describe(actual)}";
        }
    }

    private string Describe(double number) => _case.IsDouble
        ? string.Create(CultureInfo.InvariantCulture, $"{number:R} (0x{BitConverter.DoubleToInt64Bits(number):X16})")
        : string.Create(CultureInfo.InvariantCulture, $"{(float)number:R} (0x{BitConverter.SingleToInt32Bits((float)number):X8})");
}
