namespace RmsProp.Generated.GradientTests.Objectives;

/// <summary>ADBench's mixture of Gaussians, written as a user would, against the recorded value and gradient.</summary>
public class MixtureTests
{
    [Theory, InlineData("gmm_test"), InlineData("gmm_d2_K5")]
    public void Value_and_gradient_are_the_recorded_ones(string name)
    {
        using var objective = new Objective(name);
        double[] actual = DerivedLoss.Call(
            Objective.SourceOf("Mixture"),
            """
            var mixture = new Mixture { Alphas = (double[])arguments[0], Means = (double[])arguments[1], Icf = (double[])arguments[2] };
            var gradients = new Mixture { Alphas = new double[mixture.Alphas.Length], Means = new double[mixture.Means.Length], Icf = new double[mixture.Icf.Length] };
            double loss = Mixture.LossAndGradient(in mixture, (double[])arguments[3], (int)arguments[4], (double)arguments[5], (int)arguments[6], ref gradients);
            return [loss, .. gradients.Alphas, .. gradients.Means, .. gradients.Icf];
            """,
            objective.Numbers("alphas"),
            objective.Numbers("means"),
            objective.Numbers("icf"),
            objective.Numbers("x"),
            objective.Integer("d"),
            objective.Number("gamma"),
            objective.Integer("m"));
        DerivedLoss.AssertNear(objective.Expected, actual, 1e-9);
    }
}
