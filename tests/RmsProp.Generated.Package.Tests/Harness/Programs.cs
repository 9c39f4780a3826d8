namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>The programs that a user writes.</summary>
internal static class Programs
{
    /// <summary>The example of keras.optimizers.RMSprop: one step down v² / 2 from 10.</summary>
    public static string Quickstart { get; } = File.ReadAllText(Repository.PathOf("samples/Quickstart/Program.cs"));

    /// <summary>The same, and with it every part of the library that a trimmer could take away.</summary>
    public static string Everything { get; } = Read("Everything.cs");

    /// <summary>What it prints: see <see cref="Quickstart"/>.</summary>
    public const string Printed = "9.683772";

    private static string Read(string name)
    {
        using Stream stream = typeof(Programs).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
