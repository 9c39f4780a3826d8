using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RmsProp.Generated.TestKit;
using static RmsProp.Generated.Generator.Tests.KerasSource;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// Faults in a Keras file, RMSP025 to 027, and the rules for the arguments in it, all reported at their position in the file.
/// </summary>
public class KerasDiagnosticTests
{
    private const string Broken = "; write it with json.dump(keras.optimizers.serialize(optimizer), file)";

    [Theory]
    [InlineData("optimizer.json", "it is none of the project's additional files: write <AdditionalFiles Include=\"optimizer.json\" /> into the project file")]
    [InlineData("nowhere/a.json", "it is none of the project's additional files: write <AdditionalFiles Include=\"nowhere/a.json\" /> into the project file")]
    [InlineData("A.json", "it is none of the project's additional files: write <AdditionalFiles Include=\"A.json\" /> into the project file")]
    [InlineData("a.json", "/project/a.json and /project/more/a.json both end with it: write more of the path")]
    [InlineData("optimizer.txt", "the name of the file must end in .json")]
    [InlineData("", "the name of the file must end in .json")]
    public async Task A_file_that_is_not_there_once(string name, string message)
    {
        string source = Struct($"Rho = 0.5, FromKeras = \"{name}\"");
        HarnessOptions options = With(("/project/a.json", "{}"), ("/project/more/a.json", "{}"), ("/project/optimizer.txt", "{}"));
        Diagnostic diagnostic = Assert.Single(await GeneratorHarness.AnalyzeAsync(options, source));
        Assert.Equal(("RMSP025", $"FromKeras '{name}' can't be used: {message}"), (diagnostic.Id, diagnostic.GetMessage(null)));
        Assert.Equal($"FromKeras = \"{name}\"", source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        GeneratorRun run = GeneratorHarness.Run(options, source);
        Assert.Equal(Generate(Struct("Rho = 0.5")), Assert.Single(run.Sources.Values));
    }

    [Fact]
    public async Task The_same_file_twice_is_one_file()
    {
        string json = Serialized("\"rho\": 0.5");
        Assert.Empty(await GeneratorHarness.AnalyzeAsync(With((FilePath, json), (FilePath, json)), FromKeras()));
    }

    [Theory]
    [InlineData("{\n  \"class_name\": \"RMSprop\"\n  [|\"|]config\": {}\n}", "',' or '}' is expected here")]
    [InlineData("[||]", "a value is expected here, but the file ends")]
    public Task A_file_that_is_no_JSON(string json, string what) => Reports("RMSP026", $"'optimizer.json' is not valid JSON: {what}{Broken}", json);

    [Theory]
    [InlineData("[|[]|]", "it is a list and not an object")]
    [InlineData("[|null|]", "it is null and not an object")]
    [InlineData("[|{|]}", "a \"class_name\" in quotes is missing")]
    [InlineData("{\"class_name\": [|1|]}", "a \"class_name\" in quotes is missing")]
    [InlineData("[|{|]\"class_name\": \"RMSprop\"}", "a \"config\" with the arguments in braces is missing")]
    [InlineData("{\"class_name\": \"RMSprop\", \"config\": [|[]|]}", "a \"config\" with the arguments in braces is missing")]
    [InlineData("{\"class_name\": [|\"Mine>RMSprop\"|], \"config\": {}}", "it is of class 'Mine>RMSprop', and only RMSprop can be generated")]
    [InlineData("{\"class_name\": [|\"Custom>Adam\"|], \"config\": {}}", "it is of class 'Custom>Adam', and only RMSprop can be generated")]
    [InlineData("{\"class_name\": \"Custom>LossScaleOptimizer\", [|\"config\"|]: null}", "\"inner_optimizer\" of LossScaleOptimizer is missing")]
    [InlineData("{\"class_name\": [|\"Adam\"|], \"config\": {\"beta_1\": 0.9}}", "it is of class 'Adam', and only RMSprop can be generated")]
    [InlineData("{\"class_name\": \"LossScaleOptimizer\", [|\"config\"|]: {}}", "\"inner_optimizer\" of LossScaleOptimizer is missing")]
    [InlineData("{\"class_name\": \"LossScaleOptimizer\", \"config\": {\"inner_optimizer\": [|null|]}}", "\"inner_optimizer\" must be a serialized optimizer, but is null")]
    [InlineData("{\"inner_optimizer\": {\"class_name\": [|\"LossScaleOptimizer\"|], \"config\": {}}}", "it is of class 'LossScaleOptimizer', and only RMSprop can be generated")]
    [InlineData("{\"inner_optimizer\": {\"class_name\": \"RMSprop\", \"config\": {}}, \"initial_scale\": [|null|]}", "\"initial_scale\" must be a number, but is null")]
    [InlineData("{\"inner_optimizer\": {\"class_name\": \"RMSprop\", \"config\": {}}, [|\"clipnorm\"|]: 1}", "\"clipnorm\" is not an argument of LossScaleOptimizer: remove it, or correct its name")]
    [InlineData("{\"inner_optimizer\": {\"class_name\": \"RMSprop\", \"config\": {[|\"initial_scale\"|]: 8}}}", "\"initial_scale\" is not an argument of RMSprop: remove it, or correct its name")]
    [InlineData("{\"class_name\": \"RMSprop\", \"config\": {}, [|\"learning_rate\"|]: 0.1}", "\"learning_rate\" is not an argument of an object with a \"class_name\": remove it, or correct its name")]
    [InlineData("{\"learning_rate\": 0.1, [|\"beta_1\"|]: 0.9}", "\"beta_1\" is not an argument of RMSprop: remove it, or correct its name")]
    [InlineData("{\"inner_optimizer\": {\"class_name\": \"RMSprop\", \"config\": {}}, [|\"beta_1\"|]: null}", "\"beta_1\" is not an argument of LossScaleOptimizer: remove it, or correct its name")]
    [InlineData("{\"class_name\": \"RMSprop\", \"config\": {}, [|\"rho\"|]: 1}", "\"rho\" is not an argument of an object with a \"class_name\": remove it, or correct its name")]
    public Task A_file_that_is_something_else(string json, string what) => Reports("RMSP027", Unreadable(what), json);

    [Theory]
    [InlineData("[|\"jit\"|]: true", "\"jit\" is not an argument of RMSprop: remove it, or correct its name")]
    [InlineData("\"jit_compile\": [|2|]", "\"jit_compile\" must be true or false, but is 2")]
    [InlineData("\"rho\": 0.5, \"rho\": [|true|]", "\"rho\" must be a number, but is true")]
    [InlineData("\"rho\": true, \"jit\": 1, \"rho\": 0.5, [|\"jit\"|]: 2", "\"jit\" is not an argument of RMSprop: remove it, or correct its name")]
    [InlineData("\"decay\": [|true|]", "\"decay\" must be a number or null, but is true")]
    [InlineData("\"learning_rate\": 0.1, [|\"lr\"|]: 0.1", "\"lr\" is not an argument of RMSprop: remove it, or correct its name")]
    [InlineData("\"rho\": {\"class_name\": \"__numpy__\", \"config\": {\"value\": [|[0.9]|], \"dtype\": \"float32\"}}", "\"rho\" must be a number, but is a list")]
    [InlineData("\"rho\": [|{\"class_name\": \"__numpy__\", \"config\": {}}|]", "\"rho\" must be a number, but is an object")]
    [InlineData("\"rho\": [|\"0.9\"|]", "\"rho\" must be a number, but is a text in quotes")]
    [InlineData("\"rho\": [|null|]", "\"rho\" must be a number, but is null")]
    [InlineData("\"momentum\": [|false|]", "\"momentum\" must be a number, but is false")]
    [InlineData("\"momentum\": [|true|]", "\"momentum\" must be a number, but is true")]
    [InlineData("\"centered\": [|2|]", "\"centered\" must be true or false, but is 2")]
    [InlineData("\"centered\": [|\"no\"|]", "\"centered\" must be true or false, but is a text in quotes")]
    [InlineData("\"clipnorm\": [|[1]|]", "\"clipnorm\" must be a number or null, but is a list")]
    [InlineData("\"ema_overwrite_frequency\": [|2.5|]", "\"ema_overwrite_frequency\" must be a whole number or null, but is 2.5")]
    [InlineData("\"gradient_accumulation_steps\": [|1e10|]", "\"gradient_accumulation_steps\" must be a whole number or null, but is 10000000000")]
    [InlineData("\"gradient_accumulation_steps\": [|2147483648|]", "\"gradient_accumulation_steps\" must be a whole number or null, but is 2147483648")]
    [InlineData("\"gradient_accumulation_steps\": [|-2147483649|]", "\"gradient_accumulation_steps\" must be a whole number or null, but is -2147483649")]
    [InlineData("\"gradient_accumulation_steps\": [|NaN|]", "\"gradient_accumulation_steps\" must be a whole number or null, but is NaN")]
    [InlineData("\"name\": [|{}|]", "\"name\" must be a text in quotes, but is an object")]
    [InlineData("\"learning_rate\": [|\"0.1\"|]", "\"learning_rate\" must be a number or a serialized schedule, but is a text in quotes")]
    public Task An_argument_that_can_not_be_read(string config, string what) => Reports("RMSP027", Unreadable(what), Serialized(config));

    [Theory]
    [InlineData("{\"class_name\": [|\"function\"|], \"config\": \"rate\"}", "its learning rate is a Python function, which no file holds: give the rate by LearningRate, LearningRateMethod or a schedule attribute")]
    [InlineData("{\"class_name\": [|\"__lambda__\"|], \"config\": {\"value\": \"4wEA\"}}", "its learning rate is a Python function, which no file holds: give the rate by LearningRate, LearningRateMethod or a schedule attribute")]
    [InlineData("{\"class_name\": [|\"Mine\"|], \"config\": {}}", "its learning rate is of class 'Mine', which is none of Keras' schedules: give the rate by LearningRate, LearningRateMethod or a schedule attribute")]
    [InlineData("{\"class_name\": \"CosineDecay\", [|\"config\"|]: {\"initial_learning_rate\": 0.1}}", "\"decay_steps\" of CosineDecay is missing")]
    [InlineData("{\"class_name\": \"CosineDecay\", [|\"config\"|]: {\"decay_steps\": 9}}", "\"initial_learning_rate\" of CosineDecay is missing")]
    [InlineData("{\"class_name\": \"InverseTimeDecay\", [|\"config\"|]: {\"initial_learning_rate\": 0.1, \"decay_steps\": 9}}", "\"decay_rate\" of InverseTimeDecay is missing")]
    [InlineData("{\"class_name\": \"PiecewiseConstantDecay\", [|\"config\"|]: {\"values\": [0.1]}}", "\"boundaries\" of PiecewiseConstantDecay is missing")]
    [InlineData("{\"class_name\": \"PiecewiseConstantDecay\", [|\"config\"|]: {\"boundaries\": []}}", "\"values\" of PiecewiseConstantDecay is missing")]
    [InlineData("{\"class_name\": \"CosineDecayRestarts\", [|\"config\"|]: {\"initial_learning_rate\": 0.1}}", "\"first_decay_steps\" of CosineDecayRestarts is missing")]
    [InlineData("{\"class_name\": \"CosineDecay\", \"config\": {\"initial_learning_rate\": 0.1, \"decay_steps\": [|null|]}}", "\"decay_steps\" must be a number, but is null")]
    [InlineData("{\"class_name\": \"CosineDecay\", \"config\": {\"initial_learning_rate\": 0.1, \"decay_steps\": 1, [|\"power\"|]: 1}}", "\"power\" is not an argument of CosineDecay: remove it, or correct its name")]
    [InlineData("{\"class_name\": \"PiecewiseConstantDecay\", \"config\": {\"boundaries\": [1, [|null|]], \"values\": [0.1, 0.2, 0.3]}}", "\"boundaries\" must be a list of numbers, but has null in it")]
    public async Task A_schedule_that_can_not_be_read(string schedule, string what)
    {
        string marked = Serialized($"\"learning_rate\": {schedule}");
        string json = Expect.Unmarked(marked);
        await Reports("RMSP027", Unreadable(what), marked);

        // Only one argument too many is left out.
        bool isUsed = schedule.Contains("\"power\"", StringComparison.Ordinal);
        Assert.Equal(isUsed, Generate(FromKeras(), json) != Generate(FromKeras(), Serialized("\"rho\": 0.9")));
        Assert.Empty(await Analyze(FromKeras("LearningRate = 0.1"), json));
    }

    // The messages of the rules for attributes, which have tests of their own.
    [Theory]
    [InlineData("[|\"rho\": 1.5|]", "RMSP008", "Rho is 1.5: a moving average needs a factor in [0, 1]")]
    [InlineData("\"clipnorm\": 1.0, [|\"clipvalue\": 0.5|]", "RMSP006", "Only one of ClipNorm, ClipValue and GlobalClipNorm can be set, but received ClipNorm = 1, ClipValue = 0.5")]
    [InlineData("[|\"gradient_accumulation_steps\": 1|]", "RMSP007", "GradientAccumulationSteps must be at least 2, or 0 for no accumulation, but is 1")]
    [InlineData("[|\"gradient_accumulation_steps\": -2147483648|]", "RMSP007", "GradientAccumulationSteps must be at least 2, or 0 for no accumulation, but is -2147483648")]
    [InlineData("\"use_ema\": true, [|\"ema_momentum\": 1.5|]", "RMSP007", "EmaMomentum must be in [0, 1], but is 1.5")]
    [InlineData("[|\"learning_rate\": 1e-50|]", "RMSP009", "LearningRate is 1e-50, which as float is 0")]
    [InlineData("\"centered\": true, [|\"epsilon\": 1e-10|]", "RMSP021", "Epsilon is 1e-10: in float rounding alone can make the variance of gradients near 1 more negative than that, and its root is NaN; it should be at least 6e-8 with Centered = true, or set CenteredVarianceFloor = true, which treats such a variance as 0")]
    [InlineData("[|\"weight_decay\": 0.0|]", "RMSP023", "WeightDecay = 0 gains nothing: no parameter decays, but each is still multiplied by it")]
    [InlineData("\"learning_rate\": {\"class_name\": \"CosineDecay\", \"config\": {\"initial_learning_rate\": 0.1, [|\"decay_steps\": 0|]}}", "RMSP013", "DecaySteps of CosineDecay must be greater than 0, but is 0")]
    [InlineData("\"learning_rate\": {\"class_name\": \"CosineDecay\", \"config\": {\"initial_learning_rate\": 0.1, \"decay_steps\": 9, [|\"alpha\": 2|]}}", "RMSP014", "Alpha of CosineDecay is 2: it is the last learning rate as a fraction of the first, and should be in [0, 1]")]
    [InlineData("[|\"loss_scale_factor\": NaN|]", "RMSP008", "LossScaleFactor is NaN: NaN means that it is not set; leave it out")]
    public Task An_argument_that_breaks_a_rule(string config, string rule, string message) => Reports(rule, message, Serialized(config));

    /// <summary>Arguments of the inner optimizer as well, each at its position.</summary>
    [Theory]
    [InlineData("\"rho\": 0.5", ", [|\"initial_scale\": 0|]", "RMSP008", "InitialLossScale is 0: gradients divided by 0 are not finite; it should be greater than 0")]
    [InlineData("\"rho\": 0.5", ", [|\"dynamic_growth_steps\": -1|]", "RMSP008", "DynamicGrowthSteps is -1: the loss scale never rises, as in Keras; it should be at least 1, or 0 for that")]
    [InlineData("[|\"rho\": 1.5|]", "", "RMSP008", "Rho is 1.5: a moving average needs a factor in [0, 1]")]
    public Task One_of_a_loss_scale_does_so_too(string config, string scale, string rule, string message) => Reports(rule, message, Scaled(config, scale));

    /// <summary>Nor is anything reported for an argument that an attribute or a dynamic loss scale replaces.</summary>
    [Fact]
    public async Task Nothing_is_said_of_what_is_not_used()
    {
        Assert.Empty(await Analyze(FromKeras("LearningRateMethod = \"Rate\""), Serialized("\"learning_rate\": 1e-50")));
        Assert.Empty(await Analyze(FromKeras(attributes: "[CosineDecay(InitialLearningRate = 1, DecaySteps = 9)]"), Serialized("\"learning_rate\": 1e-50")));
        Assert.Empty(await Analyze(FromKeras(), Scaled("\"loss_scale_factor\": 0.0")));
        Assert.Equal(Generate(FromKeras(), Scaled("\"rho\": 0.9")), Generate(FromKeras(), Scaled("\"rho\": 0.9, \"loss_scale_factor\": 4.0")));
    }

    /// <summary>A file may have a weight decay today and none tomorrow.</summary>
    [Fact]
    public async Task Nothing_is_said_of_an_exclusion_from_what_the_file_may_have() => Assert.Empty(await Analyze(
        FromKeras().Replace("public float Value;", "public float Value; [ExcludeFromWeightDecay] public float Bias;", StringComparison.Ordinal), Serialized("\"rho\": 0.9")));

    /// <summary>NaN unsets an option; on top of a file, it unsets the file's value.</summary>
    [Theory]
    [InlineData("WeightDecay", "weight_decay")]
    [InlineData("ClipNorm", "clipnorm")]
    [InlineData("ClipValue", "clipvalue")]
    [InlineData("GlobalClipNorm", "global_clipnorm")]
    [InlineData("LossScaleFactor", "loss_scale_factor")]
    public async Task What_is_in_the_file_can_be_taken_back(string option, string argument)
    {
        string json = Serialized($"\"{argument}\": 0.5");
        Assert.Empty(await Analyze(FromKeras(option + " = double.NaN"), json));
        Assert.Equal(Generate(Struct()), Generate(FromKeras(option + " = double.NaN"), json));
        Assert.NotEqual(Generate(Struct()), Generate(FromKeras(), json));
    }

    [Fact]
    public async Task A_line_is_that_of_the_file()
    {
        Diagnostic diagnostic = Assert.Single(await Analyze(FromKeras(), "{\n \"class_name\": \"RMSprop\",\n \"config\": {\n  \"rho\": 1.5\n }\n}"));
        Assert.Equal(LocationKind.ExternalFile, diagnostic.Location.Kind);
        Assert.Equal(
            new FileLinePositionSpan(FilePath, new LinePositionSpan(new LinePosition(3, 2), new LinePosition(3, 12))), diagnostic.Location.GetLineSpan());
    }

    /// <summary>A file lists all arguments; only an attribute's arguments show the author's intent.</summary>
    [Fact]
    public async Task Arguments_without_effect_are_fine_in_a_file() =>
        Assert.Empty(await Analyze(FromKeras(), Serialized("\"use_ema\": false, \"ema_momentum\": 0.9, \"ema_overwrite_frequency\": 10")));

    [Fact]
    public async Task Nobody_reads_a_file_that_nothing_names() =>
        Assert.Empty(await GeneratorHarness.AnalyzeAsync(With(("/project/other.json", "{")), Struct()));

    [Fact]
    public async Task A_file_that_can_not_be_read_leaves_a_class_that_compiles()
    {
        foreach (string json in (string[])["", "{", "[]", "{\"class_name\": 1}", Serialized("\"rho\": \"x\""), Serialized("\"learning_rate\": {}")])
        {
            Assert.Equal(Generate(Struct()), Generate(FromKeras(), json));
            Assert.NotEmpty(await Analyze(FromKeras(), json));
        }
    }

    /// <summary>The compiler returns no text for a file that it can't open.</summary>
    [Fact]
    public async Task A_file_that_can_not_be_opened()
    {
        HarnessOptions options = HarnessOptions.Default with { AdditionalFiles = [new LockedFile(FilePath)] };
        Diagnostic diagnostic = Assert.Single(await GeneratorHarness.AnalyzeAsync(options, FromKeras()));
        Assert.Equal(
            ("RMSP025", "FromKeras 'optimizer.json' can't be used: the file can't be opened"), (diagnostic.Id, diagnostic.GetMessage(null)));
        Assert.Equal(Generate(Struct()), Assert.Single(GeneratorHarness.Run(options, FromKeras()).Sources.Values));
    }

    private sealed class LockedFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => null;
    }

    /// <summary>
    /// Keras 3 ignores it with a warning; Keras 2 divided the rate by 1 + decay × iterations (<c>OptimizerV2._decayed_lr</c>), as the
    /// schedule in the message does.
    /// </summary>
    [Theory]
    [InlineData("\"learning_rate\": 0.01, [|\"decay\": 0.0001|]", "0.0001", "0.01")]
    [InlineData("[|\"decay\": 0.5|], \"lr\": 0.25", "0.5", "0.25")]
    [InlineData("[|\"decay\": 0.5|]", "0.5", "0.001")]
    public Task A_decay_is_told_with_what_it_was(string config, string decay, string rate) => Reports(
        "RMSP041",
        $"'optimizer.json' has \"decay\": {decay}, which has no effect in Keras 3, nor here: for Keras 2's behavior write [InverseTimeDecay(InitialLearningRate = {rate}, DecaySteps = 1, DecayRate = {decay})]",
        Serialized(config));

    [Fact]
    public async Task A_decay_is_not_told_where_the_rate_is_given_here() =>
        Assert.Empty(await Analyze(FromKeras(attributes: "[InverseTimeDecay(InitialLearningRate = 0.1, DecaySteps = 1, DecayRate = 0.5)]"), Serialized("\"decay\": 0.5")));

    /// <summary>Terminals and people read the output of a build.</summary>
    [Theory]
    [InlineData("{\"class_name\": \"TEXT\", \"config\": {}}")]
    [InlineData("{\"class_name\": \"RMSprop\", \"config\": {\"TEXT\": 1}}")]
    [InlineData("{\"class_name\": \"RMSprop\", \"config\": {}, \"TEXT\": 1}")]
    [InlineData("{\"class_name\": \"RMSprop\", \"config\": {\"learning_rate\": {\"class_name\": \"TEXT\", \"config\": {}}}}")]
    [InlineData("{\"learning_rate\": 0.1, \"TEXT\": 1, \"TEXT\": 2}")]
    public async Task No_text_of_a_file_goes_through(string json)
    {
        const int LongestMessage = 500;
        foreach ((string text, string seen) in new[]
        {
            ("\\u001b[31mred", "\\u001B[31mred"), ("a\\r\\nb", "a\\u000D\\u000Ab"), ("\\u202eabc", "\\u202Eabc"), ("\\u2028", "\\u2028"), ("\\ud800", "\\uD800"), ("😀", "😀"),
            (new string('x', 400_000), new string('x', 80) + "… (400000 characters)"),
        })
        {
            string message = Assert.Single(await Analyze(FromKeras(), json.Replace("TEXT", text, StringComparison.Ordinal))).GetMessage(null);
            Assert.Contains(seen, message, StringComparison.Ordinal);
            Assert.InRange(message.Length, 1, LongestMessage);
            Assert.DoesNotContain(message, character => char.IsControl(character) || character is '\u202e' or '\u2028');
        }
    }

    private static string Unreadable(string what) => $"'optimizer.json' can't be read as keras.optimizers.RMSprop: {what}";

    private static async Task Reports(string rule, string message, string markedJson)
    {
        int start = markedJson.IndexOf("[|", StringComparison.Ordinal);
        int end = markedJson.IndexOf("|]", StringComparison.Ordinal) - 2;
        string json = markedJson.Remove(end + 2, 2).Remove(start, 2);
        ImmutableArray<Diagnostic> diagnostics = await Analyze(FromKeras(), json);
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal((rule, message), (diagnostic.Id, diagnostic.GetMessage(null)));
        Assert.Equal(FilePath, diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(TextSpan.FromBounds(start, end), diagnostic.Location.SourceSpan);
    }
}
