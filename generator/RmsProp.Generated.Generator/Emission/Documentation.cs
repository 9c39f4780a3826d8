using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the documentation of a generated optimizer: what it computes, in formulas, with its values.</summary>
internal static class Documentation
{
    public static void EmitClass(CodeWriter writer, OptimizerModel model)
    {
        Hyperparameters options = model.Options;
        writer.Line("/// <summary>");
        writer.Line($"/// RMSprop for <see cref=\"{CrefOf(model)}\"/>. Each update computes, for every element:");
        writer.Line("/// <code>");
        foreach (string line in Equations(options))
        {
            writer.Line("/// " + line);
        }

        writer.Line("/// </code>");
        writer.Line("/// </summary>");
        writer.Line("/// <remarks>");
        writer.Line($"/// {Values(model)}. It keeps {Slot.Of(options).Count} number{(Slot.Of(options).Count == 1 ? "" : "s")} for each parameter.");
        writer.Line("/// </remarks>");
    }

    private static IEnumerable<string> Equations(Hyperparameters options)
    {
        if (options.LossScaleFactor is not null)
        {
            yield return "g = g / lossScaleFactor";
        }

        if (options.Accumulates)
        {
            int steps = options.GradientAccumulationSteps;
            yield return $"g = (g + {(steps == 2 ? "that of the call before" : $"those of the {steps - 1} calls before")}) / {steps}";
        }

        switch (options.ClipMode)
        {
            case ClipMode.Value:
                yield return "g = min(max(g, -clipValue), clipValue)";
                break;
            case ClipMode.Norm:
                yield return "g = g · clipNorm / max(‖g‖, clipNorm)";
                break;
            case ClipMode.GlobalNorm:
                yield return "g = g · globalClipNorm · min(1 / ‖all g‖, 1 / globalClipNorm)";
                break;
        }

        if (options.WeightDecay is not null)
        {
            yield return "p = p - p · weightDecay · learningRate";
        }

        yield return "v = ρ · v + (1 - ρ) · g²";
        if (options.Centered)
        {
            yield return "a = ρ · a + (1 - ρ) · g";
        }

        string increment = $"learningRate · g / √(v{(options.Centered ? " - a²" : "")} + ε)";
        if (options.Momentum is not null)
        {
            yield return $"m = μ · m + {increment}";
            yield return "p = p - m";
        }
        else
        {
            yield return $"p = p - {increment}";
        }

        if (options.UsesEma)
        {
            yield return "average = emaMomentum · average + (1 - emaMomentum) · p";
            if (options.Overwrites)
            {
                yield return options.EmaOverwriteFrequency == 1
                    ? "p = average"
                    : $"p = average, every {options.EmaOverwriteFrequency} iterations";
            }
        }
    }

    private static string Values(OptimizerModel model)
    {
        Hyperparameters options = model.Options;
        var values = new List<string>
        {
            model.LearningRate switch
            {
                { Schedule: not null } => "learningRate by a schedule",
                { Method: not null } => "learningRate by a method",
                _ => "learningRate = " + Literals.Display(options.LearningRate),
            },
            "ρ = " + Literals.Display(options.Rho),
            "ε = " + Literals.Display(options.Epsilon),
        };
        Add("μ", options.Momentum);
        Add("weightDecay", options.WeightDecay);
        Add(options.ClipMode switch { ClipMode.Norm => "clipNorm", ClipMode.Value => "clipValue", _ => "globalClipNorm" },
            options.ClipMode == ClipMode.None ? null : options.Clip);
        Add("lossScaleFactor", options.LossScaleFactor);
        Add("emaMomentum", options.EmaMomentum);
        return string.Join(", ", values);

        void Add(string name, double? value)
        {
            if (value is { } number)
            {
                values.Add($"{name} = {Literals.Display(number)}");
            }
        }
    }

    // In documentation type parameters go in braces.
    private static string CrefOf(OptimizerModel model) => model.Target.FullName.Replace('<', '{').Replace('>', '}');
}
