using System.CommandLine;
using RmsProp.Generated.Benchmarks.Adam;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Detail;
using RmsProp.Generated.Benchmarks.Editing;
using RmsProp.Generated.Benchmarks.Losses;
using RmsProp.Generated.Benchmarks.Steps;

RootCommand command = new("Measures the generated optimizers.")
{
    CompareCommand.Create(),
    DetailCommand.Create(),
    GeneratorCommand.Create(),
    AdamCommand.Create(),
    GradientsCommand.Create(),
    StepsCommand.Create(),
};
return command.Parse(args).Invoke();
