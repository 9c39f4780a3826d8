using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.Generator;

namespace RmsProp.Generated.TestKit;

/// <summary>How to compile sources: by default as in a careful user's project.</summary>
public sealed record HarnessOptions
{
    public static HarnessOptions Default { get; } = new();

    public string AssemblyName { get; init; } = "GeneratorHarness";

    public bool AllowUnsafe { get; init; }

    /// <summary>Whether integer arithmetic is checked for overflow.</summary>
    public bool CheckOverflow { get; init; }

    /// <summary>Whether nullable reference types are on.</summary>
    public bool Nullable { get; init; } = true;

    /// <summary>The language version and the other parse options.</summary>
    public CSharpParseOptions ParseOptions { get; init; } = GeneratorHarness.ParseOptions;

    /// <summary>The aliases of references, by the names of their assemblies.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>The references besides the framework and the runtime library.</summary>
    public IReadOnlyList<Assembly> References { get; init; } = [];

    /// <summary>The project's additional files.</summary>
    public IReadOnlyList<AdditionalText> AdditionalFiles { get; init; } = [];

    /// <summary>The generator that runs on the sources.</summary>
    public IIncrementalGenerator Generator { get; init; } = new RMSpropGenerator();

    /// <summary>The output of another generator, one file each: generators don't see each other's code.</summary>
    public IReadOnlyList<string> AddedSources { get; init; } = [];
}
