using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Determines the source of one configuration's learning rate: its schedule attribute, its method, or its constant.</summary>
internal static class LearningRateParser
{
    private const string MethodArgument = "LearningRateMethod";
    private const string NotStatic = "it is not static";

    public static LearningRateSource Parse(
        INamedTypeSymbol type, string optimizerName, Arguments configuration, IReadOnlyList<Arguments> schedules,
        out bool isGiven)
    {
        string? methodName = configuration.Text(MethodArgument);
        var given = new List<(string Name, (Arguments, string) Place)>();
        if (configuration.Has("LearningRate"))
        {
            given.Add(("LearningRate", (configuration, "LearningRate")));
        }

        if (methodName is not null)
        {
            given.Add((MethodArgument, (configuration, MethodArgument)));
        }

        given.AddRange(schedules.Select(schedule => (schedule.ClassName, (schedule, ""))));
        isGiven = given.Count > 0;
        if (given.Count > 1)
        {
            Arguments.ReportAtLast(
                Descriptors.SeveralLearningRates, [.. given.Select(source => source.Place)], optimizerName,
                WordList.Of([.. given.Select(source => source.Name)], "and"));
        }

        LearningRateSource? source = null;
        foreach (Arguments schedule in schedules)
        {
            if (ScheduleParser.Parse(schedule) is { } call)
            {
                source ??= new LearningRateSource(call, null);
            }
        }

        if (methodName is not null)
        {
            source ??= ParseMethod(type, methodName, configuration);
        }

        return source ?? LearningRateSource.Constant;
    }

    private static LearningRateSource? ParseMethod(INamedTypeSymbol type, string name, Arguments configuration)
    {
        IMethodSymbol[] methods = [.. type.GetMembers(name).OfType<IMethodSymbol>()];
        IMethodSymbol[] candidates = [.. methods.Where(TakesStep), .. methods.Where(TakesNothing)];
        IMethodSymbol? method = candidates.FirstOrDefault(candidate => Fault(candidate) is null);
        if (method is not null)
        {
            return new LearningRateSource(null, new RateMethod(type.FullName(), name.Escaped(), TakesStep(method)));
        }

        string fault = (methods, candidates) switch
        {
            _ when name.FirstInvisible() is { } invisible => $"it has the character U+{(int)invisible:X4}, which is invisible and ignored by C#",
            ({ Length: 0 }, _) => $"'{type.Name}' has no method of that name",
            (_, { Length: 0 }) => "it takes arguments other than none or one long, the step",
            _ => Fault(candidates[0])!,
        };
        bool isFree = SyntaxFacts.IsValidIdentifier(name) && name.FirstInvisible() is null && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && type.GetMembers(name).IsEmpty;
        bool canHaveName = methods.Length > 0 || isFree;
        bool lacksStatic = candidates.Length > 0 && Fault(candidates[0]) == NotStatic && Fault(candidates[0], isStatic: true) is null;
        configuration.Report(
            Descriptors.InvalidLearningRateMethod, MethodArgument, HintFor(name, isFree, lacksStatic), name, fault, canHaveName ? name : "LearningRateAt", type.Name);
        return null;
    }

    private static bool TakesNothing(IMethodSymbol method) => method.Parameters.IsEmpty;

    private static bool TakesStep(IMethodSymbol method) =>
        method.Parameters.Length == 1 && method.Parameters[0] is { Type.SpecialType: SpecialType.System_Int64, RefKind: RefKind.None };

    private static ImmutableDictionary<string, string?> HintFor(string name, bool isFree, bool lacksStatic) =>
        isFree ? RepairHint.Of(RepairHint.AddMethod).Add(RepairHint.Names, name)
        : lacksStatic ? RepairHint.Of(RepairHint.MakeStatic).Add(RepairHint.Names, name)
        : RepairHint.None;

    private static string? Fault(IMethodSymbol method) => Fault(method, method.IsStatic);

    private static string? Fault(IMethodSymbol method, bool isStatic)
    {
        if (!isStatic)
        {
            return NotStatic;
        }

        if (method.IsGenericMethod)
        {
            return "it is generic";
        }

        if (method.RefKind != RefKind.None)
        {
            return "it returns a reference and not a value";
        }

        return method.ReturnType.SpecialType is SpecialType.System_Single or SpecialType.System_Double
            ? null
            : $"it returns '{method.ReturnType.ToDisplayString()}' and not double or float";
    }
}
