using System.Reflection;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The location of this project's sources.</summary>
internal static class ProjectDirectory
{
    public static string Path { get; } = typeof(ProjectDirectory).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ProjectDirectory").Value!;
}
