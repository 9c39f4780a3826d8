using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RmsProp.Generated.Checkpoints;

/// <summary>
/// The part of a configuration that decides what the numbers in a checkpoint mean. Hyper-parameters don't: an average of gradients is
/// one, whatever its factor.
/// </summary>
internal sealed record SavedConfiguration
{
    /// <summary>Whether the momentum buffer holds increments multiplied by the learning rate, as in Keras.</summary>
    public bool IsRateInsideMomentum { get; private set; } = true;

    /// <summary>The number of steps per update; 1 without accumulation.</summary>
    public int AccumulationSteps { get; private set; } = 1;

    /// <summary>The initial velocity.</summary>
    public double InitialVelocity { get; private set; }

    /// <summary>Whether the averages are corrected for starting at 0.</summary>
    public bool CorrectsBias { get; private set; }

    /// <summary>Whether loading raises a loss scale of 0.</summary>
    public bool HasLowestScale { get; private set; }

    /// <summary>Whether loading lowers an infinite loss scale.</summary>
    public bool HasHighestScale { get; private set; }

    /// <summary>Parses a configuration in JSON. Options that are missing because Keras lacks them are as in Keras.</summary>
    /// <exception cref="InvalidDataException">The text is not a configuration.</exception>
    public static SavedConfiguration Parse(string json)
    {
        try
        {
            var configuration = new SavedConfiguration();
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(WithoutLiteralsOfPython(json)));
            reader.Read();
            configuration.ReadOptimizer(ref reader, null);
            return configuration;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException(
                $"The metadata '{Metadata.OptimizerKey}' of the checkpoint should be a configuration in JSON. {ForeignText.Sentence(exception.Message)}");
        }
    }

    /// <summary>Checks that what another configuration saved means the same here.</summary>
    /// <param name="saved">The saved configuration.</param>
    /// <param name="hasMomentum">Whether there is a momentum buffer.</param>
    /// <exception cref="InvalidDataException">The meaning differs.</exception>
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

    private static string Literal(double value) => value.ToString(CultureInfo.InvariantCulture);

    private void ReadOptimizer(ref Utf8JsonReader reader, string? name)
    {
        HeaderJson.ExpectObject(reader, name);
        bool hasConfig = false;
        while (HeaderJson.ReadProperty(ref reader) is { } property)
        {
            if (property == "config")
            {
                hasConfig = true;
                ReadConfig(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        if (!hasConfig)
        {
            throw new JsonException("It has no 'config'.");
        }
    }

    private void ReadConfig(ref Utf8JsonReader reader)
    {
        HeaderJson.ExpectObject(reader, "config");
        while (HeaderJson.ReadProperty(ref reader) is { } name)
        {
            switch (name)
            {
                case var _ when reader.TokenType == JsonTokenType.Null:
                    break;
                case "inner_optimizer":
                    ReadOptimizer(ref reader, name);
                    break;
                case "learning_rate_inside_momentum":
                    IsRateInsideMomentum = reader.GetBoolean();
                    break;
                case "gradient_accumulation_steps":
                    AccumulationSteps = Math.Max(reader.GetInt32(), 1);
                    break;
                case "initial_velocity":
                    InitialVelocity = reader.GetDouble();
                    break;
                case "bias_correction":
                    CorrectsBias = reader.GetBoolean();
                    break;
                case "min_scale":
                    HasLowestScale = true;
                    reader.Skip();
                    break;
                case "max_scale":
                    HasHighestScale = true;
                    reader.Skip();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    /// <summary>
    /// Replaces Python's <c>NaN</c> and <c>Infinity</c>, which are not valid JSON, by null. No number read here has such a value.
    /// </summary>
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
