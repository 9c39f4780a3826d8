using RmsProp.Generated.Generator.Tests.Compiled;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Compiles a model with its optimizer, and runs statements that use it.</summary>
internal static class RunningModel
{
    public const string Usings = """
        using System;
        using System.Runtime.CompilerServices;
        using RmsProp.Generated;
        using RmsProp.Generated.Generator.Tests.Compiled;

        """;

    public static HarnessOptions Options { get; } = new()
    {
        AllowUnsafe = true,
        References = [typeof(CompiledLayer).Assembly],
    };

    /// <summary>
    /// The source compiles without diagnostics from compiler or rules, and the statements return <paramref name="expected"/>.
    /// </summary>
    public static void Returns(string expected, string source, string statements)
    {
        using LoadedAssembly assembly = GeneratorHarness.Run(
            Options,
            Usings + source,
            Usings + "public static class Runner { public static string Run() { " + statements + " } }").Load();
        Assert.Equal(expected, assembly.Assembly.GetType("Runner", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Func<string>>()());
    }
}
