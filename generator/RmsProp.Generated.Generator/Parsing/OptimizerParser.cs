using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Turns an annotated struct into the declarations of its optimizers, and reports its faults. The generator and the analyzer both call
/// it, so they can't disagree.
/// </summary>
internal static class OptimizerParser
{
    /// <summary>The declarations of the type's optimizers; none if nothing can be generated into it.</summary>
    public static IReadOnlyList<OptimizerDeclaration> Parse(INamedTypeSymbol type, Compilation compilation, DiagnosticReporter reporter)
    {
        Arguments[] configurations =
        [
            .. type.RuntimeAttributes(MetadataNames.ConfigAttribute).Select(attribute => Arguments.Of(attribute, reporter)),
        ];
        List<Arguments> schedules =
        [
            .. type.GetAttributes()
                .Where(attribute => attribute.AttributeClass?.BaseType.IsRuntimeType(MetadataNames.ScheduleBase) == true)
                .Select(attribute => Arguments.Of(attribute, reporter)),
        ];
        if (configurations.Length == 0)
        {
            foreach (Arguments schedule in schedules)
            {
                schedule.Report(
                    Descriptors.ScheduleWithoutOptimizer, "", RepairHint.None, schedule.ClassName,
                    $"'{type.Name}' has no [RMSpropConfig]");
            }

            foreach (AttributeData sharded in type.RuntimeAttributes(MetadataNames.Sharded))
            {
                Arguments.Of(sharded, reporter).Report(
                    Descriptors.GroupWithoutConfiguration, "", RepairHint.None, "Sharded",
                    $"'{type.Name}' has no [RMSpropConfig] of its own, so no optimizer is generated for it");
            }

            return [];
        }

        if (!TargetParser.CanExtend(type, reporter))
        {
            return [];
        }

        // Before anything asks the compiler about the fields, which might never return.
        if (EndlessTypes.AreIn(type))
        {
            reporter.AtSymbol(
                Descriptors.UnsupportedDeclaration, type, RepairHint.None, type.Name,
                "it contains a generic type whose fields have larger and larger types without end; keep it out of the struct");
            return [];
        }

        TrainedFields variables = VariableParser.Parse(type, compilation, reporter);
        if (variables.Variables.Count == 0 && !variables.HasFaults)
        {
            reporter.AtSymbol(Descriptors.NoTrainableField, type, RepairHint.None, type.Name);
        }

        bool isSharded = type.HasRuntimeAttribute(MetadataNames.Sharded);
        if (isSharded && type.IsRefLikeType)
        {
            reporter.AtSymbol(Descriptors.ShardedRefStruct, type, RepairHint.None, type.Name);
            isSharded = false;
        }

        var declarations = new List<OptimizerDeclaration>();
        var names = new OptimizerNames(type, configurations.Select(NameOf));
        foreach (Arguments configuration in configurations)
        {
            string name = NameOf(configuration);
            if (names.FaultOf(name) is { } fault)
            {
                configuration.Report(Descriptors.InvalidName, "Name", names.HintFor(name), name, fault);
                continue;
            }

            if (declarations.Any(declaration => declaration.Name == name))
            {
                configuration.Report(Descriptors.DuplicateName, "Name", names.HintFor(name), type.Name, $"named '{name}': give each another Name");
                continue;
            }

            Arguments[] own = [.. schedules.Where(schedule => (schedule.Text("Optimizer") ?? SoleName(configurations)) == name)];
            LearningRateSource learningRate = LearningRateParser.Parse(
                type, name, configuration, own, out bool givesLearningRate);
            declarations.Add(new OptimizerDeclaration(
                TargetParser.Parse(type, variables.Aliases),
                name,
                configuration,
                learningRate,
                givesLearningRate,
                variables.Variables,
                variables.Groups,
                variables.Accessors,
                variables.SlotFields,
                variables.Distances,
                variables.StructSize)
            {
                IsSharded = isSharded,
                Frozen = variables.Frozen,
            });
        }

        ReportSchedulesOfNobody(type, configurations, schedules);
        ReportGroupsOfNobody(type, configurations, variables);
        ReportExclusionsWithoutDecay(configurations, variables, reporter);
        return declarations;
    }

    private static string NameOf(Arguments configuration) => configuration.Text("Name") ?? OptimizerNames.Default;

    /// <summary>The name of the only configuration, which a schedule without a name belongs to.</summary>
    private static string? SoleName(Arguments[] configurations) =>
        configurations.Length == 1 ? NameOf(configurations[0]) : null;

    private static void ReportSchedulesOfNobody(
        INamedTypeSymbol type, Arguments[] configurations, List<Arguments> schedules)
    {
        string[] names = [.. configurations.Select(NameOf)];
        foreach (Arguments schedule in schedules)
        {
            string className = schedule.ClassName;
            string? optimizer = schedule.Text("Optimizer");
            if (optimizer is null && names.Length > 1)
            {
                schedule.Report(
                    Descriptors.ScheduleWithoutOptimizer, "", RepairHint.Choose("Optimizer", names), className,
                    $"'{type.Name}' has several, so write Optimizer = \"{names[0]}\" or the name of another");
            }
            else if (optimizer is not null && !names.Contains(optimizer))
            {
                schedule.Report(
                    Descriptors.ScheduleWithoutOptimizer, "Optimizer", RepairHint.Choose("Optimizer", names), className,
                    $"'{type.Name}' has no configuration named '{optimizer}', only {string.Join(", ", names.Select(name => $"'{name}'"))}");
            }
        }
    }

    private static void ReportGroupsOfNobody(INamedTypeSymbol type, Arguments[] configurations, TrainedFields variables)
    {
        string[] names = [.. configurations.Select(NameOf)];
        foreach ((string field, Arguments arguments) in variables.OwnGroups)
        {
            if (arguments.Text("Name") is { } name && !names.Contains(name))
            {
                arguments.Report(
                    Descriptors.GroupOfNobody, "Name", RepairHint.Choose("Name", names), field, name, type.Name,
                    string.Join(", ", names.Select(other => $"'{other}'")));
            }
        }
    }

    private static void ReportExclusionsWithoutDecay(
        Arguments[] configurations, TrainedFields variables, DiagnosticReporter reporter)
    {
        // A file may set it today and not tomorrow.
        if (configurations.Any(configuration => configuration.Has("WeightDecay") || configuration.Has("FromKeras"))
            || variables.Groups.Any(group => group.Overrides.Any(arguments => arguments.Has("WeightDecay"))))
        {
            return;
        }

        foreach (ISymbol member in variables.Exclusions)
        {
            reporter.AtSymbol(
                Descriptors.NoEffect, member, RepairHint.Of(RepairHint.RemoveExclusion), $"[ExcludeFromWeightDecay] on '{member.Name}'", "no WeightDecay is set");
        }
    }
}
