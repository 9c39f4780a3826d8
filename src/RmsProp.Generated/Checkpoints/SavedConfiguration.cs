using System.Text;
using System.Text.Json;

namespace RmsProp.Generated.Checkpoints;

/// <summary>
/// What of a configuration decides what the numbers of a checkpoint mean. Hyper-parameters do not: an average of gradients is
/// one whatever its factor.
/// </summary>
/// <param name="IsRateInsideMomentum">Whether the momentum buffer holds increments with the learning rate in them.</param>
/// <param name="AccumulationSteps">How many steps make an update; 1 without accumulation.</param>
/// <param name="InitialVelocity">What the velocity began with.</param>
/// <param name="CorrectsBias">Whether the averages are divided by what they lack for having begun with 0.</param>
/// <param name="HasLowestScale">Whether a loss scale of 0 is raised when it is loaded.</param>
/// <param name="HasHighestScale">Whether an infinite one is lowered.</param>
internal sealed record SavedConfiguration(
    bool IsRateInsideMomentum, int AccumulationSteps, double InitialVelocity, bool CorrectsBias, bool HasLowestScale, bool HasHighestScale)
{
    /// <summary>That of a configuration in JSON, where what Keras does not have is as in Keras.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static SavedConfiguration Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutLiteralsOfPython(json));
            JsonElement config = document.RootElement.GetProperty("config");
            while (config.TryGetProperty("inner_optimizer", out JsonElement inner))
            {
                config = inner.GetProperty("config");
            }

            return new SavedConfiguration(
                IsRateInsideMomentum: !IsSet(config, "learning_rate_inside_momentum", out JsonElement inside) || inside.GetBoolean(),
                AccumulationSteps: IsSet(config, "gradient_accumulation_steps", out JsonElement steps) ? Math.Max(steps.GetInt32(), 1) : 1,
                InitialVelocity: IsSet(config, "initial_velocity", out JsonElement velocity) ? velocity.GetDouble() : 0,
                CorrectsBias: IsSet(config, "bias_correction", out JsonElement corrects) && corrects.GetBoolean(),
                HasLowestScale: IsSet(config, "min_scale", out _),
                HasHighestScale: IsSet(config, "max_scale", out _));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException(
                $"The metadata '{Metadata.OptimizerKey}' of the checkpoint should be a configuration in JSON. {ForeignText.Sentence(exception.Message)}");
        }
    }

    /// <summary>Checks that what another configuration has saved means the same here.</summary>
    /// <param name="saved">The other one.</param>
    /// <param name="hasMomentum">Whether there is a momentum buffer.</param>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public void Check(SavedConfiguration saved, bool hasMomentum)
    {
        if (hasMomentum && saved.IsRateInsideMomentum != IsRateInsideMomentum)
        {
            throw Differs(
                "LearningRatePlacement", Placement(saved.IsRateInsideMomentum), Placement(IsRateInsideMomentum),
                IsRateInsideMomentum
                    ? "there the momentum buffer is multiplied by the learning rate, and here the rate is in it already"
                    : "there the learning rate is in the momentum buffer already, and here it is multiplied by the rate",
                "set it, or the Convention that it comes from, as in the checkpoint");
        }

        if (saved.AccumulationSteps != AccumulationSteps)
        {
            throw Differs(
                "GradientAccumulationSteps", $"{saved.AccumulationSteps}", $"{AccumulationSteps}",
                "so many steps make an update, and the steps and the accumulated gradients of the checkpoint are counted by it", "set it as in the checkpoint");
        }

        if (CorrectsBias && saved.InitialVelocity != InitialVelocity)
        {
            throw Differs(
                "InitialVelocity", Literal(saved.InitialVelocity), Literal(InitialVelocity),
                "BiasCorrection takes the averages to have begun with it", "set it as in the checkpoint, or BiasCorrection to false");
        }
    }

    private static InvalidDataException Differs(string option, string saved, string own, string why, string advice) => new(
        $"The checkpoint was saved with {option} = {saved}, and this optimizer has {option} = {own}: {why}. To load it, {advice}.");

    private static string Placement(bool isInside) => isInside ? nameof(LearningRatePlacement.InsideMomentum) : nameof(LearningRatePlacement.OutsideMomentum);

    private static string Literal(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsSet(JsonElement config, string name, out JsonElement value) =>
        config.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The same with null in the place of Python's <c>NaN</c> and <c>Infinity</c>, which are no JSON: no number here has such a value.</summary>
    private static string WithoutLiteralsOfPython(string json)
    {
        var result = new StringBuilder(json.Length);
        bool isInString = false;
        for (int i = 0; i < json.Length; i++)
        {
            if (!isInString && Literal() is { } literal)
            {
                result.Append("null");
                i += literal.Length - 1;
                continue;
            }

            if (isInString && json[i] == '\\' && i + 1 < json.Length)
            {
                result.Append(json[i++]);
            }
            else if (json[i] == '"')
            {
                isInString = !isInString;
            }

            result.Append(json[i]);

            string? Literal()
            {
                foreach (string name in (ReadOnlySpan<string>)["NaN", "Infinity", "-Infinity"])
                {
                    if (string.CompareOrdinal(json, i, name, 0, name.Length) == 0)
                    {
                        return name;
                    }
                }

                return null;
            }
        }

        return result.ToString();
    }
}
