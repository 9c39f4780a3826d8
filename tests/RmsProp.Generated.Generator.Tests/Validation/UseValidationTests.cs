using System.Globalization;
using System.Text.RegularExpressions;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// All actions that were recorded on a Keras optimizer, done with a generated one if C# can express them. The numbers are Keras' recorded
/// results.
/// </summary>
public partial class UseValidationTests
{
    private const string VariablesAreFields = "the variables are the fields of a struct, and gradients are the same struct: none can be missing, unknown or left over";
    private const string DecidedWhenCompiled = "[ExcludeFromWeightDecay] is on a field when the optimizer is compiled: it comes neither late nor with a pattern";
    private const string StateIsAStruct = "the state is a struct with a field for each slot, not a list of arrays that could be too short";
    private const string DoesNotCompile = "a string or null is no double, which is tested with the arguments";

    private static readonly Dictionary<string, Action<ValidationRow>> Actions = new()
    {
        ["apply([None, None], [v, w])"] = NoGradientAtAll,
        ["iterations after apply([None]) failed"] = StepsAfterAFailure,
        ["apply([g, None, None], [a, b, c])"] = OneGradientOfThree,
        ["build([a, b]); apply([g], [a, b]) (fewer gradients)"] = GradientOfTheFirst,
        ["build([a, b]); apply([g], [b]) (a subset)"] = GradientOfTheSecond,
        ["gradient shape [2] for variable shape [3]"] = row => GradientOfAnotherLength(2),
        ["gradient shape [] for variable shape [3]"] = row => GradientOfAnotherLength(1),
        ["optimizer.learning_rate = 0.5 when built with a schedule"] = row => RateUnderASchedule(),
        ["optimizer.learning_rate = 1 (an int) after construction"] = row => RateOfAnInt(),
        ["optimizer.learning_rate = 0.5 when built with a callable"] = row => RateUnderAMethod(),
        ["optimizer.learning_rate = schedule when built with a float"] = row => ScheduleForAConstant(),
        ["set_weights with a wrong shape"] = row => StateOfAnotherShape(),
        ["build([a]) then build([a, b])"] = row => BuildingTwice(),
        ["finalize_variable_values before any step"] = FinalizingFirst,
        ["loss_scale_factor=0.0, one step"] = row => StepOf(new Suspicious.ScaledByZero(), row),
        ["loss_scale_factor=-2.0, one step"] = row => StepOf(new Suspicious.ScaledByMinusTwo(), row),
        ["clipnorm=inf, one step"] = ClippedToInfinity,
        ["how often a callable learning rate is called"] = row => CallsOfTheMethod(),
    };

    private static readonly Dictionary<string, string> WithoutCounterpart = new()
    {
        ["apply([], [v])"] = VariablesAreFields,
        ["apply_gradients([])"] = VariablesAreFields,
        ["apply([g]) on an unbuilt optimizer without variables"] = VariablesAreFields,
        ["build([a, b]); apply([g])"] = VariablesAreFields,
        ["build([a, b]); apply([g, g, g])"] = VariablesAreFields,
        ["apply([g, g], [a]) (more gradients than variables)"] = VariablesAreFields,
        ["apply on [a], then on [b] (unknown variable)"] = VariablesAreFields,
        ["finalize_variable_values([a]) when built on [a, b]"] = VariablesAreFields,
        ["apply([g, g], [a, a]) (the same variable twice)"] = "a field is one variable, once",
        ["exclude_from_weight_decay(var_names=['bias']) AFTER build"] = DecidedWhenCompiled,
        ["exclude_from_weight_decay(var_names=['('])"] = DecidedWhenCompiled,
        ["set_weights before build"] = StateIsAStruct,
        ["set_weights with too few arrays"] = StateIsAStruct,
        ["load_own_variables with a wrong count"] = StateIsAStruct,
        ["from_config with an unknown key"] = "a configuration is an attribute, whose unknown arguments do not compile, which is tested with the arguments",
        ["RMSprop(momentum='0.9').build"] = DoesNotCompile,
        ["RMSprop(momentum=None).build"] = DoesNotCompile,
        ["clipnorm='1.0', one step"] = DoesNotCompile,
    };

    private static IEnumerable<ValidationRow> Uses => ValidationRow.All.Where(row => row.Group == ValidationGroup.Use);

    public static TheoryData<int, string> Rows => ValidationRow.Theory(Uses.Where(row => Actions.ContainsKey(row.Action)));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Does_as_Keras_does(int index, string description)
    {
        Assert.NotEmpty(description);
        ValidationRow row = ValidationRow.All[index];
        Actions[row.Action](row);
    }

    [Fact]
    public void Every_action_is_done_or_can_not_be_written() => Assert.Equal(
        Uses.Select(row => row.Action).Order(StringComparer.Ordinal),
        Actions.Keys.Concat(WithoutCounterpart.Keys).Order(StringComparer.Ordinal));

    private static void NoGradientAtAll(ValidationRow row)
    {
        Assert.False(row.IsAccepted);
        Variables variables = Ones();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(
            () => new Variables.RMSprop().Apply(ref variables, default));
        Assert.StartsWith("No gradients provided for any variable", exception.Message, StringComparison.Ordinal);
    }

    private static void StepsAfterAFailure(ValidationRow row)
    {
        var optimizer = new Variables.RMSprop();
        Variables variables = Ones();
        Assert.Throws<InvalidOperationException>(() => optimizer.Apply(ref variables, default));
        Assert.Equal("iterations after the failed call: 0", row.Effect);
        Assert.Equal((0, 0), (optimizer.Steps, optimizer.Iterations));
    }

    // Keras also warns that b and c have no gradient.
    private static void OneGradientOfThree(ValidationRow row)
    {
        Assert.True(row.IsAccepted);
        Variables variables = Ones();
        new Variables.RMSprop().Apply(ref variables, new Variables { A = [1] });
        Assert.NotEqual([1], variables.A);
        Assert.Equal([1], variables.B);
        Assert.Equal([1], variables.C);
    }

    private static void GradientOfTheFirst(ValidationRow row)
    {
        Variables variables = Ones();
        variables.B = [2];
        var optimizer = new Variables.RMSprop();
        optimizer.Build(in variables);
        optimizer.Apply(ref variables, new Variables { A = [1] });
        Assert.Equal([Recorded(row, "a")], variables.A);
        Assert.Equal([Recorded(row, "b")], variables.B);
    }

    private static void GradientOfTheSecond(ValidationRow row)
    {
        Variables variables = Ones();
        variables.B = [2];
        var optimizer = new Variables.Fast();
        optimizer.Build(in variables);
        optimizer.Apply(ref variables, new Variables { B = [1] });
        Assert.Equal([Recorded(row, "a")], variables.A);
        Assert.Equal([Recorded(row, "b")], variables.B);
        Assert.Equal(Recorded(row, "iterations"), optimizer.Iterations);
    }

    // Keras' backends silently broadcast one number to three, which does not make a wrong shape right.
    private static void GradientOfAnotherLength(int length)
    {
        Variables variables = Ones();
        variables.B = [1, 2, 3];
        var gradients = new Variables { A = [1], B = new float[length] };
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new Variables.RMSprop().Apply(ref variables, gradients));
        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"The gradient of 'B' has length {length}, but the parameter has length 3."),
            exception.Message, StringComparison.Ordinal);
        Assert.Equal([1], variables.A);
    }

    private static void RateUnderASchedule()
    {
        var optimizer = new Scalar.Scheduled();
        Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 0.5);
        Assert.Equal(0.1f, optimizer.LearningRate);
    }

    private static void RateOfAnInt()
    {
        var optimizer = new Scalar.RMSprop { LearningRate = 1 };
        Assert.Equal(1.0, optimizer.LearningRate);
    }

    private static void RateUnderAMethod()
    {
        var optimizer = new Counting.RMSprop();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 0.5);
        Assert.Contains("CountedRate", exception.Message, StringComparison.Ordinal);
    }

    // InverseTimeDecay at step 0 is the initial rate, and half of it after DecaySteps steps with a decay rate of 1.
    private static void ScheduleForAConstant()
    {
        var optimizer = new Scalar.RMSprop { LearningRateSchedule = new InverseTimeDecay(0.5, decaySteps: 1, decayRate: 1) };
        Assert.Equal(0.5, optimizer.LearningRate);
        var model = new Scalar { Value = 1 };
        optimizer.Apply(ref model, new Scalar { Value = 1 });
        Assert.Equal(0.25, optimizer.LearningRate);
    }

    private static void StateOfAnotherShape()
    {
        Variables variables = Ones();
        Variables.RMSprop.State state = default;
        Variables.RMSprop.Build(ref state, in variables);
        state.Velocity.B = [0, 0, 0];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Variables.RMSprop.Apply(ref state, ref variables, Ones()));
        Assert.StartsWith("'B' of the parameters has length 1, but the optimizer was built for length 3.", exception.Message, StringComparison.Ordinal);
    }

    private static void BuildingTwice()
    {
        Variables variables = Ones();
        var optimizer = new Variables.RMSprop();
        optimizer.Build(in variables);
        optimizer.Apply(ref variables, Ones());
        float[] velocity = optimizer.Velocity.A;
        optimizer.Build(in variables);
        Assert.Same(velocity, optimizer.Velocity.A);
        Assert.NotEqual([0], velocity);
    }

    private static void FinalizingFirst(ValidationRow row)
    {
        var scalar = new Scalar { Value = 3 };
        new Scalar.Averaged().FinalizeVariableValues(ref scalar);
        Assert.Equal(Recorded(row, "a"), scalar.Value);

        Variables variables = Ones();
        new Variables.Averaged().FinalizeVariableValues(ref variables);
        Assert.Equal([Recorded(row, "a")], variables.A);
    }

    private static void StepOf(IRMSpropOptimizer<Suspicious> optimizer, ValidationRow row)
    {
        var model = new Suspicious { Value = new System.Numerics.Vector2(1) };
        optimizer.Apply(ref model, new Suspicious { Value = new System.Numerics.Vector2(1) });
        Assert.Equal(Recorded(row, "v"), model.Value.X);
    }

    private static void ClippedToInfinity(ValidationRow row)
    {
        Assert.Equal("v=[nan nan]", row.Effect);
        var model = new Suspicious { Value = new System.Numerics.Vector2(1, 2) };
        new Suspicious.ClippedToInfinity().Apply(ref model, new Suspicious { Value = new System.Numerics.Vector2(0, 1) });
        Assert.Equal((float.NaN, float.NaN), (model.Value.X, model.Value.Y));
    }

    // Keras calls it once for each variable that decays and once for the update, four times here. A method of the step returns the same
    // rate each time, so only a counter like this one can tell the difference.
    private static void CallsOfTheMethod()
    {
        var variables = new Counting { A = [1], B = [1], C = [1] };
        int before = Counting.Calls;
        new Counting.RMSprop().Apply(ref variables, new Counting { A = [1], B = [1], C = [1] });
        Assert.Equal(1, Counting.Calls - before);
    }

    private static Variables Ones() => new() { A = [1], B = [1], C = [1] };

    /// <summary>The number recorded under a name, as a float.</summary>
    private static float Recorded(ValidationRow row, string name)
    {
        Match match = Effect().Matches(row.Effect!).Single(match => match.Groups["name"].Value == name);
        return match.Groups["value"].Value == "nan" ? float.NaN : float.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<name>\w+)=(?<value>nan|\d+(\.\d+)?)")]
    private static partial Regex Effect();
}
