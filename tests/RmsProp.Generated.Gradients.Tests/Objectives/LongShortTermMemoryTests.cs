namespace RmsProp.Generated.GradientTests.Objectives;

/// <summary>ADBench's LSTM, written as a user would, against the recorded value and gradient.</summary>
public class LongShortTermMemoryTests
{
    [Fact]
    public void Value_and_gradient_are_the_recorded_ones()
    {
        using var objective = new Objective("lstm_l2_c1024");
        double[] actual = DerivedLoss.Call(
            Objective.SourceOf("Lstm"),
            """
            var lstm = new Lstm { Main = (double[])arguments[0], Extra = (double[])arguments[1] };
            var gradients = new Lstm { Main = new double[lstm.Main.Length], Extra = new double[lstm.Extra.Length] };
            double loss = Lstm.LossAndGradient(in lstm, (double[])arguments[2], (double[])arguments[3], (int)arguments[4], ref gradients);
            return [loss, .. gradients.Main, .. gradients.Extra];
            """,
            objective.Numbers("main_params"),
            objective.Numbers("extra_params"),
            objective.Numbers("state"),
            objective.Numbers("sequence"),
            objective.Integer("b"));
        DerivedLoss.AssertNear(objective.Expected, actual, 1e-9);
    }
}
