using System.CommandLine;
using BenchmarkDotNet.Running;

namespace RmsProp.Generated.Benchmarks.Detail;

/// <summary>The command <c>detail</c>: BenchmarkDotNet, with all of its options.</summary>
internal static class DetailCommand
{
    public static Command Create()
    {
        Command command = new("detail", "Runs BenchmarkDotNet. All arguments are passed on to it, as in: detail --filter *Inline*")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(arguments =>
        {
            BenchmarkSwitcher.FromAssembly(typeof(DetailCommand).Assembly).Run([.. arguments.UnmatchedTokens]);
        });
        return command;
    }
}
