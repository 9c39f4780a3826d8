using System.Globalization;
using System.Reflection;
using System.Text.Json;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// <c>KerasConfig</c> equals the output of <c>keras.optimizers.serialize</c>, character for character, for each of the 35 recorded
/// optimizers.
/// </summary>
public sealed class KerasConfigTests
{
    private const int Recorded = 35;

    // Numbers without a recording from Keras, as Python 3.11 prints them.
    private const string Python = """
        "name": "rm_sprop", "learning_rate": 0.001, "weight_decay": 1e-05, "clipnorm": null, "global_clipnorm": null, "clipvalue": Infinity,
        "use_ema": true, "ema_momentum": 0.3333333333333333, "ema_overwrite_frequency": 100, "loss_scale_factor": 1e+16,
        "gradient_accumulation_steps": null, "rho": 0.0001, "momentum": 1234567.0, "epsilon": 5e-324, "centered": false
        """;

    private static readonly Dictionary<string, JsonElement> Rows = DataFile.ReadLines("get_config.jsonl")
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(row => row.GetProperty("id").GetString()!);

    public static TheoryData<string> Ids => [.. Rows.Keys];

    [Fact]
    public void Every_row_is_there() => Assert.Equal(Recorded, Rows.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Config_is_that_of_Keras(string id)
    {
        JsonElement serialized = SerializedRMSprop(Rows[id]);
        string expected = serialized.GetRawText();
        if (id == "global-clipnorm")
        {
            // The recording got the int 2; the attribute's numbers are all floats.
            expected = expected.Replace("\"global_clipnorm\": 2,", "\"global_clipnorm\": 2.0,", StringComparison.Ordinal);
        }

        Assert.Equal(expected, KerasConfigOf(Attributes(serialized.GetProperty("config"))));
    }

    /// <summary>
    /// <c>FromKeras</c> reads what Keras serialized, and <c>KerasConfig</c> gives it back: no field is lost, including the names of
    /// optimizer and schedule. Compared as JSON, in which 2 equals 2.0.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Config_of_a_file_is_that_of_the_file(string id)
    {
        JsonElement serialized = SerializedRMSprop(Rows[id]);
        HarnessOptions options = HarnessOptions.Default with { AdditionalFiles = [new AdditionalFile("/models/optimizer.json", serialized.GetRawText())] };

        string config = KerasConfigOf("[RMSpropConfig(FromKeras = \"optimizer.json\")]", options: options);

        using JsonDocument actual = JsonDocument.Parse(config);
        Assert.True(JsonElement.DeepEquals(serialized, actual.RootElement), config);
    }

    /// <summary>The same holds for the output of <c>get_config</c>, which is not wrapped.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Config_without_its_class_is_read_too(string id)
    {
        JsonElement config = SerializedRMSprop(Rows[id]).GetProperty("config");
        HarnessOptions options = HarnessOptions.Default with { AdditionalFiles = [new AdditionalFile("/models/optimizer.json", config.GetRawText())] };

        using JsonDocument actual = JsonDocument.Parse(KerasConfigOf("[RMSpropConfig(FromKeras = \"optimizer.json\")]", options: options));

        Assert.True(JsonElement.DeepEquals(config, actual.RootElement.GetProperty("config")));
    }

    /// <summary>
    /// No rule objects to what Keras wrote, except that a negative momentum means none, and that an epsilon of 1e-8 is too small for a
    /// centered step in float.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_file_of_Keras_is_right(string id)
    {
        HarnessOptions options = HarnessOptions.Default with
        {
            AdditionalFiles = [new AdditionalFile("/models/optimizer.json", SerializedRMSprop(Rows[id]).GetRawText())],
        };

        var diagnostics = await GeneratorHarness.AnalyzeAsync(
            options, "using RmsProp.Generated; [RMSpropConfig(FromKeras = \"optimizer.json\")] public partial struct Model { public float Value; }");

        string[] expected = id switch
        {
            "negative-momentum" => ["RMSP008"],
            "named" => ["RMSP021"],
            _ => [],
        };
        Assert.Equal(expected, diagnostics.Select(diagnostic => diagnostic.Id));
    }

    /// <summary>Options that Keras lacks are listed with those that it has, as the attribute sets them.</summary>
    [Theory]
    [InlineData("MinLossScale = 2, MaxLossScale = 65536", "2.0", "65536.0")]
    [InlineData("MinLossScale = 2", "2.0", "null")]
    [InlineData("MaxLossScale = 65536", "null", "65536.0")]
    public void Limits_of_the_loss_scale_are_there(string limits, string min, string max)
    {
        using JsonDocument serialized = JsonDocument.Parse(KerasConfigOf(
            $"[RMSpropConfig(DynamicLossScale = true, InitialLossScale = 1024, DynamicGrowthSteps = 100, {limits})]"));

        JsonElement config = serialized.RootElement.GetProperty("config");
        Assert.Equal("1024.0", config.GetProperty("initial_scale").GetRawText());
        Assert.Equal("100", config.GetProperty("dynamic_growth_steps").GetRawText());
        Assert.Equal(min, config.GetProperty("min_scale").GetRawText());
        Assert.Equal(max, config.GetProperty("max_scale").GetRawText());
    }

    /// <summary>Keras' LossScaleOptimizer replaces the factor of its inner optimizer.</summary>
    [Fact]
    public void Loss_scale_factor_is_none_beside_a_loss_scale_that_adapts_itself()
    {
        using JsonDocument serialized = JsonDocument.Parse(KerasConfigOf("[RMSpropConfig(DynamicLossScale = true, LossScaleFactor = 4)]"));

        JsonElement inner = serialized.RootElement.GetProperty("config").GetProperty("inner_optimizer").GetProperty("config");
        Assert.Equal("null", inner.GetProperty("loss_scale_factor").GetRawText());
    }

    /// <summary>A configuration with an option that Keras lacks is not Keras', unless the option has no effect.</summary>
    [Theory]
    [InlineData("", "keras.optimizers")]
    [InlineData("Momentum = 0.9", "keras.optimizers")]
    [InlineData("LearningRatePlacement = LearningRatePlacement.OutsideMomentum", "keras.optimizers")]
    [InlineData("Momentum = 0.9, LearningRatePlacement = LearningRatePlacement.OutsideMomentum", "RmsProp.Generated")]
    [InlineData("Nesterov = true", "keras.optimizers")]
    [InlineData("Momentum = 0.9, Nesterov = true", "RmsProp.Generated")]
    [InlineData("CenteredVarianceFloor = true", "keras.optimizers")]
    [InlineData("Centered = true, CenteredVarianceFloor = true", "RmsProp.Generated")]
    [InlineData("WeightDecayMode = WeightDecayMode.L2", "keras.optimizers")]
    [InlineData("WeightDecay = 0.1, WeightDecayMode = WeightDecayMode.L2", "RmsProp.Generated")]
    [InlineData("EpsilonPlacement = EpsilonPlacement.OutsideRoot", "RmsProp.Generated")]
    [InlineData("InitialVelocity = 0.5", "RmsProp.Generated")]
    [InlineData("BiasCorrection = true", "RmsProp.Generated")]
    [InlineData("Maximize = true", "RmsProp.Generated")]
    [InlineData("Convention = RMSpropConvention.PyTorch", "RmsProp.Generated")]
    [InlineData("DynamicLossScale = true", "keras.optimizers")]
    [InlineData("DynamicLossScale = true, MinLossScale = 1", "RmsProp.Generated")]
    [InlineData("DynamicLossScale = true, MaxLossScale = 65536", "RmsProp.Generated")]
    public void Module_tells_whether_Keras_computes_the_same(string arguments, string module)
    {
        using JsonDocument serialized = JsonDocument.Parse(KerasConfigOf($"[RMSpropConfig({arguments})]"));

        Assert.Equal(module, serialized.RootElement.GetProperty("module").GetString());
    }

    [Fact]
    public void Groups_are_clipped_each_in_its_own_way()
    {
        using JsonDocument serialized = JsonDocument.Parse(KerasConfigOf(
            "[RMSpropConfig(ClipNorm = 3)]",
            members: "[RMSpropConfig(ClipNorm = 1)] public float A; [RMSpropConfig(ClipValue = 2)] public float B; [RMSpropConfig(ClipNorm = double.NaN)] public float C;"));

        Assert.Equal(
            ["1.0 null", "null 2.0", "null null"],
            serialized.RootElement.GetProperty("config").GetProperty("groups").EnumerateArray().Select(
                group => $"{group.GetProperty("clipnorm").GetRawText()} {group.GetProperty("clipvalue").GetRawText()}"));
    }

    /// <summary>A float64 optimizer keeps its rate in double, as Keras does with floatx float64: here the double 0.001 itself.</summary>
    [Theory]
    [InlineData("float", "0.0010000000474974513")]
    [InlineData("double", "0.001")]
    public void Learning_rate_is_of_the_type_of_the_parameters(string type, string expected)
    {
        using JsonDocument config = JsonDocument.Parse(KerasConfigOf("[RMSpropConfig]", type));

        Assert.Equal(expected, config.RootElement.GetProperty("config").GetProperty("learning_rate").GetRawText());
    }

    /// <summary>Keras serializes a callable as <c>serialize_keras_object</c> serializes a function: by name.</summary>
    [Fact]
    public void Learning_rate_method_is_a_function_of_that_name()
    {
        string config = KerasConfigOf("[RMSpropConfig(LearningRateMethod = nameof(Rate))]", members: "static double Rate(long step) => step;");

        Assert.Contains(
            """
            "learning_rate": {"module": "builtins", "class_name": "function", "config": "Rate", "registered_name": "function"}
            """, config, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_as_Python_prints_them()
    {
        string config = KerasConfigOf(
            "[RMSpropConfig(WeightDecay = 1e-5, ClipValue = double.PositiveInfinity, UseEma = true, EmaMomentum = 1d / 3, "
            + "LossScaleFactor = 1e16, Rho = 1e-4, Momentum = 1234567, Epsilon = double.Epsilon)]",
            "double");

        Assert.Contains(Python.ReplaceLineEndings(" "), config, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_in_ASCII() => Assert.Contains(
        """
        "name": "\u00d6ptimierer"
        """, KerasConfigOf("[RMSpropConfig(Name = \"Öptimierer\")]"), StringComparison.Ordinal);

    /// <summary>The class that a LossScaleOptimizer wraps, in its configuration, is the one generated here.</summary>
    private static JsonElement SerializedRMSprop(JsonElement row)
    {
        JsonElement serialized = row.GetProperty("serialize");
        return row.GetProperty("class_name").GetString() == "LossScaleOptimizer"
            ? serialized.GetProperty("config").GetProperty("inner_optimizer")
            : serialized;
    }

    /// <summary>
    /// The attributes for a configuration. Changes that the recording made after the constructor (setting a rate or a schedule) are in
    /// its configuration like all other values, and so in the attributes.
    /// </summary>
    private static string Attributes(JsonElement config)
    {
        var arguments = new List<string>();
        string schedule = "";
        foreach (JsonProperty argument in config.EnumerateObject())
        {
            if (argument.NameEquals("learning_rate") && argument.Value.ValueKind == JsonValueKind.Object)
            {
                string values = string.Join(", ", argument.Value.GetProperty("config").EnumerateObject()
                    .Where(value => value.Name != "name" && value.Value.ValueKind != JsonValueKind.Null)
                    .Select(value => $"{Identifiers.Pascal(value.Name)} = {Literal(value.Value)}"));
                schedule = $"[{argument.Value.GetProperty("class_name").GetString()}({values})]";
            }
            else if (argument.NameEquals("ema_overwrite_frequency"))
            {
                // Keras' None is 0 here; without an average the attribute must not set one.
                if (config.GetProperty("use_ema").GetBoolean())
                {
                    arguments.Add($"EmaOverwriteFrequency = {(argument.Value.ValueKind == JsonValueKind.Null ? "0" : Literal(argument.Value))}");
                }
            }
            else if (argument.Value.ValueKind != JsonValueKind.Null
                && !(argument.NameEquals("name") && argument.Value.ValueEquals("rm_sprop")))
            {
                arguments.Add($"{Argument(argument.Name)} = {Literal(argument.Value)}");
            }
        }

        return $"[RMSpropConfig({string.Join(", ", arguments)})]\n{schedule}";
    }

    private static string Argument(string name) => name switch
    {
        "clipnorm" => "ClipNorm",
        "clipvalue" => "ClipValue",
        "global_clipnorm" => "GlobalClipNorm",
        _ => Identifiers.Pascal(name),
    };

    private static string Literal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"\"{value.GetString()}\"",
        JsonValueKind.Array => $"new double[] {{ {string.Join(", ", value.EnumerateArray().Select(Literal))} }}",
        _ => value.GetRawText(),
    };

    private static string KerasConfigOf(string attributes, string type = "float", string members = "", HarnessOptions? options = null)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            using LoadedAssembly loaded = GeneratorHarness.Run(
                options ?? HarnessOptions.Default,
                $"using RmsProp.Generated; {attributes} public partial struct Model {{ public {type} Value; {members} }}").Load();
            Type optimizer = loaded.Assembly.GetType("Model")!.GetNestedTypes().Single(nested => nested.IsClass);

            // A configuration that Keras could not read is only for checkpoints.
            FieldInfo config = optimizer.GetField("KerasConfig") ?? optimizer.GetField("Configuration", BindingFlags.NonPublic | BindingFlags.Static)!;
            return (string)config.GetRawConstantValue()!;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
