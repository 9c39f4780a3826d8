namespace RmsProp.Generated.Tests.Parameters;

/// <summary>
/// A dense layer with tanh, and the loss L = Σ (tanh(W x + b) - t)² / 2. With a = tanh(W x + b) its gradients are
/// ∂L/∂b = (a - t)(1 - a²) and ∂L/∂W = ∂L/∂b xᵀ.
/// </summary>
[RMSpropConfig]
internal partial struct DenseModel
{
    public double[,] Weights;
    public double[] Biases;

    [NotTrainable]
    public double[] Inputs;

    [NotTrainable]
    public double[] Targets;

    public static DenseModel Create() => new()
    {
        Weights = new[,] { { 0.3, -0.7 }, { 0.5, 0.2 }, { -0.4, 0.9 } },
        Biases = [0.1, -0.2, 0.05],
        Inputs = [0.8, -1.3],
        Targets = [0.5, -0.5, 0.25],
    };

    /// <summary>The loss, and its gradient added.</summary>
    public static double Right(in DenseModel model, ref DenseModel gradients) => Compute(in model, ref gradients, static (_, _, gradient) => gradient);

    /// <summary>The loss and the gradient, of which <paramref name="change"/> makes another one by the row and the column of a weight.</summary>
    public static double Compute(in DenseModel model, ref DenseModel gradients, Func<int, int, double, double> change)
    {
        double loss = 0;
        for (int i = 0; i < model.Biases.Length; i++)
        {
            double sum = model.Biases[i];
            for (int j = 0; j < model.Inputs.Length; j++)
            {
                sum += model.Weights[i, j] * model.Inputs[j];
            }

            double activation = Math.Tanh(sum), error = activation - model.Targets[i];
            double gradient = error * (1 - (activation * activation));
            loss += error * error / 2;
            gradients.Biases[i] += gradient;
            for (int j = 0; j < model.Inputs.Length; j++)
            {
                gradients.Weights[i, j] += change(i, j, gradient * model.Inputs[j]);
            }
        }

        return loss;
    }
}
