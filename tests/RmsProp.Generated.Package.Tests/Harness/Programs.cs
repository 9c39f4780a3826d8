namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>Programs as users write them.</summary>
internal static class Programs
{
    /// <summary>The example of keras.optimizers.RMSprop: one step down v² / 2 from 10.</summary>
    public static string Quickstart { get; } = File.ReadAllText(Repository.PathOf("samples/Quickstart/Program.cs"));

    /// <summary>The same, with every part of the library that a trimmer could remove. It needs System.Numerics.Tensors.</summary>
    public static string Everything { get; } = Read("Everything.cs");

    /// <summary>A step of two ranks in the process, and one of the ranks of MPI where there is MPI.</summary>
    public static string Ranks { get; } = Read("Ranks.cs");

    /// <summary>Compares Fast with Exact.</summary>
    public static string FastBound { get; } = File.ReadAllText(Repository.PathOf("tests/RmsProp.Generated.FastBound/Program.cs"));

    /// <summary>A step of the quickstart for a tensor and a tensor span, in every version of their library.</summary>
    public static string Tensors { get; } = Read("Tensors.cs");

    /// <summary>The versions of System.Numerics.Tensors: the first that has tensors, and that of the tests.</summary>
    public const string FirstTensors = "9.0.0";

    /// <inheritdoc cref="FirstTensors"/>
    public const string StableTensors = "10.0.0";

    /// <summary>The output: see <see cref="Quickstart"/>.</summary>
    public const string Printed = "9.683772";

    private static string Read(string name)
    {
        using Stream stream = typeof(Programs).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
