using RmsProp.Generated.TestKit;
using static RmsProp.Generated.Generator.Tests.KerasSource;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// A Keras file is equivalent to attributes: the generated sources are equal. The expected sources are generated from those attributes.
/// </summary>
public class FromKerasTests
{
    [Theory]
    [InlineData("\"rho\": 0.8", "Rho = 0.8")]
    [InlineData("\"learning_rate\": 0.25", "LearningRate = 0.25")]
    [InlineData("\"momentum\": 0.5", "Momentum = 0.5")]
    [InlineData("\"epsilon\": 1e-05", "Epsilon = 1e-5")]
    [InlineData("\"centered\": true", "Centered = true")]
    [InlineData("\"weight_decay\": 0.004", "WeightDecay = 0.004")]
    [InlineData("\"clipnorm\": 2", "ClipNorm = 2")]
    [InlineData("\"clipvalue\": 0.5", "ClipValue = 0.5")]
    [InlineData("\"global_clipnorm\": 1.5", "GlobalClipNorm = 1.5")]
    [InlineData("\"use_ema\": true, \"ema_momentum\": 0.9, \"ema_overwrite_frequency\": 7", "UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 7")]
    [InlineData("\"use_ema\": true, \"ema_overwrite_frequency\": null", "UseEma = true, EmaOverwriteFrequency = 0")]
    [InlineData("\"loss_scale_factor\": 128.0", "LossScaleFactor = 128")]
    [InlineData("\"gradient_accumulation_steps\": 3", "GradientAccumulationSteps = 3")]
    [InlineData("\"gradient_accumulation_steps\": 2147483647", "GradientAccumulationSteps = 2147483647")]
    [InlineData("\"gradient_accumulation_steps\": 3.0", "GradientAccumulationSteps = 3")]
    [InlineData("\"centered\": 1, \"use_ema\": 0", "Centered = true")]
    [InlineData("\"centered\": 1.0, \"use_ema\": null", "Centered = true")]
    [InlineData("\"centered\": null, \"use_ema\": 1", "UseEma = true")]
    [InlineData("\"rho\": 0.8, \"momentum\": 0.5, \"rho\": 0.7, \"momentum\": 0.0", "Rho = 0.7")]
    [InlineData("\"weight_decay\": null, \"clipnorm\": null, \"clipvalue\": null, \"global_clipnorm\": null, \"loss_scale_factor\": null, \"gradient_accumulation_steps\": null", "")]
    [InlineData("", "")]
    public void Each_argument_is_the_property_of_that_name(string config, string arguments) =>
        Assert.Equal(Generate(Struct(arguments)), Generate(FromKeras(), Serialized(config)));

    /// <summary>
    /// Then the inner optimizer's loss scale is unused: Keras sets it to <c>None</c>. Former versions wrote arguments without effect.
    /// </summary>
    [Theory]
    [InlineData("", "", "")]
    [InlineData("", ", \"initial_scale\": 8.0, \"dynamic_growth_steps\": 3", ", InitialLossScale = 8, DynamicGrowthSteps = 3")]
    [InlineData("\"loss_scale_factor\": 4.0", "", "")]
    [InlineData("", ", \"dynamic\": true, \"use_ema\": false, \"ema_momentum\": 0.99, \"ema_overwrite_frequency\": null, \"clipnorm\": null, \"loss_scale_factor\": null", "")]
    public async Task A_dynamic_loss_scale_is_around_the_optimizer(string config, string scale, string arguments)
    {
        string json = Scaled("\"rho\": 0.8" + (config.Length == 0 ? "" : ", " + config), scale);
        string expected = Generate(Struct("Rho = 0.8, DynamicLossScale = true" + arguments));
        Assert.Equal(expected, Generate(FromKeras(), json).Replace("\"outer\"", "\"loss_scale_optimizer\"", StringComparison.Ordinal));
        Assert.Empty(await Analyze(FromKeras(), json));
        Assert.Equal(Generate(Struct("Rho = 0.8")), Generate(FromKeras("DynamicLossScale = false"), Scaled("\"rho\": 0.8", scale)));
    }

    [Theory]
    [InlineData("ExponentialDecay", "\"initial_learning_rate\": 0.1, \"decay_steps\": 7, \"decay_rate\": 0.8, \"staircase\": true", "InitialLearningRate = 0.1, DecaySteps = 7, DecayRate = 0.8, Staircase = true")]
    [InlineData("InverseTimeDecay", "\"initial_learning_rate\": 0.1, \"decay_steps\": 7, \"decay_rate\": 0.8, \"staircase\": true", "InitialLearningRate = 0.1, DecaySteps = 7, DecayRate = 0.8, Staircase = true")]
    [InlineData("PiecewiseConstantDecay", "\"boundaries\": [5, 12], \"values\": [0.1, 0.05, 0.01]", "Boundaries = [5, 12], Values = [0.1, 0.05, 0.01]")]
    [InlineData("PolynomialDecay", "\"initial_learning_rate\": 0.1, \"decay_steps\": 9, \"end_learning_rate\": 0.02, \"power\": 2.0, \"cycle\": true", "InitialLearningRate = 0.1, DecaySteps = 9, EndLearningRate = 0.02, Power = 2, Cycle = true")]
    [InlineData("CosineDecay", "\"initial_learning_rate\": 0.0, \"decay_steps\": 9, \"alpha\": 0.1, \"warmup_target\": 0.2, \"warmup_steps\": 3", "InitialLearningRate = 0, DecaySteps = 9, Alpha = 0.1, WarmupTarget = 0.2, WarmupSteps = 3")]
    [InlineData("CosineDecayRestarts", "\"initial_learning_rate\": 0.1, \"first_decay_steps\": 6, \"t_mul\": 1.5, \"m_mul\": 0.8, \"alpha\": 0.05", "InitialLearningRate = 0.1, FirstDecaySteps = 6, TMul = 1.5, MMul = 0.8, Alpha = 0.05")]
    public void Each_schedule_is_the_attribute_of_that_name(string name, string config, string arguments) => Assert.Equal(
        Generate(Struct(attributes: $"[{name}({arguments})]")),
        Generate(FromKeras(), Serialized($"\"learning_rate\": {Schedule(name, config)}")));

    [Theory]
    [InlineData("Rho = 0.7", "\"rho\": 0.8", "Rho = 0.7")]
    [InlineData("Centered = false", "\"centered\": true", "")]
    [InlineData("LearningRate = 0.5", "\"learning_rate\": 0.1", "LearningRate = 0.5")]
    [InlineData("ClipValue = 0.5", "\"clipnorm\": 1.0", "ClipValue = 0.5")]
    [InlineData("WeightDecay = double.NaN", "\"weight_decay\": 0.1", "")]
    [InlineData("Momentum = 0.9", "\"rho\": 0.8", "Momentum = 0.9, Rho = 0.8")]
    [InlineData("Name = \"Coarse\"", "\"rho\": 0.8", "Name = \"Coarse\", Rho = 0.8")]
    [InlineData("Numerics = KernelNumerics.Fast", "\"rho\": 0.8", "Numerics = KernelNumerics.Fast, Rho = 0.8")]
    public void What_the_attribute_sets_wins(string own, string config, string expected) =>
        Assert.Equal(Generate(Struct(expected)), Generate(FromKeras(own), Serialized(config)));

    [Theory]
    [InlineData("", "[ExponentialDecay(InitialLearningRate = 0.3, DecaySteps = 2, DecayRate = 0.5)]", "\"learning_rate\": 0.1")]
    [InlineData("LearningRateMethod = \"Rate\"", "", "\"learning_rate\": 0.1")]
    [InlineData("LearningRate = 0.5", "", null)]
    [InlineData("LearningRateMethod = \"Rate\"", "", null)]
    public async Task So_does_a_learning_rate_of_any_kind(string own, string attributes, string? config)
    {
        string json = Serialized(config ?? $"\"learning_rate\": {Schedule("CosineDecay", "\"initial_learning_rate\": 0.1, \"decay_steps\": 5")}");
        Assert.Equal(Generate(Struct(own, attributes)), Generate(FromKeras(own, attributes), json));
        Assert.Empty(await Analyze(FromKeras(own, attributes), json));
    }

    /// <summary>An optimizer with a method has a KerasConfig whose rate only the method can give.</summary>
    [Fact]
    public async Task A_function_is_no_fault_where_a_method_takes_its_place()
    {
        string json = Serialized("\"learning_rate\": {\"module\": \"builtins\", \"class_name\": \"function\", \"config\": \"Rate\", \"registered_name\": \"function\"}");
        Assert.Equal(Generate(Struct("LearningRateMethod = \"Rate\"")), Generate(FromKeras("LearningRateMethod = \"Rate\""), json));
        Assert.Empty(await Analyze(FromKeras("LearningRateMethod = \"Rate\""), json));
    }

    [Theory]
    [InlineData("""{"learning_rate": 0.1, "rho": 0.8}""")]
    [InlineData("""{"class_name": "RMSprop", "config": {"learning_rate": 0.1, "rho": 0.8}}""")]
    [InlineData("""{"class_name": "rmsprop", "config": {"rho": 0.8, "learning_rate": 0.1}, "build_config": {"a": [1]}}""")]
    [InlineData("""{"module": "keras.optimizers", "class_name": "RMSprop", "config": {"rho": 0.8, "learning_rate": 0.1}, "registered_name": null, "compile_config": {}, "shared_object_id": 1}""")]
    public async Task Get_config_is_read_too_and_with_less_around_it(string json)
    {
        Assert.Equal(Generate(Struct("LearningRate = 0.1, Rho = 0.8")), Generate(FromKeras(), json));
        Assert.Empty(await Analyze(FromKeras(), json));
    }

    /// <summary>
    /// Arguments that versions of Keras 2 also wrote and that have no part in the arithmetic: <c>OptimizerV2.get_config</c> wrote the
    /// decay, <c>Optimizer.get_config</c> of 2.11 and later the other two, and versions before 2.0 <c>lr</c>.
    /// </summary>
    [Theory]
    [InlineData("\"learning_rate\": 0.1, \"decay\": 0.0")]
    [InlineData("\"learning_rate\": 0.1, \"decay\": null")]
    [InlineData("\"lr\": 0.1, \"decay\": 0")]
    [InlineData("\"learning_rate\": 0.1, \"jit_compile\": true, \"is_legacy_optimizer\": false")]
    [InlineData("\"learning_rate\": 0.1, \"jit_compile\": false, \"is_legacy_optimizer\": null")]
    [InlineData("\"learning_rate\": {\"class_name\": \"__tensor__\", \"config\": {\"value\": 0.1, \"dtype\": \"float64\"}}")]
    public async Task Keras_2_says_it_too(string config)
    {
        Assert.Equal(Generate(Struct("LearningRate = 0.1")), Generate(FromKeras(), Serialized(config)));
        Assert.Empty(await Analyze(FromKeras(), Serialized(config)));
        Assert.Equal(Generate(Struct("LearningRate = 0.1")), Generate(FromKeras(), $"{{{config}}}")); // The output of get_config.
    }

    /// <summary>The output of <c>serialize_keras_object</c> for an array or a tensor, whole or in a list.</summary>
    [Theory]
    [InlineData("{\"class_name\": \"__numpy__\", \"config\": {\"value\": [5, 12], \"dtype\": \"int64\"}}", "{\"class_name\": \"__tensor__\", \"config\": {\"value\": [0.1, 0.05, 0.01], \"dtype\": \"float32\"}}")]
    [InlineData("[5, 12]", "[0.1, {\"class_name\": \"__tensor__\", \"config\": {\"value\": 0.05, \"dtype\": \"float32\"}}, 0.01]")]
    public async Task Lists_are_written_as_arrays_too(string boundaries, string values)
    {
        string json = Serialized($"\"learning_rate\": {Schedule("PiecewiseConstantDecay", $"\"boundaries\": {boundaries}, \"values\": {values}")}");
        Assert.Equal(Generate(Struct(attributes: "[PiecewiseConstantDecay(Boundaries = [5, 12], Values = [0.1, 0.05, 0.01])]")), Generate(FromKeras(), json));
        Assert.Empty(await Analyze(FromKeras(), json));
    }

    /// <summary>
    /// A static loss scale: Keras 3 has an argument of the optimizer for it, and names that argument when it refuses this one.
    /// </summary>
    [Fact]
    public async Task A_loss_scale_of_Keras_2_that_is_not_dynamic()
    {
        string json = Scaled("\"rho\": 0.8", ", \"dynamic\": false, \"initial_scale\": 128.0, \"dynamic_growth_steps\": null");
        Assert.Equal(Generate(Struct("Rho = 0.8, LossScaleFactor = 128")), Generate(FromKeras(), json));
        Assert.Empty(await Analyze(FromKeras(), json));
    }

    /// <summary>Keras' <c>deserialize_keras_object</c> reads <c>config["config"] or {}</c>.</summary>
    [Theory]
    [InlineData("{\"class_name\": \"RMSprop\", \"config\": null}")]
    [InlineData("{\"class_name\": \"RMSprop\", \"config\": {\"rho\": 0.8}, \"config\": {}}")]
    public async Task A_configuration_of_null_has_no_arguments(string json)
    {
        Assert.Equal(Generate(Struct()), Generate(FromKeras(), json));
        Assert.Empty(await Analyze(FromKeras(), json));
    }

    /// <summary>Keras 2 registered its optimizers by <c>register_keras_serializable()</c>, whose package is <c>Custom</c> if not given.</summary>
    [Fact]
    public async Task The_package_of_Keras_2_goes_before_a_name()
    {
        string json = Scaled("\"learning_rate\": " + Schedule("CosineDecay", "\"initial_learning_rate\": 0.1, \"decay_steps\": 9"));
        string registered = json.Replace("\"class_name\": \"", "\"class_name\": \"Custom>", StringComparison.Ordinal);
        Assert.NotEqual(json, registered);
        Assert.Equal(Generate(FromKeras(), json), Generate(FromKeras(), registered));
        Assert.Empty(await Analyze(FromKeras(), registered));
        Assert.Equal(Generate(Struct("Rho = 0.8")), Generate(FromKeras(), "{\"class_name\": \"Custom>RMSprop\", \"config\": {\"rho\": 0.8}}"));
    }

    [Theory]
    [InlineData("LossScaleOptimizerV3")]
    [InlineData("lossscaleoptimizer")]
    public void A_loss_scale_has_several_names(string name) => Assert.Equal(
        Generate(FromKeras(), Scaled("\"rho\": 0.8")), Generate(FromKeras(), Scaled("\"rho\": 0.8").Replace("LossScaleOptimizer", name, StringComparison.Ordinal)));

    [Fact]
    public void The_mark_of_an_encoding_is_passed_by() =>
        Assert.Equal(Generate(Struct("Rho = 0.8")), Generate(FromKeras(), "\uFEFF" + Serialized("\"rho\": 0.8")));

    [Fact]
    public void Names_are_carried() => Assert.Equal(
        """
        {"module": "keras.optimizers", "class_name": "RMSprop", "config": {"name": "m\u00fc_1", "learning_rate": {"module": "keras.optimizers.schedules", "class_name": "ExponentialDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 7, "decay_rate": 0.8, "staircase": false, "name": "mine"}, "registered_name": null}, 
        """.TrimEnd(),
        KerasConfigOf(Generate(FromKeras(), Serialized(
            $"\"name\": \"m\\u00fc_1\", \"learning_rate\": {Schedule("ExponentialDecay", "\"initial_learning_rate\": 0.1, \"decay_steps\": 7, \"decay_rate\": 0.8, \"name\": \"mine\"")}")))
            .Split(" \"weight_decay\"")[0]);

    [Fact]
    public void So_is_that_of_a_loss_scale() => Assert.Contains(
        "\"class_name\": \"LossScaleOptimizer\", \"config\": {\"name\": \"outer\"", KerasConfigOf(Generate(FromKeras(), Scaled("\"rho\": 0.9"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("optimizer.json")]
    [InlineData("project/optimizer.json")]
    [InlineData("./optimizer.json")]
    [InlineData("project\\\\optimizer.json")]
    [InlineData("/project/optimizer.json")]
    public void A_file_is_found_by_the_end_of_its_path(string name)
    {
        GeneratorRun run = GeneratorHarness.Run(
            With(("/project/other/my_optimizer.json", "{"), (FilePath, Serialized("\"rho\": 0.8")), ("/project/data.json", "[1, 2]"), ("/project/readme.md", "no JSON")),
            Struct($"FromKeras = \"{name}\""));
        Assert.Equal(Generate(Struct("Rho = 0.8")), Assert.Single(run.Sources.Values));
    }

    [Fact]
    public void Each_configuration_of_a_struct_has_its_own_file()
    {
        string source = FromKeras().Replace("[RMSpropConfig(", "[RMSpropConfig(FromKeras = \"fine.json\", Name = \"Fine\"), RMSpropConfig(", StringComparison.Ordinal);
        GeneratorRun run = GeneratorHarness.Run(With((FilePath, Serialized("\"rho\": 0.8")), ("/project/fine.json", Serialized("\"rho\": 0.6"))), source);
        run.EnsureCompiles();
        Assert.Equal([Generate(Struct("Rho = 0.6, Name = \"Fine\"")), Generate(Struct("Rho = 0.8"))], run.Sources.Values);
    }

    private static string Schedule(string name, string config) =>
        $$"""{"module": "keras.optimizers.schedules", "class_name": "{{name}}", "config": {{{config}}}, "registered_name": null}""";

    private static string KerasConfigOf(string source)
    {
        using LoadedAssembly loaded = GeneratorHarness.Run(Struct().Replace("[RMSpropConfig()]", "", StringComparison.Ordinal), source).Load();
        return (string)loaded.Assembly.GetType("Model+RMSprop")!.GetField("KerasConfig")!.GetRawConstantValue()!;
    }
}
