using System.Reflection;

namespace RmsProp.Generated.Package.Tests.Harness;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Directory { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryDirectory").Value!;

    public static string PathOf(string file) => Path.Combine(Directory, file);
}
