using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using RmsProp.Generated.Generator.Losses;

namespace RmsProp.Generated.TestKit;

/// <summary>The output of one run of the generator.</summary>
public sealed class GeneratorRun
{
    // Unassigned fields and undocumented members in the user's sources don't concern these tests.
    private static readonly ImmutableHashSet<string> IgnoredInUserSources = ["CS0649", "CS0169", "CS1591"];

    // Obsolete members, names or types that are not CLS-compliant, branches that are never taken, and a comparison of a number with
    // itself, are the user's business; generated code may hide warnings about them.
    private static readonly ImmutableHashSet<string> HideableInGeneratedSources = ["CS0162", "CS0612", "CS0618", "CS1718", "CS3003", "CS3005", "CS3008"];

    private readonly CSharpCompilation _input;
    private readonly Lazy<byte[]> _image;

    internal GeneratorRun(
        CSharpCompilation input, CSharpCompilation output, GeneratorDriverRunResult result, ImmutableArray<Diagnostic> diagnostics)
    {
        _input = input;
        Compilation = output;
        Result = result;
        Diagnostics = diagnostics;
        Failure = result.Results[0].Exception?.ToString()
            ?? diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).FirstOrDefault(message => message.Contains(LossFailure.Text, StringComparison.Ordinal));
        Sources = result.Results[0].GeneratedSources.IsDefault
            ? ImmutableSortedDictionary<string, string>.Empty
            : result.Results[0].GeneratedSources.ToImmutableSortedDictionary(
                source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
        _image = new Lazy<byte[]>(Emit);
    }

    /// <summary>What the generator failed by, as a whole or for a loss; null if it did not.</summary>
    public string? Failure { get; }

    /// <summary>The sources, including generated ones.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The compiler's result.</summary>
    public GeneratorDriverRunResult Result { get; }

    /// <summary>The generator's diagnostics: the rules that are errors.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The generated sources by their hint names.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>
    /// Compiles everything with all warnings on. Any warning is a failure, even if a <c>#pragma</c> in a generated file hides it, unless
    /// it is about something obsolete or not CLS-compliant. The generator's own diagnostics are not failures, but its output must not add
    /// others.
    /// </summary>
    /// <exception cref="GenerationFailedException">The generator failed, or the compiler had something to say.</exception>
    public void EnsureCompiles() => _ = _image.Value;

    /// <summary>Compiles as <see cref="EnsureCompiles"/> does.</summary>
    /// <returns>The bytes of the assembly.</returns>
    /// <exception cref="GenerationFailedException">The generator failed, or the compiler had something to say.</exception>
    public byte[] Image() => _image.Value;

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

        // Another generator's output is its author's business.
        bool isInOtherSource = diagnostic.Location.SourceTree is { } tree
            && (_input.ContainsSyntaxTree(tree) || Result.Results.Skip(1).Any(other => other.GeneratedSources.Any(source => source.SyntaxTree == tree)));
        return isInOtherSource
            ? !diagnostic.IsSuppressed && !IgnoredInUserSources.Contains(diagnostic.Id)
            : !diagnostic.IsSuppressed || !HideableInGeneratedSources.Contains(diagnostic.Id);
    }
}
