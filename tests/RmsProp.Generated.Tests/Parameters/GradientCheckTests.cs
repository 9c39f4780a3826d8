namespace RmsProp.Generated.Tests.Parameters;

/// <summary>
/// A wrong gradient is found and named, a right one passes. What is right is known from the formulas beside the models.
/// </summary>
public class GradientCheckTests
{
    [Fact]
    public void A_right_gradient_passes()
    {
        GradientCheck check = DenseModel.RMSprop.CheckGradient(DenseModel.Create(), DenseModel.Right);
        Assert.Equal((3 * 2) + 3, check.Count);
        Assert.InRange(check.Error, 0, 1e-8);
        Assert.Equal(check.Gradient, check.Difference, 8);
    }

    /// <summary>One element is 1.5 times what it should be: |1.5 g - g| / |1.5 g| = 1/3.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public void One_wrong_number_is_named_with_both_values(int row, int column)
    {
        var model = DenseModel.Create();
        DenseModel right = DenseModel.RMSprop.ZerosLike(in model);
        DenseModel.Right(in model, ref right);
        double expected = right.Weights[row, column];

        GradientCheck check = DenseModel.RMSprop.CheckGradient(in model, Wrong, double.PositiveInfinity);
        Assert.Equal($"Weights[{row}, {column}]", check.Parameter);
        Assert.Equal(1.5 * expected, check.Gradient, 12);
        Assert.Equal(expected, check.Difference, 8);
        Assert.Equal(1 / 3.0, check.Error, 4);

        var exception = Assert.Throws<ArgumentException>("lossAndGradient", () => DenseModel.RMSprop.CheckGradient(in model, Wrong));
        Assert.StartsWith(
            FormattableString.Invariant($"A gradient is wrong. Of 9 gradients, that of 'Weights[{row}, {column}]' is farthest from the loss: it is {check.Gradient}, and"),
            exception.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{check.Difference}, which is a relative error of 0.333. At most 0.001 is allowed."), exception.Message, StringComparison.Ordinal);

        double Wrong(in DenseModel model, ref DenseModel gradients) =>
            DenseModel.Compute(in model, ref gradients, (i, j, gradient) => (i, j) == (row, column) ? 1.5 * gradient : gradient);
    }

    /// <summary>A relative error of 1 %, and of 0.01 %.</summary>
    [Theory]
    [InlineData(1.01, true)]
    [InlineData(0.99, true)]
    [InlineData(1.0001, false)]
    public void A_thousandth_is_allowed(double factor, bool isWrong)
    {
        Exception? exception = Record.Exception(() => DenseModel.RMSprop.CheckGradient(DenseModel.Create(), Of));
        Assert.Equal(isWrong, exception is ArgumentException);

        double Of(in DenseModel model, ref DenseModel gradients) => DenseModel.Compute(in model, ref gradients, (_, _, gradient) => factor * gradient);
    }

    [Fact]
    public void Or_what_is_given()
    {
        DenseModel.RMSprop.CheckGradient(DenseModel.Create(), Of, tolerance: 0.02);
        Assert.Throws<ArgumentException>(() => DenseModel.RMSprop.CheckGradient(DenseModel.Create(), Of, tolerance: 0.005));
        Assert.Throws<ArgumentOutOfRangeException>("tolerance", () => DenseModel.RMSprop.CheckGradient(DenseModel.Create(), Of, tolerance: -1));
        Assert.Throws<ArgumentOutOfRangeException>("tolerance", () => DenseModel.RMSprop.CheckGradient(DenseModel.Create(), Of, double.NaN));

        static double Of(in DenseModel model, ref DenseModel gradients) => DenseModel.Compute(in model, ref gradients, (_, _, gradient) => 1.01 * gradient);
    }

    [Fact]
    public void A_forgotten_gate_is_found_in_the_struct_in_a_row()
    {
        GruModel.RMSprop.CheckGradient(GruModel.Create(), GruModel.Right);
        string message = Assert.Throws<ArgumentException>(() => GruModel.RMSprop.CheckGradient(GruModel.Create(), GruModel.Wrong)).Message;
        Assert.Contains("that of 'Gates[2].Recurrent[", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derived_gradient_passes()
    {
        double[] inputs = [0.5, -2, 1];
        var model = new DerivedModel { Weights = [1, 0.25, -0.5], Bias = 0.75f };
        GradientCheck check = DerivedModel.RMSprop.CheckGradient(
            in model, (in DerivedModel parameters, ref DerivedModel gradients) => DerivedModel.LossAndGradient(in parameters, inputs, ref gradients));
        Assert.Equal(4, check.Count);
    }

    [Fact]
    public void Parameters_stay_as_they_are()
    {
        var model = DenseModel.Create();
        double[] before = [.. model.Weights.Cast<double>(), .. model.Biases];
        DenseModel.RMSprop.CheckGradient(in model, DenseModel.Right);
        NumberAssert.SameBits<double>(before, [.. model.Weights.Cast<double>(), .. model.Biases]);
    }

    /// <summary>The gradients are zeros in each call, as in <c>Minimize</c>: a function may add to them, set them, or replace their arrays.</summary>
    [Fact]
    public void Gradients_may_be_added_set_or_replaced()
    {
        DenseModel.RMSprop.CheckGradient(DenseModel.Create(), (in DenseModel model, ref DenseModel gradients) =>
        {
            Assert.All(gradients.Biases, gradient => Assert.Equal(0, gradient));
            Assert.Null(gradients.Inputs);
            (gradients.Weights, gradients.Biases) = (new double[3, 2], new double[3]);
            return DenseModel.Right(in model, ref gradients);
        });
    }

    /// <summary>L = Σ w² / 2, whose gradient is w: a function that passes on the parameters' own array.</summary>
    [Fact]
    public void Even_by_an_array_of_the_parameters() =>
        RectifiedModel.RMSprop.CheckGradient(new RectifiedModel { Outputs = [1, -2, 3] }, (in RectifiedModel model, ref RectifiedModel gradients) =>
        {
            gradients.Outputs = model.Outputs;
            return model.Outputs.Sum(weight => (double)weight * weight / 2);
        });

    [Fact]
    public void What_has_no_gradient_is_left_out()
    {
        GradientCheck check = DenseModel.RMSprop.CheckGradient(DenseModel.Create(), (in DenseModel model, ref DenseModel gradients) =>
        {
            double loss = DenseModel.Right(in model, ref gradients);
            gradients.Weights = null!;
            return loss;
        });
        Assert.Equal(3, check.Count);
        Assert.StartsWith("Biases[", check.Parameter, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => DenseModel.RMSprop.CheckGradient(default, (in DenseModel _, ref DenseModel _) => 1));
    }

    [Fact]
    public void A_gradient_of_another_shape_is_refused()
    {
        string message = Assert.Throws<ArgumentException>(() => DenseModel.RMSprop.CheckGradient(DenseModel.Create(), (in DenseModel _, ref DenseModel gradients) =>
        {
            gradients.Weights = new double[2, 3];
            return 1;
        })).Message;
        Assert.StartsWith("The gradient of 'Weights' has shape [2, 3], but the parameter has shape [3, 2].", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_gradient_that_is_not_finite_is_wrong(double gradient)
    {
        GradientCheck check = DenseModel.RMSprop.CheckGradient(DenseModel.Create(), Of, double.PositiveInfinity);
        Assert.Equal(("Weights[1, 0]", double.PositiveInfinity), (check.Parameter, check.Error));
        Assert.Contains("'Weights[1, 0]'", Assert.Throws<ArgumentException>(() => DenseModel.RMSprop.CheckGradient(DenseModel.Create(), Of)).Message, StringComparison.Ordinal);

        double Of(in DenseModel model, ref DenseModel gradients) => DenseModel.Compute(in model, ref gradients, (i, j, right) => (i, j) == (1, 0) ? gradient : right);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_loss_that_is_not_finite_can_not_be_checked(double loss) =>
        Assert.Throws<NotFiniteNumberException>(() => DenseModel.RMSprop.CheckGradient(DenseModel.Create(), (in DenseModel _, ref DenseModel _) => loss));

    /// <summary>Where ln(x - h) does not exist, there is no central difference.</summary>
    [Fact]
    public void Neither_can_one_that_ends_within_a_step() => Assert.Contains(
        "the central difference of the loss is NaN",
        Assert.Throws<ArgumentException>(() => DenseModel.RMSprop.CheckGradient(new DenseModel { Biases = [1e-9] }, (in DenseModel model, ref DenseModel gradients) =>
        {
            gradients.Biases[0] = 1 / model.Biases[0];
            return Math.Log(model.Biases[0]);
        })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_loss_that_changes_from_call_to_call_is_told()
    {
        var random = new Random(1);
        string message = Assert.Throws<ArgumentException>("lossAndGradient", () => DenseModel.RMSprop.CheckGradient(
            DenseModel.Create(), (in DenseModel model, ref DenseModel gradients) => DenseModel.Right(in model, ref gradients) + random.NextDouble())).Message;
        Assert.Contains("with the same parameters", message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_has_to_be_a_function() =>
        Assert.Throws<ArgumentNullException>("lossAndGradient", () => DenseModel.RMSprop.CheckGradient(DenseModel.Create(), null!));

    /// <summary>In double, but returned as a float: with the step of a double the difference would be all rounding.</summary>
    [Fact]
    public void A_loss_may_be_rounded_to_float()
    {
        DenseModel.RMSprop.CheckGradient(DenseModel.Create(), (in DenseModel model, ref DenseModel gradients) => (float)DenseModel.Right(in model, ref gradients));
        Assert.Throws<ArgumentException>(() => DenseModel.RMSprop.CheckGradient(
            DenseModel.Create(), (in DenseModel model, ref DenseModel gradients) => (float)DenseModel.Compute(in model, ref gradients, (_, _, gradient) => gradient * 1.1)));
    }

    /// <summary>At 0, max(0, x) and |x| have every slope between those to both sides; Keras and PyTorch take 0.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Each_slope_at_a_kink_is_right(double slope) =>
        DenseModel.RMSprop.CheckGradient(new DenseModel { Biases = [0] }, (in DenseModel model, ref DenseModel gradients) =>
        {
            gradients.Biases[0] = slope;
            return Math.Max(model.Biases[0], 0);
        });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void But_none_beyond_them(double slope) =>
        Assert.Throws<ArgumentException>(() => DenseModel.RMSprop.CheckGradient(new DenseModel { Biases = [0] }, (in DenseModel model, ref DenseModel gradients) =>
        {
            gradients.Biases[0] = slope;
            return Math.Max(model.Biases[0], 0);
        }));

    /// <summary>Networks in float, with kinks and rounding, of several sizes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    public void A_right_gradient_in_float_passes(int examples)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            RectifiedModel.RMSprop.CheckGradient(RectifiedModel.Create(seed), RectifiedModel.Of(examples, seed));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9f)]
    [InlineData(-1)]
    public void A_wrong_one_is_found(float factor)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            string message = Assert.Throws<ArgumentException>(
                () => RectifiedModel.RMSprop.CheckGradient(RectifiedModel.Create(seed), RectifiedModel.Of(8, seed, factor))).Message;
            Assert.Contains("'Biases[", message, StringComparison.Ordinal);
        }
    }
}
