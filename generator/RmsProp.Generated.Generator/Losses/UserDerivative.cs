using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>A derivative that the user has written, by <c>[Derivative]</c>.</summary>
/// <param name="Method">The method that computes it.</param>
/// <param name="Syntax">Its parameters.</param>
/// <param name="Active">Which arguments of the function have a gradient, by their place.</param>
/// <param name="Fault">What is wrong with it; null if nothing is.</param>
internal sealed record UserDerivative(IMethodSymbol Method, SyntaxNode Syntax, IReadOnlyList<int> Active, string? Fault)
{
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> Candidates = new();
    private static readonly ConditionalWeakTable<Compilation, IMethodSymbol[]> Derivatives = new();

    /// <summary>The derivative of a method; null if the user has written none.</summary>
    public static UserDerivative? Of(IMethodSymbol function, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!function.IsStatic || Types.ScalarOf(function.ReturnType)?.IsFloatingPoint() != true || function.IsGenericMethod)
        {
            return null;
        }

        // The derivative of an overload with more parameters begins like that of this one.
        return In(compilation, cancellationToken).Where(derivative => IsOf(derivative, function))
            .Select(derivative => Of(derivative, function))
            .Where(derivative => derivative.Fault is null || !FunctionsBeside(derivative.Method, function.Name).Any(beside => Of(derivative.Method, beside).Fault is null))
            .OrderBy(derivative => derivative.Fault is null ? 0 : 1)
            .ThenBy(derivative => SymbolEqualityComparer.Default.Equals(derivative.Method.ContainingType, function.ContainingType) ? 0 : 1)
            .FirstOrDefault();
    }

    /// <summary>The methods with <c>[Derivative]</c> of a compilation.</summary>
    public static IReadOnlyList<IMethodSymbol> In(Compilation compilation, CancellationToken cancellationToken) =>
        Derivatives.TryGetValue(compilation, out IMethodSymbol[]? derivatives) ? derivatives : Derivatives.GetValue(compilation, _ => Find(compilation, cancellationToken));

    /// <summary>Reports what is wrong with a method with <c>[Derivative]</c>, whether it is used or not.</summary>
    public static void Report(IMethodSymbol derivative, Compilation compilation, DiagnosticReporter reporter)
    {
        if (FaultOf(derivative, compilation, reporter.CancellationToken) is { } fault)
        {
            reporter.AtSymbol(LossDescriptors.InvalidDerivative, derivative, RepairHint.None, derivative.Name, fault);
        }
    }

    /// <summary>Whether <see cref="Report"/> says what a loss has to say against a derivative that it uses.</summary>
    public static bool ReportsItself(Diagnostic ofLoss, Compilation compilation, CancellationToken cancellationToken) =>
        ofLoss.Id == LossDescriptors.InvalidDerivative.Id && In(compilation, cancellationToken).Any(derivative =>
            derivative.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == ofLoss.Location.SourceTree && reference.Span.Contains(ofLoss.Location.SourceSpan))
            && FaultOf(derivative, compilation, cancellationToken) is not null);

    /// <summary>What is wrong with a method with <c>[Derivative]</c>, as far as it shows without a loss; null if nothing is.</summary>
    private static string? FaultOf(IMethodSymbol derivative, Compilation compilation, CancellationToken cancellationToken)
    {
        string? name = FunctionNameOf(derivative);
        if (string.IsNullOrEmpty(name))
        {
            return "name the method that it is the derivative of: [Derivative(nameof(F))]";
        }

        IMethodSymbol[] here = FunctionsBeside(derivative, name!);
        if (here.Length > 0)
        {
            UserDerivative[] readings = [.. here.OrderByDescending(function => Leads(derivative, function) ? function.Parameters.Length : -1).Select(function => Of(derivative, function))];
            return readings.Any(reading => reading.Fault is null) ? null : readings[0].Fault;
        }

        // A method of a library is named by nameof, which the compiler checks.
        return IsText(derivative, cancellationToken) && !compilation.GetSymbolsWithName(name!, SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>().Any()
            ? $"there is no method '{name}' in the project; name one by nameof"
            : null;
    }

    private static bool IsText(IMethodSymbol derivative, CancellationToken cancellationToken) => derivative.RuntimeAttributes(MetadataNames.DerivativeAttribute).Any(attribute =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax }, ..] });

    private static IMethodSymbol[] FunctionsBeside(IMethodSymbol derivative, string name) => [.. derivative.ContainingType.GetMembers(name).OfType<IMethodSymbol>()];

    /// <summary>Whether a derivative is that of a method: of the one beside it, or, if there is none, of one elsewhere.</summary>
    private static bool IsOf(IMethodSymbol derivative, IMethodSymbol function) =>
        FunctionNameOf(derivative) == function.Name && Leads(derivative, function)
        && (SymbolEqualityComparer.Default.Equals(derivative.ContainingType, function.ContainingType)
            || !FunctionsBeside(derivative, function.Name).Any(beside => Leads(derivative, beside)));

    /// <summary>The method that an attribute names.</summary>
    private static string? FunctionNameOf(IMethodSymbol derivative) => derivative.RuntimeAttributes(MetadataNames.DerivativeAttribute)
        .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string).FirstOrDefault();

    private static IMethodSymbol[] Find(Compilation compilation, CancellationToken cancellationToken) =>
    [
        .. compilation.SyntaxTrees.SelectMany(tree => Candidates.GetValue(tree, CandidatesIn))
#pragma warning disable RS1030 // A loss may be differentiated by methods in other files.
            .Select(node => compilation.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node, cancellationToken))
            .OfType<IMethodSymbol>()
#pragma warning restore RS1030
            .Where(method => FunctionNameOf(method) is not null),
    ];

    private static MethodDeclarationSyntax[] CandidatesIn(SyntaxTree tree) =>
    [
        .. tree.GetRoot().DescendantNodes(node => node is not StatementSyntax).OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ToString().Contains("Derivative"))),
    ];

    /// <summary>Whether the first parameters are those of the function.</summary>
    private static bool Leads(IMethodSymbol derivative, IMethodSymbol function) =>
        derivative.Parameters.Length >= function.Parameters.Length
        && function.Parameters.Zip(derivative.Parameters, (expected, actual) => SymbolEqualityComparer.Default.Equals(expected.Type, actual.Type)).All(same => same);

    private static UserDerivative Of(IMethodSymbol derivative, IMethodSymbol function)
    {
        int[] active = [.. Enumerable.Range(0, function.Parameters.Length).Where(i => HasGradient(function.Parameters[i]))];
        string type = function.ReturnType.ToDisplayString();
        IEnumerable<string> expected = function.Parameters.Select(parameter => parameter.Type.ToDisplayString())
            .Concat([type, type])
            .Concat(active.Select(i => "ref " + function.Parameters[i].Type.ToDisplayString()));
        IEnumerable<string> actual = derivative.Parameters.Select(parameter => (parameter.RefKind == RefKind.Ref ? "ref " : parameter.RefKind == RefKind.Out ? "out " : "") + parameter.Type.ToDisplayString());
        string signature = string.Join(", ", function.Parameters.Select(parameter => $"{parameter.Type.ToDisplayString()} {parameter.Name}")
            .Concat([$"{type} result", $"{type} resultGradient"])
            .Concat(active.Select(i => $"ref {function.Parameters[i].Type.ToDisplayString()} {function.Parameters[i].Name}Gradient")));
        bool fits = derivative is { IsStatic: true, ReturnsVoid: true, IsGenericMethod: false } && expected.SequenceEqual(actual);
        return new UserDerivative(
            derivative,
            derivative.DeclaringSyntaxReferences[0].GetSyntax() is MethodDeclarationSyntax declaration ? declaration.ParameterList : derivative.DeclaringSyntaxReferences[0].GetSyntax(),
            active,
            fits ? null : $"write static void {derivative.Name}({signature})");
    }

    private static bool HasGradient(IParameterSymbol parameter) =>
        Types.ScalarOf(parameter.Type)?.IsFloatingPoint() == true && !parameter.HasRuntimeAttribute(MetadataNames.NoGradient);
}
