using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Rules;

/// <summary>The rules for code that compiles and trains something else than it says.</summary>
internal static class UseDescriptors
{
    public static readonly DiagnosticDescriptor CopyIsTrained = Descriptors.Warning(
        "RMSP042", "Copy is trained and thrown away",
        "{0} is a copy of {1}, {2}: {3}");

    public static readonly DiagnosticDescriptor ArraysAreShared = Descriptors.Warning(
        "RMSP043", "Copy shares its arrays",
        "{0}, {1}");

    public static readonly DiagnosticDescriptor NewOptimizerEachStep = Descriptors.Warning(
        "RMSP044", "New optimizer for each step",
        "Every iteration creates a new {0} and takes a single step with it, so nothing carries over from one step to the next: create it once, {1}");

    public static readonly DiagnosticDescriptor CapturedParameter = Descriptors.Warning(
        "RMSP047", "Captured parameter is not trained",
        "'{0}' is used outside of initializers, so the compiler keeps it in a hidden field of '{1}', which is never trained: declare a field that it initializes and use that, or if it is data, mark the parameter [NotTrainable]");

    public static readonly DiagnosticDescriptor IntegerDivision = Descriptors.Warning(
        "RMSP048", "Integer division",
        "{0}{1} divides integers, which gives {2}, not {3}: write {4}");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        CopyIsTrained,
        ArraysAreShared,
        NewOptimizerEachStep,
        CapturedParameter,
        IntegerDivision,
    ];
}
