using System.Globalization;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Emission;
using RmsProp.Generated.Generator.Keras;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Plan;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Makes the model of an optimizer from its declaration and the file that it names, if any.</summary>
internal static class ModelParser
{
    /// <summary>Makes the model from files that have been parsed.</summary>
    public static ParsedModel Parse(OptimizerDeclaration declaration, EquatableArray<KerasFile> files)
    {
        var reporter = new DiagnosticReporter(null, CancellationToken.None);
        KerasFile? file = null;
        if (declaration.FromKeras is { } name && (file = KerasFiles.Find(files, file => file.Path, name, out _)) is null)
        {
            reporter.Note(Descriptors.KerasFileNotFound);
        }

        OptimizerModel model = Parse(declaration.HeardBy(reporter), file?.HeardBy(reporter), new GroupEffects());
        return new ParsedModel(model, reporter.HasErrors || file?.HasErrors == true);
    }

    /// <summary>Reports faults in the files and the numbers of one struct's declarations.</summary>
    public static void Check(IReadOnlyList<OptimizerDeclaration> declarations, IEnumerable<AdditionalText> files, DiagnosticReporter reporter)
    {
        var effects = new GroupEffects();
        foreach (OptimizerDeclaration declaration in declarations)
        {
            Check(declaration, files, reporter, effects);
        }

        effects.Report();
    }

    private static void Check(OptimizerDeclaration declaration, IEnumerable<AdditionalText> files, DiagnosticReporter reporter, GroupEffects effects)
    {
        KerasFile? file = null;
        if (declaration.FromKeras is { } name)
        {
            AdditionalText? found = KerasFiles.Find(files, file => file.Path, name, out string? fault);
            if (found?.GetText(reporter.CancellationToken) is { } text)
            {
                file = KerasFileParser.Parse(found.Path, text, reporter, !declaration.GivesLearningRate);
            }
            else
            {
                declaration.Configuration.Report(
                    Descriptors.KerasFileNotFound, "FromKeras", RepairHint.None, name, fault ?? "the file can't be opened");
            }
        }

        CheckLayout(Parse(declaration, file, effects), declaration);
    }

    /// <summary>Reports fields that are not where the generator assumes them, before the first step does.</summary>
    private static void CheckLayout(OptimizerModel model, OptimizerDeclaration declaration)
    {
        if (Run.AreJoined(model) && model.Distances.FirstOrDefault(distance => distance.ExtendedType is not null) is { } wrong)
        {
            declaration.Configuration.Report(
                Descriptors.LayoutOfOtherGenerator, "", RepairHint.None, model.Target.DisplayName, wrong.ExtendedType!,
                model.Variables[wrong.To].Path, model.Variables[wrong.From].Path, wrong.Type);
        }
    }

    private static OptimizerModel Parse(OptimizerDeclaration declaration, KerasFile? file, GroupEffects effects)
    {
        Arguments configuration = declaration.Configuration;
        LearningRateSource learningRate = declaration.LearningRate;
        if (file is not null)
        {
            configuration = configuration.Over(file.Configuration, replaced: name => IsReplaced(name, declaration.Configuration));
            if (!declaration.GivesLearningRate && file.Schedule is { } ofFile && ScheduleParser.Parse(ofFile) is { } call)
            {
                learningRate = new LearningRateSource(call, null);
            }
        }

        if (!declaration.GivesLearningRate && file is null && configuration.Framework() is { LearningRate: null } framework)
        {
            configuration.Report(
                Descriptors.NoDefaultLearningRate, "Convention", RepairHint.None, framework.Framework, Literals.Display(ConventionDefaults.Keras.LearningRate!.Value));
        }

        Hyperparameters options = HyperparameterParser.Parse(configuration);
        (EquatableArray<ParameterGroup> groups, EquatableArray<Variable> variables) = GroupParser.Parse(declaration, configuration, options, effects);
        OptionCombinations.Check(configuration, options, groups);
        bool isOfKeras = KerasConfig.IsComplete(options, groups);
        var model = new OptimizerModel(
            declaration.Target,
            declaration.Name,
            declaration.Name.EscapedDeclaration(),
            groups,
            learningRate,
            isOfKeras
                ? KerasConfig.Of(configuration, options, learningRate, variables)
                : KerasConfig.OfOther(configuration, groups, learningRate, variables),
            isOfKeras,
            variables,
            declaration.Accessors,
            declaration.SlotFields,
            declaration.Distances)
        {
            IsSharded = declaration.IsSharded,
            Frozen = declaration.Frozen,
        };
        int slots = Slot.Of(model).Count;
        if (declaration.StructSize * slots > RuntimeLimits.MostBytes)
        {
            configuration.Report(
                Descriptors.UnloadableState, "", RepairHint.None, declaration.Name, slots, declaration.Target.DisplayName,
                declaration.StructSize.ToString("#,0", CultureInfo.InvariantCulture), RuntimeLimits.MostBytes.ToString("#,0", CultureInfo.InvariantCulture));
        }

        return model;
    }

    /// <summary>Whether the attribute has an argument that replaces this one of the file.</summary>
    private static bool IsReplaced(string name, Arguments attribute) =>
        OptimizerOptions.Clips.Any(option => option.Name == name) && OptimizerOptions.Clips.Any(option => attribute.Has(option.Name));
}
