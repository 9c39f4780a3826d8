using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>
/// RMSprop as a C# programmer would write it: one plain loop per configuration, with Keras' operations in Keras' order. The results of
/// the other peers are compared with these.
/// </summary>
internal static class NaiveLoops
{
    private const float LearningRate = (float)Hyperparameters.LearningRate;
    private const float Rho = (float)Hyperparameters.Rho;
    private const float OneMinusRho = (float)(1 - Hyperparameters.Rho);
    private const float Epsilon = (float)Hyperparameters.Epsilon;
    private const float EpsilonOfPyTorch = (float)Hyperparameters.EpsilonOfPyTorch;
    private const float MomentumFactor = (float)Hyperparameters.Momentum;
    private const float WeightDecay = (float)Hyperparameters.WeightDecay;
    private const float MaximumValue = (float)Hyperparameters.ClipValue;
    private const float MaximumNorm = (float)Hyperparameters.ClipNorm;
    private const float EmaMomentum = (float)Hyperparameters.EmaMomentum;
    private const float LossScaleFactor = (float)Hyperparameters.LossScaleFactor;

    public static void Plain(float[] parameter, float[] gradient, float[] velocity)
    {
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = gradient[i];
            float v = Rho * velocity[i] + OneMinusRho * (g * g);
            velocity[i] = v;
            parameter[i] -= LearningRate * g / float.Sqrt(v + Epsilon);
        }
    }

    public static void Momentum(float[] parameter, float[] gradient, float[] velocity, float[] momentumBuffer)
    {
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = gradient[i];
            float v = Rho * velocity[i] + OneMinusRho * (g * g);
            float m = MomentumFactor * momentumBuffer[i] + LearningRate * g / float.Sqrt(v + Epsilon);
            velocity[i] = v;
            momentumBuffer[i] = m;
            parameter[i] -= m;
        }
    }

    public static void Centered(float[] parameter, float[] gradient, float[] velocity, float[] averageGradient)
    {
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = gradient[i];
            float v = Rho * velocity[i] + OneMinusRho * (g * g);
            float a = Rho * averageGradient[i] + OneMinusRho * g;
            velocity[i] = v;
            averageGradient[i] = a;
            parameter[i] -= LearningRate * g / float.Sqrt(v - a * a + Epsilon);
        }
    }

    public static void CenteredMomentumDecay(
        float[] parameter, float[] gradient, float[] velocity, float[] momentumBuffer, float[] averageGradient)
    {
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = gradient[i];
            float p = parameter[i];
            p -= p * WeightDecay * LearningRate;
            float v = Rho * velocity[i] + OneMinusRho * (g * g);
            float a = Rho * averageGradient[i] + OneMinusRho * g;
            float m = MomentumFactor * momentumBuffer[i] + LearningRate * g / float.Sqrt(v - a * a + Epsilon);
            velocity[i] = v;
            averageGradient[i] = a;
            momentumBuffer[i] = m;
            parameter[i] = p - m;
        }
    }

    public static void ClipValue(float[] parameter, float[] gradient, float[] velocity)
    {
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = Math.Clamp(gradient[i], -MaximumValue, MaximumValue);
            float v = Rho * velocity[i] + OneMinusRho * (g * g);
            velocity[i] = v;
            parameter[i] -= LearningRate * g / float.Sqrt(v + Epsilon);
        }
    }

    public static void ClipNorm(float[] parameter, float[] gradient, float[] velocity)
    {
        float denominator = float.Max(Norm(gradient), MaximumNorm);
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = gradient[i] * MaximumNorm / denominator;
            float v = Rho * velocity[i] + OneMinusRho * (g * g);
            velocity[i] = v;
            parameter[i] -= LearningRate * g / float.Sqrt(v + Epsilon);
        }
    }

    public static void GlobalNorm(float[] parameter, float[] gradient, float[] velocity)
    {
        float scale = MaximumNorm * float.Min(1 / Norm(gradient), 1 / MaximumNorm);
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = gradient[i] * scale;
            float v = Rho * velocity[i] + OneMinusRho * (g * g);
            velocity[i] = v;
            parameter[i] -= LearningRate * g / float.Sqrt(v + Epsilon);
        }
    }

    public static void Ema(float[] parameter, float[] gradient, float[] velocity, float[] movingAverage, long iteration)
    {
        float k = iteration == 0 ? 0 : EmaMomentum;
        bool overwrite = (iteration + 1) % Hyperparameters.EmaOverwriteFrequency == 0;
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = gradient[i];
            float v = Rho * velocity[i] + OneMinusRho * (g * g);
            float p = parameter[i] - LearningRate * g / float.Sqrt(v + Epsilon);
            float average = k * movingAverage[i] + (1 - k) * p;
            velocity[i] = v;
            movingAverage[i] = average;
            parameter[i] = overwrite ? average : p;
        }
    }

    public static void Everything(
        float[] parameter, float[] gradient, float[] velocity, float[] momentumBuffer, float[] averageGradient, float[] movingAverage,
        long iteration)
    {
        float scale = MaximumNorm * float.Min(LossScaleFactor / Norm(gradient), 1 / MaximumNorm);
        float k = iteration == 0 ? 0 : EmaMomentum;
        bool overwrite = (iteration + 1) % Hyperparameters.EmaOverwriteFrequency == 0;
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = gradient[i] / LossScaleFactor * scale;
            float p = parameter[i];
            p -= p * WeightDecay * LearningRate;
            float v = Rho * velocity[i] + OneMinusRho * (g * g);
            float a = Rho * averageGradient[i] + OneMinusRho * g;
            float m = MomentumFactor * momentumBuffer[i] + LearningRate * g / float.Sqrt(v - a * a + Epsilon);
            p -= m;
            float average = k * movingAverage[i] + (1 - k) * p;
            velocity[i] = v;
            averageGradient[i] = a;
            momentumBuffer[i] = m;
            movingAverage[i] = average;
            parameter[i] = overwrite ? average : p;
        }
    }

    public static void Guarded(float[] parameter, float[] gradient, float[] velocity)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            if (!float.IsFinite(gradient[i]))
            {
                return;
            }
        }

        Plain(parameter, gradient, velocity);
    }

    public static void PyTorch(float[] parameter, float[] gradient, float[] velocity, float[] momentumBuffer)
    {
        for (int i = 0; i < parameter.Length; i++)
        {
            float g = gradient[i];
            float v = Rho * velocity[i] + OneMinusRho * g * g;
            float m = MomentumFactor * momentumBuffer[i] + g / (float.Sqrt(v) + EpsilonOfPyTorch);
            velocity[i] = v;
            momentumBuffer[i] = m;
            parameter[i] -= LearningRate * m;
        }
    }

    private static float Norm(float[] gradient)
    {
        // In double, which takes no longer: a float would stop growing over millions of elements.
        double sum = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            double g = gradient[i];
            sum += g * g;
        }

        return (float)Math.Sqrt(sum);
    }
}
