using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace RmsProp.Generated.TestKit;

/// <summary>What one run of the generator made.</summary>
public sealed class GeneratorRun
{
    // A user's fields that nothing assigns, and his members without documentation, are no concern of these tests.
    private static readonly ImmutableHashSet<string> IgnoredInUserSources = ["CS0649", "CS0169", "CS1591"];

    // That a member of his is obsolete, or that its name or type is not CLS-compliant, is a user's business and not the generated
    // code's, which may hide it therefore.
    private static readonly ImmutableHashSet<string> HideableInGeneratedSources = ["CS0612", "CS0618", "CS3003", "CS3005", "CS3008"];

    private readonly CSharpCompilation _input;
    private readonly Lazy<byte[]> _image;

    internal GeneratorRun(
        CSharpCompilation input, CSharpCompilation output, GeneratorDriverRunResult result, ImmutableArray<Diagnostic> diagnostics)
    {
        _input = input;
        Compilation = output;
        Result = result;
        Diagnostics = diagnostics;
        Sources = result.Results[0].GeneratedSources.IsDefault
            ? ImmutableSortedDictionary<string, string>.Empty
            : result.Results[0].GeneratedSources.ToImmutableSortedDictionary(
                source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
        _image = new Lazy<byte[]>(Emit);
    }

    /// <summary>The sources together with the generated ones.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The result as the compiler has it.</summary>
    public GeneratorDriverRunResult Result { get; }

    /// <summary>What the generator reported: the rules that are errors.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The generated sources by their hint names.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>
    /// Compiles everything with all warnings on. Any warning is a failure, and so is one that a <c>#pragma</c> in a
    /// generated file hides, unless it is about something obsolete or not CLS-compliant. What the generator reports is none:
    /// what it writes beside an error must not add others to it.
    /// </summary>
    /// <exception cref="GenerationFailedException">The generator failed, or the compiler had something to say.</exception>
    public void EnsureCompiles() => _ = _image.Value;

    /// <summary>Compiles as <see cref="EnsureCompiles"/> does, and loads the assembly.</summary>
    /// <exception cref="GenerationFailedException">The generator failed, or the compiler had something to say.</exception>
    public LoadedAssembly Load() => new(_image.Value);

    private byte[] Emit()
    {
        GeneratorRunResult result = Result.Results[0];
        if (result.Exception is { } exception)
        {
            throw new GenerationFailedException("The generator threw: " + exception, exception);
        }

        using var image = new MemoryStream();
        EmitResult emitted = Compilation.Emit(image);
        Diagnostic[] problems = [.. emitted.Diagnostics.Where(IsProblem)];
        return problems.Length == 0 && emitted.Success
            ? image.ToArray()
            : throw new GenerationFailedException(GenerationFailedException.Describe(problems));
    }

    private bool IsProblem(Diagnostic diagnostic)
    {
        if (diagnostic.DefaultSeverity < DiagnosticSeverity.Warning)
        {
            return false;
        }

        // What another generator adds is its author's, as far as this one is concerned.
        bool isInOtherSource = diagnostic.Location.SourceTree is { } tree
            && (_input.ContainsSyntaxTree(tree) || Result.Results.Skip(1).Any(other => other.GeneratedSources.Any(source => source.SyntaxTree == tree)));
        return isInOtherSource
            ? !diagnostic.IsSuppressed && !IgnoredInUserSources.Contains(diagnostic.Id)
            : !diagnostic.IsSuppressed || !HideableInGeneratedSources.Contains(diagnostic.Id);
    }
}
