using System.Reflection;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Where the sources of this project are.</summary>
internal static class ProjectDirectory
{
    public static string Path { get; } = typeof(ProjectDirectory).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ProjectDirectory").Value!;
}
