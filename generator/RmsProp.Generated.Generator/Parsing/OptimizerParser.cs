using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Turns an annotated struct into the models of its optimizers, and tells what is wrong with it. The generator and the
/// analyzer both call it, so they can't disagree.
/// </summary>
internal static class OptimizerParser
{
    /// <summary>The models of the type's optimizers; none where nothing can be generated into it.</summary>
    public static IReadOnlyList<OptimizerModel> Parse(INamedTypeSymbol type, Compilation compilation, DiagnosticReporter reporter)
    {
        AttributeArguments[] configurations =
        [
            .. type.GetAttributes()
                .Where(attribute => attribute.AttributeClass.IsRuntimeType("RMSpropConfigAttribute"))
                .Select(attribute => new AttributeArguments(attribute, reporter)),
        ];
        List<AttributeArguments> schedules =
        [
            .. type.GetAttributes()
                .Where(attribute => attribute.AttributeClass?.BaseType.IsRuntimeType(MetadataNames.ScheduleBase) == true)
                .Select(attribute => new AttributeArguments(attribute, reporter)),
        ];
        if (configurations.Length == 0)
        {
            foreach (AttributeArguments schedule in schedules)
            {
                schedule.Report(
                    Descriptors.ScheduleWithoutOptimizer, "", RepairHint.None, ScheduleParser.ClassName(schedule.Attribute),
                    $"'{type.Name}' has no [RMSpropConfig]");
            }

            return [];
        }

        if (!TargetParser.CanExtend(type, reporter))
        {
            return [];
        }

        VariableParser variables = VariableParser.Parse(type, compilation, reporter);
        if (variables.Variables.Count == 0 && !variables.HasFaults)
        {
            reporter.AtSymbol(Descriptors.NoTrainableField, type, RepairHint.None, type.Name);
        }

        var models = new List<OptimizerModel>();
        var names = new OptimizerNames(type, configurations.Select(NameOf));
        foreach (AttributeArguments configuration in configurations)
        {
            string name = NameOf(configuration);
            if (names.FaultOf(name) is { } fault)
            {
                configuration.Report(Descriptors.InvalidName, "Name", names.HintFor(name), name, fault);
                continue;
            }

            if (models.Any(model => model.Name == name))
            {
                configuration.Report(Descriptors.DuplicateName, "Name", names.HintFor(name), type.Name, name);
                continue;
            }

            AttributeArguments[] own = [.. schedules.Where(schedule => (schedule.Text("Optimizer") ?? SoleName(configurations)) == name)];
            Hyperparameters options = HyperparameterParser.Parse(configuration);
            HyperparameterAdvice.Check(configuration, options, [.. variables.Variables]);
            LearningRateSource learningRate = LearningRateParser.Parse(type, name, configuration, own, out AttributeArguments? schedule);
            models.Add(new OptimizerModel(
                TargetParser.Parse(type),
                name,
                options,
                learningRate,
                KerasConfig.Of(configuration, schedule, learningRate, variables.Variables),
                variables.Variables,
                variables.Accessors,
                variables.SlotFields));
        }

        ReportSchedulesOfNobody(type, configurations, schedules);
        ReportExclusionsWithoutDecay(configurations, variables, reporter);
        return models;
    }

    private static string NameOf(AttributeArguments configuration) => configuration.Text("Name") ?? OptimizerNames.Default;

    /// <summary>The name of the only configuration, to which a schedule that names none belongs.</summary>
    private static string? SoleName(AttributeArguments[] configurations) =>
        configurations.Length == 1 ? NameOf(configurations[0]) : null;

    private static void ReportSchedulesOfNobody(
        INamedTypeSymbol type, AttributeArguments[] configurations, List<AttributeArguments> schedules)
    {
        string[] names = [.. configurations.Select(NameOf)];
        foreach (AttributeArguments schedule in schedules)
        {
            string className = ScheduleParser.ClassName(schedule.Attribute);
            string? optimizer = schedule.Text("Optimizer");
            if (optimizer is null && names.Length > 1)
            {
                schedule.Report(
                    Descriptors.ScheduleWithoutOptimizer, "", RepairHint.Choose(names), className,
                    $"'{type.Name}' has several, so write Optimizer = \"{names[0]}\" or the name of another");
            }
            else if (optimizer is not null && !names.Contains(optimizer))
            {
                schedule.Report(
                    Descriptors.ScheduleWithoutOptimizer, "Optimizer", RepairHint.Choose(names), className,
                    $"'{type.Name}' has no configuration named '{optimizer}', only {string.Join(", ", names.Select(name => $"'{name}'"))}");
            }
        }
    }

    private static void ReportExclusionsWithoutDecay(
        AttributeArguments[] configurations, VariableParser variables, DiagnosticReporter reporter)
    {
        if (configurations.Any(configuration => configuration.Has("WeightDecay")))
        {
            return;
        }

        foreach (ISymbol member in variables.Exclusions)
        {
            reporter.AtSymbol(
                Descriptors.NoEffect, member, RepairHint.None, $"[ExcludeFromWeightDecay] on '{member.Name}'", "no WeightDecay is set");
        }
    }
}
