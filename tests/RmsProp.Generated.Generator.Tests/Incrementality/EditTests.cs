using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// For each kind of edit: which steps of the generator run again, and why. Of two optimizers, the one that an edit does not concern is
/// unchanged; and after every edit the sources equal those of a new generator.
/// </summary>
public class EditTests
{
    private const int Model = 0;
    private const int Other = 1;
    private const int Rates = 2;
    private const int Layer = 3;
    private const int Unrelated = 4;

    private static readonly string[] Sources =
    [
        """
        using RmsProp.Generated;

        [RMSpropConfig(LearningRate = Rates.Initial, Momentum = 0.9)]
        public partial struct Model
        {
            public float Weight;
            public Layer Hidden;

            public readonly float Evaluate(float x) => x * Weight;
        }
        """,
        """
        using RmsProp.Generated;

        [RMSpropConfig]
        public partial struct Other { public double Value; }
        """,
        "public static class Rates { public const double Initial = 0.1; }",
        "public struct Layer { public float Gain; }",
        "public static class Unrelated { public static int Twice(int value) { return 2 * value; } }",
    ];

    private static readonly StepReasons Nothing = new("Cached Cached", "Cached", "Cached Cached", "Cached Cached");

    private static readonly StepReasons FirstModified = new("Modified Cached", "Cached", "Modified Cached", "Modified Cached");

    [Fact]
    public void At_first_everything_is_new()
    {
        GeneratorSession session = Open();
        Assert.Equal(new StepReasons("New New", "New", "New New", "New New"), StepReasons.Of(session.Run()));
    }

    [Fact]
    public void No_edit() => After(_ => { }, Nothing);

    [Fact]
    public void A_comment_in_another_file() => After(session => Replace(session, Unrelated, "{ return", "{ /* twice */ return"), Nothing);

    [Fact]
    public void A_statement_in_another_file() => After(session => Replace(session, Unrelated, "2 * value", "value + value"), Nothing);

    [Fact]
    public void A_method_in_another_file() => After(session => Replace(session, Unrelated, "public static int", "public static void New() { } public static int"), Nothing);

    [Fact]
    public void Another_file() => After(session => session.Add("public class Added { public float Value; }"), Nothing);

    [Fact]
    public void A_file_less() => After(session => session.Remove(Unrelated), Nothing);

    [Fact]
    public void A_comment_in_the_same_file() => After(session => Replace(session, Model, "public float", "// The slope.\n    public float"), Nothing);

    [Fact]
    public void Another_line_before_it() => After(session => session.Replace(Model, "\n" + session.Text(Model)), Nothing);

    [Fact]
    public void A_method_in_the_struct() => After(session => Replace(session, Model, "public readonly", "public static void New() { } public readonly"), Nothing);

    [Fact]
    public void A_statement_in_a_method_of_the_struct() => After(session => Replace(session, Model, "x * Weight", "x * Weight + 1"), Nothing);

    [Fact]
    public void A_type_in_the_same_file() => After(session => session.Replace(Model, session.Text(Model) + " public class Beside;"), Nothing);

    [Fact]
    public void A_field_with_another_name() => After(session => Replace(session, Model, "float Weight;", "float Slope;"), FirstModified);

    [Fact]
    public void A_field_of_another_type() => After(session => Replace(session, Model, "float Weight;", "double Weight;"), FirstModified);

    [Fact]
    public void A_field_more() => After(session => Replace(session, Model, "float Weight;", "float Weight, Bias;"), FirstModified);

    [Fact]
    public void A_field_on_a_part_in_a_new_file() => After(session => session.Add("public partial struct Model { public float Bias; }"), FirstModified);

    [Fact]
    public void Fields_in_another_order() => After(session => Replace(session, Model, "public Layer Hidden;", "", "public float Weight;", "public Layer Hidden; public float Weight;"), FirstModified);

    [Fact]
    public void An_attribute_on_a_field() => After(session => Replace(session, Model, "public float Weight;", "[NotTrainable] public float Weight;"), FirstModified);

    [Fact]
    public void A_group_on_a_field() => After(session => Replace(session, Model, "public float Weight;", "[RMSpropConfig(Rho = 0.5)] public float Weight;"), FirstModified);

    [Fact]
    public void A_group_on_a_struct_in_another_file() => After(
        session => Replace(session, Layer, "public struct", "[RmsProp.Generated.RMSpropConfig(Rho = 0.5)] public struct"), FirstModified);

    [Fact]
    public void A_constraint_on_a_field() => After(session => Replace(session, Model, "public float Weight;", "[NonNegative] public float Weight;"), FirstModified);

    [Fact]
    public void A_hyperparameter() => After(session => Replace(session, Model, "0.9", "0.95"), FirstModified);

    [Fact]
    public void A_hyperparameter_written_in_another_way() => After(session => Replace(session, Model, "0.9", "0.90d"), Nothing);

    [Fact]
    public void A_constant_in_another_file() => After(session => Replace(session, Rates, "0.1", "0.2"), FirstModified);

    /// <summary>
    /// The parser skips the sign and ends the member before it, so that the constant becomes private: the same tokens form another
    /// declaration.
    /// </summary>
    [Fact]
    public void A_sign_that_makes_a_constant_private() => After(session => Replace(session, Rates, "public const", "public = const"), FirstModified);

    [Fact]
    public void The_field_of_a_struct_in_another_file() => After(session => Replace(session, Layer, "float Gain;", "float[] Gain;"), FirstModified);

    [Fact]
    public void Another_struct_of_that_name_that_is_nearer() => After(
        session => session.Add("public partial struct Model { public struct Layer { public double Offset; } }"), FirstModified);

    /// <summary>The body may give a property a field or take it away; only the bodies of methods don't matter.</summary>
    [Fact]
    public void The_body_of_a_property()
    {
        GeneratorSession session = Open();
        session.ChangeParseOptions(GeneratorHarness.ParseOptions.WithLanguageVersion(LanguageVersion.Preview));
        Replace(session, Model, "public float Weight;", "public float Weight { get => 1; set { } }");
        var before = GeneratorSession.Sources(session.Run());
        Replace(session, Model, "get => 1;", "get => field;");
        GeneratorDriverRunResult result = session.Run();
        Assert.Equal(FirstModified, StepReasons.Of(result));
        Assert.Equal(session.RunAfresh(), GeneratorSession.Sources(result));
        Assert.NotEqual(before, GeneratorSession.Sources(result));
    }

    [Fact]
    public void A_reference() => After(
        session => session.Change(compilation => compilation.AddReferences(MetadataReference.CreateFromFile(typeof(EditTests).Assembly.Location))), Nothing);

    [Fact]
    public void A_reference_that_brings_a_field_type()
    {
        GeneratorSession session = Open();
        session.Replace(Layer, "global using Layer = RmsProp.Generated.Generator.Tests.Compiled.CompiledSecret;");
        session.Run();
        session.Change(compilation => compilation.AddReferences(MetadataReference.CreateFromFile(typeof(EditTests).Assembly.Location)));
        GeneratorDriverRunResult result = session.Run();
        Assert.Equal(FirstModified, StepReasons.Of(result));
        Assert.Equal(session.RunAfresh(), GeneratorSession.Sources(result));
    }

    /// <summary>Both schedules have the same arguments, so only the class's name tells them apart.</summary>
    [Fact]
    public void Another_schedule_with_the_same_arguments()
    {
        GeneratorSession session = Open();
        Replace(session, Model, "LearningRate = Rates.Initial, Momentum = 0.9)]", "Momentum = 0.9), ExponentialDecay(InitialLearningRate = 0.1, DecaySteps = 10, DecayRate = 0.5)]");
        session.Run();
        Replace(session, Model, "ExponentialDecay", "InverseTimeDecay");
        GeneratorDriverRunResult result = session.Run();
        Assert.Equal(FirstModified, StepReasons.Of(result));
        Assert.Equal(session.RunAfresh(), GeneratorSession.Sources(result));
    }

    /// <summary>The method is on a part of the struct in another file, which the attribute's part does not know.</summary>
    [Theory]
    [InlineData("long step", "")]
    [InlineData("long step", "int step")]
    [InlineData("static double", "double")]
    [InlineData("double Rate", "decimal Rate")]
    public void The_signature_of_the_method_that_gives_the_rate(string oldText, string newText)
    {
        GeneratorSession session = Open();
        Replace(session, Model, "LearningRate = Rates.Initial", "LearningRateMethod = \"Rate\"");
        session.Replace(Other, "public partial struct Model { private static double Rate(long step) => 1; }");
        var before = GeneratorSession.Sources(session.Run());
        Replace(session, Other, oldText, newText);
        var after = GeneratorSession.Sources(session.Run());
        Assert.Equal(session.RunAfresh(), after);
        Assert.NotEqual(before, after);
    }

    /// <summary>An assembly with another name may be one that sees a library's internal members.</summary>
    [Fact]
    public void An_assembly_name_that_a_library_knows()
    {
        CSharpCompilation library = GeneratorHarness.CreateCompilation(
            HarnessOptions.Default with { AssemblyName = "Library" },
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")] public struct Layer { internal float Gain; }");
        GeneratorSession session = Open();
        session.Replace(Layer, "");
        session.Change(compilation => compilation.AddReferences(library.ToMetadataReference()));
        var before = GeneratorSession.Sources(session.Run());
        session.Change(compilation => compilation.WithAssemblyName("Friend"));
        GeneratorDriverRunResult result = session.Run();
        Assert.Equal(FirstModified, StepReasons.Of(result));
        Assert.Equal(session.RunAfresh(), GeneratorSession.Sources(result));
        Assert.NotEqual(before, GeneratorSession.Sources(result));
    }

    [Fact]
    public void A_new_struct() => After(
        session => session.Add("[RmsProp.Generated.RMSpropConfig] public partial struct New { public float Value; }"),
        new StepReasons("Cached Cached New", "Unchanged", "Cached Cached New", "Cached Cached New"));

    [Fact]
    public void A_struct_less() => After(
        session => session.Remove(Other),
        new StepReasons("Cached Removed", "Unchanged", "Cached Removed", "Cached Removed"));

    [Fact]
    public void An_attribute_less() => After(
        session => Replace(session, Other, "[RMSpropConfig]", ""),
        new StepReasons("Cached Removed", "Unchanged", "Cached Removed", "Cached Removed"));

    /// <summary>The compiler compares its results one by one, so those after a removed one count as changed.</summary>
    [Fact]
    public void A_struct_less_before_another() => After(
        session => session.Remove(Model),
        new StepReasons("Modified Removed", "Unchanged", "Modified Removed", "Modified Removed"));

    /// <summary>Then both files have other names, so both are written.</summary>
    [Fact]
    public void A_struct_whose_name_differs_by_case_alone() => After(
        session => session.Add("[RmsProp.Generated.RMSpropConfig] public partial struct MODEL { public float Value; }"),
        new StepReasons("Cached Cached New", "Modified", "Modified Modified New", "Modified Modified New"));

    [Fact]
    public void Parse_options_that_are_the_same() => After(
        session => session.ChangeParseOptions(GeneratorHarness.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp13)), Nothing);

    [Fact]
    public void A_later_language_version() => After(
        session => session.ChangeParseOptions(GeneratorHarness.ParseOptions.WithLanguageVersion(LanguageVersion.Preview)), Nothing);

    [Fact]
    public void A_language_version_that_is_too_low() => After(
        session => session.ChangeParseOptions(GeneratorHarness.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp12)),
        new StepReasons("Removed Removed", "Unchanged", "Removed Removed", "Removed Removed"));

    [Fact]
    public void The_same_file_deleted_and_added_again() => After(
        session =>
        {
            string text = session.Text(Other);
            session.Remove(Other);
            session.Add(text);
        },
        Nothing);

    private static GeneratorSession Open() => new(HarnessOptions.Default, trackSteps: true, Sources);

    private static void After(Action<GeneratorSession> edit, StepReasons expected)
    {
        GeneratorSession session = Open();
        session.Run();
        edit(session);
        GeneratorDriverRunResult result = session.Run();
        Assert.Equal(expected, StepReasons.Of(result));
        Assert.Equal(session.RunAfresh(), GeneratorSession.Sources(result));
    }

    /// <summary>Replaces pairs of texts, all of which must exist.</summary>
    private static void Replace(GeneratorSession session, int file, params string[] pairs)
    {
        string text = session.Text(file);
        foreach (string[] pair in pairs.Chunk(2))
        {
            Assert.Contains(pair[0], text, StringComparison.Ordinal);
            text = text.Replace(pair[0], pair[1], StringComparison.Ordinal);
        }

        session.Replace(file, text);
    }
}
