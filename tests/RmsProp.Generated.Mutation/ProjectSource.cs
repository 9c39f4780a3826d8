using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.Mutation;

/// <summary>The generator's project as the compiler sees it.</summary>
/// <param name="Directory">The directory of the project.</param>
/// <param name="Compilation">Its sources and references, with what other generators add.</param>
internal sealed record ProjectSource(string Directory, CSharpCompilation Compilation)
{
    /// <summary>Asks MSBuild what the project consists of.</summary>
    /// <param name="project">The path of the project file.</param>
    public static ProjectSource Read(string project)
    {
        using JsonDocument json = JsonDocument.Parse(MSBuild(
            project, "-p:Configuration=Release", "-t:ResolveReferences;FindReferenceAssembliesForReferences;GenerateAssemblyInfo;GenerateGlobalUsings", "-getItem:Compile,ReferencePathWithRefAssemblies,Analyzer", "-getProperty:AssemblyName,LangVersion,DefineConstants"));
        string[] Paths(string item) => [.. json.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray().Select(file => file.GetProperty("FullPath").GetString()!)];
        string Property(string name) => json.RootElement.GetProperty("Properties").GetProperty(name).GetString()!;
        if (!LanguageVersionFacts.TryParse(Property("LangVersion"), out LanguageVersion version))
        {
            throw new InvalidOperationException($"LangVersion is '{Property("LangVersion")}', which this compiler does not know.");
        }

        var options = new CSharpParseOptions(version, DocumentationMode.None, preprocessorSymbols: Property("DefineConstants").Split(';'));
        var compilation = CSharpCompilation.Create(
            Property("AssemblyName"),
            Paths("Compile").Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)),
            Paths("ReferencePathWithRefAssemblies").Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        IEnumerable<ISourceGenerator> generators = Paths("Analyzer").SelectMany(path => new Microsoft.CodeAnalysis.Diagnostics.AnalyzerFileReference(path, new Loader()).GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _);
        return new ProjectSource(Path.GetDirectoryName(Path.GetFullPath(project))!, (CSharpCompilation)whole);
    }

    private static string MSBuild(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", .. arguments]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("dotnet msbuild fails: " + output);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
