using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The expressions of an update, compared with the formulas that each framework documents, written out here in double.</summary>
public class UpdateFormulaTests
{
    private const double Rate = 0.01;
    private const double Rho = 0.9;
    private const double Mu = 0.8;
    private const double Epsilon = 1e-3;

    /// <summary><c>keras.optimizers.RMSprop.update_step</c>.</summary>
    [Fact]
    public void Keras()
    {
        (double v, double a, double m) = (0, 0, 0);
        Check(ElementRun.Options(Convention.Keras) with { Momentum = Mu, Centered = true, WeightDecay = 0.1 }, (p, g) =>
        {
            p -= p * 0.1 * Rate;
            v = (Rho * v) + ((1 - Rho) * g * g);
            a = (Rho * a) + ((1 - Rho) * g);
            m = (Mu * m) + (Rate * g / Math.Sqrt(v - (a * a) + Epsilon));
            return p - m;
        });
    }

    /// <summary>The algorithm in the documentation of <c>torch.optim.RMSprop</c>.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PyTorch(bool maximizes)
    {
        (double v, double a, double b) = (0, 0, 0);
        Hyperparameters options = ElementRun.Options(Convention.PyTorch);
        Check(options with { Formula = options.Formula with { Maximizes = maximizes }, Momentum = Mu, Centered = true, WeightDecay = 0.1 }, (p, g) =>
        {
            g = (maximizes ? -g : g) + (0.1 * p);
            v = (Rho * v) + ((1 - Rho) * g * g);
            a = (Rho * a) + ((1 - Rho) * g);
            b = (Mu * b) + (g / (Math.Sqrt(v - (a * a)) + Epsilon));
            return p - (Rate * b);
        });
    }

    [Fact]
    public void PyTorch_without_momentum()
    {
        double v = 0;
        Check(ElementRun.Options(Convention.PyTorch), (p, g) =>
        {
            v = (Rho * v) + ((1 - Rho) * g * g);
            return p - (Rate * g / (Math.Sqrt(v) + Epsilon));
        });
    }

    /// <summary>TensorFlow's operation <c>ApplyCenteredRMSProp</c>, whose mean square begins at 1.</summary>
    [Fact]
    public void TensorFlow()
    {
        (double ms, double mg, double mom) = (1, 0, 0);
        Check(ElementRun.Options(Convention.TensorFlowV1) with { Momentum = Mu, Centered = true }, (p, g) =>
        {
            ms += ((g * g) - ms) * (1 - Rho);
            mg += (g - mg) * (1 - Rho);
            mom = (Mu * mom) + (Rate * g / Math.Sqrt(ms - (mg * mg) + Epsilon));
            return p - mom;
        });
    }

    /// <summary><c>optax.rmsprop</c>: <c>scale_by_stddev</c> with bias correction, then the learning rate, then a trace with Nesterov's momentum.</summary>
    [Fact]
    public void Optax()
    {
        (double nu, double mean, double trace, int t) = (0, 0, 0, 0);
        Hyperparameters options = ElementRun.Options(Convention.Optax);
        Formula formula = options.Formula with { IsRateInsideMomentum = true, IsNesterov = true, CorrectsBias = true };
        Check(options with { Formula = formula, Momentum = Mu, Centered = true }, (p, g) =>
        {
            t++;
            nu = (Rho * nu) + ((1 - Rho) * g * g);
            mean = (Rho * mean) + ((1 - Rho) * g);
            double correction = 1 - Math.Pow(Rho, t);
            double update = Rate * g / (Math.Sqrt((nu / correction) - Math.Pow(mean / correction, 2)) + Epsilon);
            trace = (Mu * trace) + update;
            return p - (update + (Mu * trace));
        });
    }

    /// <summary><c>timm.optim.RMSpropTF</c>, with the learning rate outside of the momentum.</summary>
    [Fact]
    public void Timm()
    {
        (double v, double buffer) = (1, 0);
        Check(ElementRun.Options(Convention.Timm) with { Momentum = Mu, WeightDecay = 0.1 }, (p, g) =>
        {
            g += 0.1 * p;
            v += ((g * g) - v) * (1 - Rho);
            buffer = (Mu * buffer) + (g / Math.Sqrt(v + Epsilon));
            return p - (Rate * buffer);
        });
    }

    /// <summary>The base class <c>keras.optimizers.Optimizer</c>: gradients are unscaled, clipped, applied, and parameters averaged.</summary>
    [Fact]
    public void What_is_around_the_update()
    {
        (double v, double average, int step) = (0, 0, 0);
        Hyperparameters options = ElementRun.Options(Convention.Keras) with
        {
            LossScaleFactor = 3, ClipMode = ClipMode.Value, Clip = 0.2, EmaMomentum = 0.7, EmaOverwriteFrequency = 2,
        };
        Check(options, (p, g) =>
        {
            g = Math.Clamp(g / 3, -0.2, 0.2);
            v = (Rho * v) + ((1 - Rho) * g * g);
            p -= Rate * g / Math.Sqrt(v + Epsilon);
            double k = step++ == 0 ? 0 : 0.7;
            average = (k * average) + ((1 - k) * p);
            return step % 2 == 0 ? average : p;
        });
    }

    private static void Check(Hyperparameters options, Func<double, double, double> formula)
    {
        double[] expected = [.. ElementRun.Expected(formula)];
        double[] actual = [.. ElementRun.Steps<double>(options)];
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }
}
