using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.Generator.Emission;
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
                    Descriptors.ScheduleWithoutOptimizer, "", ScheduleParser.ClassName(schedule.Attribute), $"'{type.Name}' has no [RMSpropConfig]");
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
            reporter.AtSymbol(Descriptors.NoTrainableField, type, type.Name);
        }

        var models = new List<OptimizerModel>();
        foreach (AttributeArguments configuration in configurations)
        {
            string name = configuration.Text("Name") ?? "RMSprop";
            if (NameFault(type, name) is { } fault)
            {
                configuration.Report(Descriptors.InvalidName, "Name", name, fault);
                continue;
            }

            if (models.Any(model => model.Name == name))
            {
                configuration.Report(Descriptors.DuplicateName, "Name", type.Name, name);
                continue;
            }

            AttributeArguments[] own = [.. schedules.Where(schedule => (schedule.Text("Optimizer") ?? SoleName(configurations)) == name)];
            HyperparameterParser.CheckRounding(configuration, variables.Variables);
            LearningRateSource learningRate = LearningRateParser.Parse(type, name, configuration, own, out AttributeArguments? schedule);
            models.Add(new OptimizerModel(
                TargetParser.Parse(type),
                name,
                HyperparameterParser.Parse(configuration),
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

    /// <summary>The name of the only configuration, to which a schedule that names none belongs.</summary>
    private static string? SoleName(AttributeArguments[] configurations) =>
        configurations.Length == 1 ? configurations[0].Text("Name") ?? "RMSprop" : null;

    private static string? NameFault(INamedTypeSymbol type, string name)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
        {
            return "it is no C# identifier";
        }

        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            return "it is a C# keyword";
        }

        if (name == type.Name)
        {
            return "a nested class can't have the name of the struct around it";
        }

        if (OptimizerMembers.Contain(name))
        {
            return "that is the name of one of its members";
        }

        if (type.GetMembers(name).Any(member => !IsOptimizer(member)))
        {
            return $"'{type.Name}' already has a member of that name";
        }

        if (IsInherited(type, name))
        {
            return "every struct has a member of that name";
        }

        if (type.IsRecord && name == "Clone")
        {
            return "a record can't have a member of that name";
        }

        INamedTypeSymbol? generic = type.AndContainingTypes().FirstOrDefault(
            current => current.TypeParameters.Any(parameter => parameter.Name == name));
        return generic is null ? null : $"'{generic.Name}' already has a type parameter of that name";
    }

    private static bool IsInherited(INamedTypeSymbol type, string name)
    {
        INamedTypeSymbol? current = type.BaseType;
        while (current is not null && current.GetMembers(name).IsEmpty)
        {
            current = current.BaseType;
        }

        return current is not null;
    }

    // The analyzer sees the generated class itself.
    private static bool IsOptimizer(ISymbol member) =>
        member is INamedTypeSymbol { TypeKind: TypeKind.Class } type && type.Interfaces.Any(implemented => implemented.IsRuntimeType("IRMSpropOptimizer`1"));

    private static void ReportSchedulesOfNobody(
        INamedTypeSymbol type, AttributeArguments[] configurations, List<AttributeArguments> schedules)
    {
        string[] names = [.. configurations.Select(configuration => configuration.Text("Name") ?? "RMSprop")];
        foreach (AttributeArguments schedule in schedules)
        {
            string className = ScheduleParser.ClassName(schedule.Attribute);
            string? optimizer = schedule.Text("Optimizer");
            if (optimizer is null && names.Length > 1)
            {
                schedule.Report(
                    Descriptors.ScheduleWithoutOptimizer, "", className,
                    $"'{type.Name}' has several, so write Optimizer = \"{names[0]}\" or the name of another");
            }
            else if (optimizer is not null && !names.Contains(optimizer))
            {
                schedule.Report(
                    Descriptors.ScheduleWithoutOptimizer, "Optimizer", className,
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
            reporter.AtSymbol(Descriptors.NoEffect, member, $"[ExcludeFromWeightDecay] on '{member.Name}'", "no WeightDecay is set");
        }
    }
}
