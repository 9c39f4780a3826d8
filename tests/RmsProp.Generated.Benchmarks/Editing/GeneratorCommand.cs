using System.CommandLine;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Report;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Benchmarks.Editing;

/// <summary>The command <c>generator</c>: what the source generator costs in an editor.</summary>
internal static class GeneratorCommand
{
    public static Command Create()
    {
        Option<int> edits = new("--edits")
        {
            Description = "How many edits of each kind to take the median of.",
            DefaultValueFactory = _ => 15,
        };
        edits.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--edits has to be at least 1.");
            }
        });
        Command command = new("generator", "Measures what the generator costs per edit, beside one that finds the same structs and does nothing.")
        {
            edits,
        };
        command.SetAction(arguments => Execute(arguments.GetValue(edits)));
        return command;
    }

    /// <returns>1 if a gate is missed.</returns>
    private static int Execute(int edits)
    {
        GeneratorMeasurement[] measurements =
        [
            .. GeneratorMeasurement.All(edits, (project, scenario) => ProgressLine.Show($"{project.Files} files, {project.Targets} structs: {scenario}")),
        ];
        ProgressLine.Show("losses");
        GeneratorGate[] gates = [.. GeneratorGate.All(measurements), .. GeneratorGate.OfLosses(edits)];
        ProgressLine.Clear();
        GeneratorReport.Write(ReportConsole.Open(), measurements, gates);
        return gates.All(gate => gate.IsMet) ? 0 : 1;
    }
}
