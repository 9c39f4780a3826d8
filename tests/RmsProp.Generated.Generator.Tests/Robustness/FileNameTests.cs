using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The names of generated files: unique on every file system, and short enough for one.</summary>
public class FileNameTests
{
    [Fact]
    public void Files_of_names_that_differ_by_case_alone_have_different_names()
    {
        GeneratorRun run = NameRobustnessTests.Compiled($"{NameRobustnessTests.Attribute} public partial struct Model {{ public float A; }} {NameRobustnessTests.Attribute} public partial struct MODEL {{ public float A; }}");
        Assert.Equal(2, run.Sources.Count);
        Assert.Equal(2, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(run.Sources.Keys, name => Assert.StartsWith("model.rmsprop.", name.ToLowerInvariant(), StringComparison.Ordinal));
    }

    /// <summary>Then the compiler sees two types of one name, and reports errors.</summary>
    [Fact]
    public void A_struct_and_a_record_struct_of_one_name_have_two_files()
    {
        GeneratorRun run = GeneratorHarness.Run(
            $"{NameRobustnessTests.Attribute} public partial struct Model {{ public float A; }} {NameRobustnessTests.Attribute} public partial record struct Model(float B);");
        Assert.Null(run.Result.Results.Single().Exception);
        Assert.Equal(2, run.Sources.Count);
    }

    [Fact]
    public void A_name_of_a_file_does_not_depend_on_models_that_are_told_apart_without_it()
    {
        GeneratorRun run = NameRobustnessTests.Compiled(
            $"{NameRobustnessTests.Attribute} public partial struct Model {{ public float A; }}",
            $"namespace N {{ {NameRobustnessTests.Attribute} public partial struct Model {{ public float A; }} }}",
            $"namespace N {{ {NameRobustnessTests.Attribute} public partial struct Model<T> {{ public float A; }} }}",
            $"namespace N {{ public partial class C<T> {{ {NameRobustnessTests.Attribute} public partial struct Model {{ public float A; }} }} }}");
        Assert.Equal(
            ["Model.RMSprop.g.cs", "N.C{T}.Model.RMSprop.g.cs", "N.Model.RMSprop.g.cs", "N.Model{T}.RMSprop.g.cs"],
            run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Type_parameters_are_in_the_name_of_the_file() => Assert.Equal(
        "Holder{TKey,TValue}.Model{TItem}.RMSprop.g.cs",
        Assert.Single(NameRobustnessTests.Compiled($"public partial class Holder<TKey, TValue> {{ {NameRobustnessTests.Attribute} public partial struct Model<TItem> {{ public float Weight; }} }}").Sources).Key);

    /// <summary>
    /// The compiler's limit is 1,023 characters for a type with its namespace, which the name of an explicitly implemented member
    /// contains.
    /// </summary>
    [Fact]
    public void Long_names_make_files_of_bearable_names()
    {
        string type = new('N', 450);
        string field = new('F', 1_000);
        GeneratorRun run = NameRobustnessTests.Compiled(
            $"namespace {type}1 {{ {NameRobustnessTests.Attribute} public partial struct {type} {{ public float {field}; public float[] {field}2; public double {field}3 {{ get; set; }} }} }}",
            $"namespace {type}2 {{ {NameRobustnessTests.Attribute} public partial struct {type} {{ public float {field}; }} }}");
        AreBearable(run);
    }

    /// <summary>A file system counts bytes: 255 for a file name, and each of these letters takes three.</summary>
    [Fact]
    public void So_do_names_of_letters_that_take_several_bytes() => AreBearable(NameRobustnessTests.Compiled(
        $"namespace {new string('模', 100)} {{ {NameRobustnessTests.Attribute} public partial struct {new string('型', 150)} {{ public float A; }} }}",
        $"namespace {new string('模', 101)} {{ {NameRobustnessTests.Attribute} public partial struct {new string('型', 150)} {{ public float A; }} }}"));

    /// <summary>The same name on some file systems: é as one character and as two, K and the kelvin sign.</summary>
    [Theory]
    [InlineData("\u00e9", "e\u0301")]
    [InlineData("K", "\u212a")]
    public void Files_of_names_that_differ_by_their_encoding_alone_have_different_names(string one, string other)
    {
        GeneratorRun run = NameRobustnessTests.Compiled($"{NameRobustnessTests.Attribute} public partial struct {one}A {{ public float A; }} {NameRobustnessTests.Attribute} public partial struct {other}A {{ public float A; }}");
        Assert.Equal(2, run.Sources.Keys.Select(name => name.Normalize()).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    /// <summary>On Windows such a name opens a device.</summary>
    [Theory]
    [InlineData("Con")]
    [InlineData("AUX")]
    [InlineData("Com1")]
    public void No_file_has_the_name_of_a_device(string name) =>
        Assert.StartsWith($"_{name}.RMSprop.", Assert.Single(NameRobustnessTests.Compiled($"{NameRobustnessTests.Attribute} public partial struct {name} {{ public float A; }}").Sources).Key, StringComparison.Ordinal);

    private static void AreBearable(GeneratorRun run)
    {
        Assert.Equal(2, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(run.Sources.Keys, file => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file), 1, 150));
    }
}
