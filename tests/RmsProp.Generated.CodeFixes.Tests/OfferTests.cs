using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.CodeFixes.Tests;

/// <summary>The offers where a repair would not compile, or would not be one.</summary>
public class OfferTests
{
    private const string ClassFields = "public float Value;";

    [Theory]
    [InlineData("partial class Model : System.Random", ClassFields)]
    [InlineData("abstract partial class Model", ClassFields)]
    [InlineData("static partial class Model", "public static float Value;")]
    [InlineData("partial class Model", ClassFields + " public virtual void Reset() { }")]
    [InlineData("partial class Model", ClassFields + " protected float Scale;")]
    [InlineData("partial class Model", ClassFields + " ~Model() { }")]
    [InlineData("partial class Model", "public float Value = 1;")]
    [InlineData("partial class Model", "public float Value { get; set; } = 1;")]
    [InlineData("partial class Model", "public float Value = 1; public float Scale;")]
    [InlineData("partial class Model", "public float Value = 1, Scale;")]
    public Task A_class_that_can_not_be_a_struct_stays_one(string declaration, string members) =>
        Offers("RMSP001", $"[RMSpropConfig] {declaration} {{ {members} }}");

    [Theory]
    [InlineData("public double Rate() => Value;")]
    [InlineData("public double Rate() => this.Value;")]
    [InlineData("public double Rate() => Scale();  private double Scale() => 1;")]
    [InlineData("public double Rate() { System.Func<double> scale = Scale; return scale(); } private double Scale() => 1;")]
    [InlineData("public readonly double Rate() => 1;")]
    [InlineData("public static double Rate<T>() => 1;")]
    [InlineData("public double Rate(int step) => 1;")]
    public Task A_method_that_needs_an_instance_is_not_made_static(string members) =>
        Offers("RMSP012", $"[RMSpropConfig(LearningRateMethod = \"Rate\")] partial struct Model {{ public float Value; {members} }}");

    [Theory]
    [InlineData("1 + 1")]
    [InlineData("")]
    [InlineData("class")]
    [InlineData("Value")]
    public Task No_method_is_added_that_could_not_have_the_name(string name) =>
        Offers("RMSP012", $"[RMSpropConfig(LearningRateMethod = \"{name}\")] partial struct Model {{ public float Value; }}");

    [Fact]
    public Task An_optimizer_that_no_loop_around_it_creates_is_not_moved() => Offers(
        "RMSP044",
        """
        static class Trainer
        {
            static void Run<T>(ref Model p, in Model g) where T : IRMSpropOptimizer<Model>, new() { for (int i = 0; i < 9; i++) Step<T>(ref p, in g); }
            static void Step<T>(ref Model p, in Model g) where T : IRMSpropOptimizer<Model>, new() { lock (typeof(Model)) { var o = new T(); o.Apply(ref p, in g); } }
        }

        [RMSpropConfig] partial struct Model { public float Value; }
        """);

    [Fact]
    public Task A_deconstructed_copy_does_not_make_another_variable_a_reference() => Offers(
        "RMSP042",
        """
        class Trainer
        {
            private Model _model;
            void Run(IRMSpropOptimizer<Model> o, Model g) { System.Action step = () => { (Model p, int k) = (_model, 1); o.Apply(ref p, in g); }; step(); }
        }

        [RMSpropConfig] partial struct Model { public float Value; }
        """);

    [Fact]
    public Task A_copy_of_a_parameter_that_is_passed_by_value_is_not_made_a_reference_to_it() => Offers(
        "RMSP042",
        """
        static class Trainer
        {
            static void Run(IRMSpropOptimizer<Model> o, Model model, in Model g) { var p = model; o.Apply(ref p, in g); }
        }

        [RMSpropConfig] partial struct Model { public float Value; }
        """);

    /// <summary>The default of an option; the numbers are Keras'.</summary>
    [Theory]
    [InlineData("RMSP008", "ClipNorm = 0", "Remove ClipNorm")]
    [InlineData("RMSP008", "ClipValue = 0", "Remove ClipValue")]
    [InlineData("RMSP008", "GlobalClipNorm = 0", "Remove GlobalClipNorm")]
    [InlineData("RMSP007", "Convention = (RMSpropConvention)9", "Remove Convention")]
    [InlineData("RMSP007", "EpsilonPlacement = (EpsilonPlacement)9", "Remove EpsilonPlacement")]
    [InlineData("RMSP007", "Momentum = 0.9, LearningRatePlacement = (LearningRatePlacement)9", "Remove LearningRatePlacement")]
    [InlineData("RMSP007", "WeightDecay = 0.1, WeightDecayMode = (WeightDecayMode)9", "Remove WeightDecayMode")]
    [InlineData("RMSP007", "NonFiniteGradients = (NonFiniteGradients)9", "Remove NonFiniteGradients")]
    [InlineData("RMSP007", "Numerics = (KernelNumerics)9", "Remove Numerics")]
    [InlineData("RMSP008", "InitialVelocity = -1", "Remove InitialVelocity")]
    [InlineData("RMSP008", "DynamicLossScale = true, InitialLossScale = 0", "Set InitialLossScale to 32768, the default in Keras")]
    [InlineData("RMSP007", "DynamicLossScale = true, MaxLossScale = 0", "Remove MaxLossScale")]
    [InlineData("RMSP018", "MinLossScale = 1", "Remove MinLossScale", "Set DynamicLossScale to true")]
    [InlineData("RMSP023", "Epsilon = 1e-40, Numerics = KernelNumerics.Fast", "Remove Numerics")]
    [InlineData("RMSP023", "LossScaleFactor = 1", "Remove LossScaleFactor")]
    [InlineData("RMSP032", "Convention = RMSpropConvention.PyTorch, FromKeras = \"optimizer.json\"", "Remove Convention", "Remove FromKeras")]
    public Task A_value_goes_back_to_what_it_is_when_not_given(string rule, string arguments, params string[] titles) => Offers(
        rule, $"[RMSpropConfig({arguments})] partial struct Model {{ public float Value; }}", titles);

    [Theory]
    [InlineData("RMSP008", "RMSpropConfig(LearningRateMultiplier = -1)", "Remove LearningRateMultiplier")]
    [InlineData("RMSP008", "RMSpropConfig(LearningRateMultiplier = 0)", "Remove LearningRateMultiplier")]
    [InlineData("RMSP008", "MaxNorm(MaxValue = 0)", "Remove MaxValue")]
    [InlineData("RMSP008", "MinMaxNorm(MinValue = -1)", "Remove MinValue")]
    [InlineData("RMSP008", "MinMaxNorm(Rate = 2)", "Remove Rate")]
    [InlineData("RMSP032", "UnitNorm(Axis = 0, Axes = [0])", "Remove Axis")]
    public Task So_does_one_on_a_field(string rule, string attribute, string title) => Offers(
        rule, $"[RMSpropConfig] partial struct Model {{ public float Value; [{attribute}] public float[] Weights; }}", title);

    [Fact]
    public Task A_configuration_is_offered_where_there_is_nothing_to_shard() =>
        Offers("RMSP045", "[Sharded] partial struct Model { public float Value; }", "Add [RMSpropConfig] to 'Model'");

    /// <summary>A configuration can't be added to a class.</summary>
    [Theory]
    [InlineData("RMSP045", "class Layer { [NonNegative] public float Value; }", "Remove [NonNegative] from 'Value'")]
    [InlineData("RMSP045", "record Layer([NonNegative] float Value);", "Remove [NonNegative] from 'Value'")]
    [InlineData("RMSP045", "interface ILayer { [NonNegative] float Value { get; } }", "Remove [NonNegative] from 'Value'")]
    [InlineData("RMSP018", "class Layer { public void Set([NonNegative] float value) { } }", "Remove [NonNegative] from 'value'")]
    public Task Only_its_removal_is_offered_for_an_attribute_in_a_class(string rule, string source, string title) => Offers(rule, source, title);

    [Theory]
    [InlineData("PolynomialDecay(InitialLearningRate = 0.1, DecaySteps = 9, EndLearningRate = -1)", "Set EndLearningRate to 0.0001, the default in Keras")]
    [InlineData("CosineDecayRestarts(InitialLearningRate = 0.1, FirstDecaySteps = 9, MMul = double.NaN)", "Set MMul to 1, the default in Keras")]
    public Task And_one_of_a_schedule(string schedule, string title) => Offers(
        "RMSP014", $"[RMSpropConfig, {schedule}] partial struct Model {{ public float Value; }}", title);

    /// <summary>The default would not be what was meant: the division is repaired instead.</summary>
    [Theory]
    [InlineData("RMSP008", "LearningRate = 1 / 1000")]
    [InlineData("RMSP008", "ClipNorm = 1 / 2")]
    [InlineData("RMSP007", "DynamicLossScale = true, MinLossScale = 1 / 2")]
    public Task A_number_that_is_wrong_by_an_integer_division_keeps_its_value(string rule, string arguments) => Offers(
        rule, $"[RMSpropConfig({arguments})] partial struct Model {{ public float Value; }}");

    /// <summary>Optax has no default for it.</summary>
    [Fact]
    public Task A_rate_without_a_default_is_left_to_its_author() => Offers(
        "RMSP008", "[RMSpropConfig(Convention = RMSpropConvention.Optax, LearningRate = -1)] partial struct Model { public float Value; }");

    /// <summary>Either of the group's own two has to go first.</summary>
    [Fact]
    public Task Of_two_clip_options_beside_that_of_the_struct_either_can_go_first() => Offers(
        "RMSP006",
        "[RMSpropConfig(GlobalClipNorm = 1)] partial struct Model { public float Value; [RMSpropConfig(ClipNorm = 1, ClipValue = 0.5)] public float Bias; }",
        "Keep ClipNorm and remove ClipValue",
        "Keep ClipValue and remove ClipNorm");

    [Fact]
    public Task No_method_is_added_where_there_is_no_body() =>
        Offers("RMSP012", "[RMSpropConfig(LearningRateMethod = \"Rate\")] partial record struct Model(float Value);");

    [Theory]
    [InlineData("float")]
    [InlineData("double[]")]
    [InlineData("System.Numerics.Tensors.Tensor<double>")]
    public Task Volatile_is_removed_where_nothing_else_is_wrong(string type) => Offers(
        "RMSP046",
        $"[RMSpropConfig] partial struct Model {{ public float Value; volatile {type} Weights; }}",
        "Remove 'volatile' from 'Weights'");

    [Fact]
    public Task Volatile_is_not_removed_where_the_type_is_wrong_as_well() => Offers(
        "RMSP004", "[RMSpropConfig] partial struct Model { public float Value; volatile string Title; }", "Mark 'Title' [NotTrainable]");

    /// <summary>That would exclude them from training.</summary>
    [Theory]
    [InlineData("System.Collections.Generic.List<float>")]
    [InlineData("float?")]
    [InlineData("(float, double[])")]
    [InlineData("System.Random[][] Others; public Layer[]")]
    [InlineData("Layer")]
    public Task Numbers_are_not_marked_not_trainable(string type) => Offers(
        "RMSP046", $"class Layer {{ public float[] Weights; }} [RMSpropConfig] partial struct Model {{ public float Value; public {type} Weights; }}");

    [Fact]
    public Task A_property_of_an_interface_gets_no_setter_that_the_interface_has_not() => Offers(
        "RMSP017",
        """
        interface IWeighted { float Weight { get; } }
        [RMSpropConfig] partial struct Model : IWeighted { public float Value; float IWeighted.Weight { get; } }
        """,
        "Mark 'Weight' [NotTrainable]");

    /// <summary>Making the inner field writable would not be enough, because the outer one is not.</summary>
    [Fact]
    public Task A_field_in_a_read_only_one_is_not_made_writable() => Offers(
        "RMSP017",
        "struct Layer { public readonly float Weight; } [RMSpropConfig] partial struct Model { public float Value; public readonly Layer Hidden; }",
        "Mark 'Weight' [NotTrainable]");

    /// <summary>Either all elements of an inline array are trained, or none.</summary>
    [Fact]
    public Task A_struct_that_is_an_inline_array_has_no_field_to_leave_out() => Offers(
        "RMSP004", "[RMSpropConfig, System.Runtime.CompilerServices.InlineArray(4)] partial struct Model { private int _first; }");

    [Fact]
    public Task A_layout_that_is_not_written_by_its_name_is_left_alone() => Offers(
        "RMSP019",
        """
        [RMSpropConfig, System.Runtime.InteropServices.StructLayout((System.Runtime.InteropServices.LayoutKind)2)]
        partial struct Model { [System.Runtime.InteropServices.FieldOffset(0)] public float Value; }
        """);

    [Fact]
    public Task A_steps_argument_without_a_default_is_left_to_its_author() => Offers(
        "RMSP014", "[RMSpropConfig, CosineDecay(InitialLearningRate = -1, DecaySteps = 9)] partial struct Model { public float Value; }");

    /// <summary>The other clip option is the struct's, and applies to all of its fields.</summary>
    [Fact]
    public Task The_clip_option_of_a_field_is_not_kept_instead_of_the_one_of_the_struct() => Offers(
        "RMSP006",
        "[RMSpropConfig(GlobalClipNorm = 1)] partial struct Model { public float Value; [RMSpropConfig(ClipValue = 0.5)] public float Bias; }",
        "Remove ClipValue");

    [Fact]
    public Task Each_configuration_is_a_choice_for_a_schedule_without_one() => Offers(
        "RMSP015",
        """
        [RMSpropConfig, RMSpropConfig(Name = "Fine"), CosineDecay(InitialLearningRate = 1, DecaySteps = 9)]
        partial struct Model { public float Value; }
        """,
        "Use CosineDecay for 'Fine'",
        "Use CosineDecay for 'RMSprop'");

    /// <summary>Only numbers are appended to a name, and no more of them than there are configurations.</summary>
    [Fact]
    public Task No_name_is_offered_where_all_that_are_tried_are_taken() => Offers(
        "RMSP010", "[RMSpropConfig(Name = \"?\")] partial struct Model { public float RMSprop, RMSprop2, RMSprop3; }");

    /// <summary>C# allows a comma after the last attribute of a list.</summary>
    [Fact]
    public async Task An_attribute_before_a_superfluous_comma_is_removed_as_well()
    {
        using var workspace = new FixWorkspace([
            "using RmsProp.Generated; [RMSpropConfig(LearningRate = 1), CosineDecay(InitialLearningRate = 1, DecaySteps = 9), /* none */] partial struct Model { float W; }",
        ]);
        await workspace.FixAsync("RMSP016", "Keep LearningRate and remove CosineDecay");
        Assert.Equal(
            "using RmsProp.Generated; [RMSpropConfig(LearningRate = 1), /* none */] partial struct Model { float W; }",
            Assert.Single(await workspace.TextsAsync()));
    }

    /// <summary>The comments before and after it stay.</summary>
    [Fact]
    public async Task Comments_stay_before_a_superfluous_comma()
    {
        using var workspace = new FixWorkspace([
            "using RmsProp.Generated; [RMSpropConfig(LearningRate = 1), /* falls */ CosineDecay(InitialLearningRate = 1, DecaySteps = 9) /* to 0 */, /* none */] partial struct Model { float W; }",
        ]);
        await workspace.FixAsync("RMSP016", "Keep LearningRate and remove CosineDecay");
        Assert.Equal(
            "using RmsProp.Generated; [RMSpropConfig(LearningRate = 1), /* falls */ /* to 0 */ /* none */] partial struct Model { float W; }",
            Assert.Single(await workspace.TextsAsync()));
    }

    /// <summary>A file without line endings gets that of .NET's own sources.</summary>
    [Fact]
    public async Task An_attribute_gets_a_line_of_its_own_in_a_file_of_one_line()
    {
        using var workspace = new FixWorkspace(["[RmsProp.Generated.CosineDecay(InitialLearningRate = 1, DecaySteps = 9)] partial struct Model { float W; }"]);
        await workspace.FixAsync("RMSP015", "Add [RMSpropConfig] to 'Model'");
        Assert.Equal(
            "[RmsProp.Generated.RMSpropConfig]\n[RmsProp.Generated.CosineDecay(InitialLearningRate = 1, DecaySteps = 9)] partial struct Model { float W; }",
            Assert.Single(await workspace.TextsAsync()));
    }

    private static async Task Offers(string rule, string source, params string[] titles)
    {
        using var workspace = new FixWorkspace([FixExample.Using + source]);
        List<string> offered = [];
        Diagnostic[] found = [.. (await FixWorkspace.DiagnosticsAsync(workspace.FirstDocument.Project)).Where(diagnostic => diagnostic.Id == rule)];
        foreach (Diagnostic diagnostic in found)
        {
            offered.AddRange((await workspace.ActionsAsync(diagnostic)).Select(offer => offer.Action.Title));
        }

        Assert.Single(found);
        Assert.Equal(titles, offered.Order(StringComparer.Ordinal));
    }
}
