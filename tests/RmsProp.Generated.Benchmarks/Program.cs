using System.CommandLine;
using RmsProp.Generated.Benchmarks.Compare;
using RmsProp.Generated.Benchmarks.Detail;

RootCommand command = new("Measures the generated optimizers.")
{
    CompareCommand.Create(),
    DetailCommand.Create(),
};
return command.Parse(args).Invoke();
