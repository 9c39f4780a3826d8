namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>Each construct of the subset is accepted, and its gradient is right.</summary>
public class AcceptedTests
{
    public static TheoryData<string> Constructs => [.. AcceptedRows.All.Select(row => row.Construct)];

    // A · Σ w·x + B² = 0.5 · 4.5 + 4; by A Σ w·x, by B 2B, by w A·x.
    [Theory, MemberData(nameof(Constructs))]
    public void A_construct_has_the_gradient_of_the_formula(string construct)
    {
        AcceptedRow row = AcceptedRows.All.Single(row => row.Construct == construct);
        string modifier = row.Model.StartsWith("Model", StringComparison.Ordinal) ? "" : "in ";
        double[] actual = DerivedLoss.Call(
            row.Source,
            $$"""
            double[] x = [0.5, -1, 2];
            Model New() => new() { W = new double[3], Grid = new double[1, 3], Slice = new double[3], Layer = new Layer { Weights = new double[3] } };
            Model model = New(), gradients = New();
            model.A = 0.5; model.B = -2;
            for (int i = 0; i < 3; i++) model.W[i] = model.Grid[0, i] = model.Three[i] = model.Slice.Span[i] = model.Layer.Weights[i] = model.Layer.Three[i] = i + 1;
            model.Layer.Bias = model.Property = 0.5;
            model.Fixed = 0.5;
            double loss = Model.LossAndGradient({{modifier}}model, {{row.Arguments}}, ref gradients);
            double[] sums = [0, 0, 0];
            for (int i = 0; i < 3; i++) sums[i] = gradients.W[i] + gradients.Grid[0, i] + gradients.Three[i] + gradients.Slice.Span[i] + gradients.Layer.Weights[i] + gradients.Layer.Three[i];
            return [loss, gradients.A + gradients.Layer.Bias + gradients.Property + gradients.Fixed, gradients.B, .. sums];
            """);
        double byA = row.Body.Contains("model.Fixed", StringComparison.Ordinal) ? 0 : 4.5;
        DerivedLoss.AssertNear([6.25, byA, -4, 0.25, -0.5, 1], actual, 1e-14);
    }
}
