using Microsoft.CodeAnalysis;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Edits of additional files: an optimizer is written again only if the content of its file changes.</summary>
public class AdditionalFileEditTests
{
    private const string Path = "/project/optimizer.json";
    private const string Source = """
        using RmsProp.Generated;
        [RMSpropConfig(FromKeras = "optimizer.json")] public partial struct Model { public float Weight; }
        [RMSpropConfig] public partial struct Other { public double Value; }
        """;

    private static readonly StepReasons Nothing = new("Cached Cached", "Cached", "Cached Cached", "Cached Cached");

    // The declarations are unchanged; only one of the models differs.
    private static readonly StepReasons FirstModified = new("Cached Cached", "Cached", "Modified Cached", "Modified Cached");

    [Fact]
    public void A_number() => After(session => session.SetAdditionalFile(Path, Config("0.7")), FirstModified);

    [Fact]
    public void A_file_less() => After(session => session.SetAdditionalFile(Path, null), FirstModified);

    [Fact]
    public void A_file_that_is_half_typed() => After(session => session.SetAdditionalFile(Path, Config("0.8")[..^2]), FirstModified);

    [Fact]
    public void A_second_file_of_that_name() => After(session => session.SetAdditionalFile("/project/copy/optimizer.json", Config("0.8")), FirstModified);

    [Fact]
    public void Layout_and_order() => After(
        session => session.SetAdditionalFile(Path, "{\n  \"config\": {\n\n \"centered\": false, \"rho\": 0.80 },\n \"class_name\": \"RMSprop\" }"), Nothing);

    [Fact]
    public void Another_file_that_is_JSON() => After(session => session.SetAdditionalFile("/project/other.json", "{ \"texts\": [\"b\"] }"), Nothing);

    [Fact]
    public void Another_file_that_is_a_configuration_too() => After(session => session.SetAdditionalFile("/project/unused.json", Config("0.1")), Nothing);

    [Fact]
    public void Another_file_more() => After(session => session.SetAdditionalFile("/project/new.json", Config("0.1")), Nothing);

    [Fact]
    public void Another_file_that_is_no_JSON() => After(session => session.SetAdditionalFile("/project/notes.txt", "new"), Nothing);

    [Fact]
    public void Another_name_in_the_attribute() => After(
        session => session.Replace(0, session.Text(0).Replace("optimizer.json", "unused.json", StringComparison.Ordinal)),
        new StepReasons("Modified Cached", "Cached", "Modified Cached", "Modified Cached"));

    /// <summary>An edit that does not change a file's content does not even reach the models.</summary>
    [Fact]
    public void A_file_that_says_the_same_is_the_same()
    {
        GeneratorSession session = Open();
        session.Run();
        session.SetAdditionalFile(Path, Config("0.80"));
        GeneratorDriverRunResult result = session.Run();
        Assert.Equal("Unchanged", Reasons(result, RMSpropGenerator.KerasStep));
        Assert.Equal("Cached Cached", Reasons(result, RMSpropGenerator.ModelStep));
    }

    /// <summary>Files that another attribute names, or no longer names, are read or dropped separately.</summary>
    [Fact]
    public void A_name_more_or_less_has_no_other_file_read_again()
    {
        GeneratorSession session = Open();
        session.Run();
        session.Add("""[RmsProp.Generated.RMSpropConfig(FromKeras = "unused.json")] public partial struct Third { public float Weight; }""");
        Assert.Equal("Cached New", Reasons(session.Run(), RMSpropGenerator.KerasStep));
        session.Remove(1);
        Assert.Equal("Cached Removed", Reasons(session.Run(), RMSpropGenerator.KerasStep));
    }

    private static string Reasons(GeneratorDriverRunResult result, string name) => string.Join(
        " ", result.Results.Single().TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Reason));

    private static string Config(string rho) => "{\"class_name\": \"RMSprop\", \"config\": {\"rho\": " + rho + ", \"centered\": false}}";

    private static GeneratorSession Open()
    {
        GeneratorSession session = new(HarnessOptions.Default, trackSteps: true, Source);
        session.SetAdditionalFile(Path, Config("0.8"));
        session.SetAdditionalFile("/project/other.json", "{ \"texts\": [\"a\"] }");
        session.SetAdditionalFile("/project/unused.json", Config("0.5"));
        session.SetAdditionalFile("/project/notes.txt", "old");
        return session;
    }

    private static void After(Action<GeneratorSession> edit, StepReasons expected)
    {
        GeneratorSession session = Open();
        session.Run();
        edit(session);
        GeneratorDriverRunResult result = session.Run();
        Assert.Equal(expected, StepReasons.Of(result));
        Assert.Equal(session.RunAfresh(), GeneratorSession.Sources(result));
    }
}
