using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Leaves out of a generated file what a snapshot is not about.</summary>
internal static class SnapshotParts
{
    private static readonly HashSet<string> OfStep =
    [
        "Apply", "Update", "Accumulate", "AreFinite", "AreInRange", "SkipStep", "GrowLossScale", "ThrowFault", "ComputeLearningRate", "ConfiguredSchedule", "UpdatePart",
    ];

    private static readonly HashSet<string> OfState =
    [
        "State", "Slots", "View", "Build", "AllocateLike", "Clear", "CheckParameters", "CheckSlot", "CheckShapes", "CheckMemory", "CheckLayout",
        "ThrowIfOverlapping", "ThrowIfLoadingOverlaps", "AddPlaces", "VisitTensors", "FinalizeVariableValues",
        "ZerosLike", "Clone", "Copy", "Count", "CheckGradient", "AllocateArrays", "VisitVariables",
    ];

    public static string Of(string text, Shows shows)
    {
        if (shows == Shows.All)
        {
            return text;
        }

        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(text);
        MemberDeclarationSyntax[] left =
        [
            .. root.DescendantNodes().OfType<MemberDeclarationSyntax>()
                .Where(member => member.Parent is ClassDeclarationSyntax && PartOf(member) is { } part && !shows.HasFlag(part)),
        ];
        string rest = root.RemoveNodes(left, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString();
        return $"// Here: {shows}.\n" + (shows.HasFlag(Shows.Documentation) ? rest : WithoutDocumentation(rest));
    }

    private static Shows? PartOf(MemberDeclarationSyntax member)
    {
        var type = (ClassDeclarationSyntax)member.Parent!;
        if (member is ClassDeclarationSyntax)
        {
            return null; // What is in it is looked at by itself.
        }

        string name = NameOf(member);
        if (type.Modifiers.Any(SyntaxKind.FileKeyword))
        {
            return member is MethodDeclarationSyntax && !IsOfOneElementOrVector(name) ? Shows.Loops : Shows.Arithmetic;
        }

        return OfStep.Contains(name) ? Shows.Step
            : OfState.Contains(name) || name.StartsWith("FieldOf", StringComparison.Ordinal) ? Shows.State
            : Shows.Members;
    }

    /// <summary>The widest vector stands for all: they are printed from one tree.</summary>
    private static bool IsOfOneElementOrVector(string name) =>
        name.EndsWith("Element", StringComparison.Ordinal) || name.EndsWith("Vector512", StringComparison.Ordinal)
            || name is "BiasCorrection" or "ClipScale" or "ClipDenominator";

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => "",
    };

    private static string WithoutDocumentation(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
}
