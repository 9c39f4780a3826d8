using System.Globalization;

namespace RmsProp.Generated.TestKit;

/// <summary>The sources of a project of a given size, with parameter structs spread over all files but the last.</summary>
/// <param name="Files">The number of files, at least two.</param>
/// <param name="Targets">The number of parameter structs, each with one optimizer.</param>
public sealed record EditedProject(int Files, int Targets)
{
    public const int FirstFile = 0;

    private const string LearningRate = "LearningRate = 0.01";

    /// <summary>The file that has no parameter struct.</summary>
    public int UnrelatedFile => Files - 1;

    public IEnumerable<string> Sources() => Enumerable.Range(0, Files).Select(file => Text(
        $"Helper{file}",
        file == UnrelatedFile ? [] : Enumerable.Range(0, Targets).Where(target => target % UnrelatedFile == file)));

    /// <summary>Makes an edit that differs from all previous ones.</summary>
    public void Edit(GeneratorSession session, EditScenario scenario, int number)
    {
        switch (scenario)
        {
            case EditScenario.Unrelated:
                session.Replace(UnrelatedFile, Text($"Helper{UnrelatedFile}", []) + Invariant($"// {number}\n"));
                break;
            case EditScenario.Comment:
                session.Replace(FirstFile, session.Text(FirstFile) + Invariant($"// {number}\n"));
                break;
            case EditScenario.Hyperparameter:
                // Only the first struct of the file.
                string text = session.Text(FirstFile);
                int start = text.IndexOf(LearningRate, StringComparison.Ordinal);
                session.Replace(FirstFile, text[..start] + Invariant($"{LearningRate}{number + 1}") + text[text.IndexOf(',', start)..]);
                break;
            case EditScenario.NewTarget:
                session.Add(Text(Invariant($"NewHelper{number}"), [Targets + number]));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(scenario));
        }
    }

    private static string Text(string helper, IEnumerable<int> targets) => Invariant($$"""
        using RmsProp.Generated;

        namespace Project;

        {{string.Concat(targets.Select(Target))}}public static class {{helper}}
        {
            public static double Twice(double value) => 2 * value;
        }

        """);

    private static string Target(int number) => Invariant($$"""
        [RMSpropConfig({{LearningRate}}, Momentum = 0.9)]
        public partial struct Model{{number}}
        {
            public float[] Weights;
            public float Bias;
        }


        """);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
