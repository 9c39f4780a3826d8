using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Rules;

/// <summary>
/// All rules, by their harm: what can't work is an error, what silently does something else than it says is a warning, and what could be
/// better is information.
/// </summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotAStruct = Error(
        "RMSP001", "Parameters must be a struct",
        "'{0}' is a {1}, and parameters must be a struct: declare it as 'partial struct {0}'");

    public static readonly DiagnosticDescriptor NotPartial = Error(
        "RMSP002", "The parameter struct must be partial",
        "'{0}' must be partial, so that its optimizer can be generated into it: declare it as 'partial struct {0}'");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Error(
        "RMSP003", "Types around the parameter struct must be partial",
        "'{0}' must be partial, because the parameter struct '{1}' is declared in it");

    public static readonly DiagnosticDescriptor UnsupportedFieldType = Error(
        "RMSP004", "Type of a field can't be trained",
        "'{0}' is of type '{1}', which can't be trained: {2}, or mark it [NotTrainable]");

    public static readonly DiagnosticDescriptor NoTrainableField = Error(
        "RMSP005", "No trainable field",
        "'{0}' has no field that can be trained: give it one of type float, double, an array or an inline array of them, or a struct of those");

    public static readonly DiagnosticDescriptor SeveralClipOptions = Error(
        "RMSP006", "Several clip options",
        "Only one of ClipNorm, ClipValue and GlobalClipNorm can be set, but received {0}");

    public static readonly DiagnosticDescriptor ValueOutOfRange = Error(
        "RMSP007", "Value out of range",
        "{0} must be {1}, but is {2}");

    public static readonly DiagnosticDescriptor SuspiciousValue = Warning(
        "RMSP008", "Suspicious value",
        "{0} is {1}: {2}");

    public static readonly DiagnosticDescriptor ValueLostInRounding = Warning(
        "RMSP009", "Value lost in rounding",
        "{0} is {1}, which as {2} is {3}");

    public static readonly DiagnosticDescriptor InvalidName = Error(
        "RMSP010", "Name can't be used",
        "Name '{0}' can't be used for the generated class: {1}");

    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "RMSP011", "Two configurations of one name",
        "'{0}' has two configurations {1}");

    public static readonly DiagnosticDescriptor InvalidLearningRateMethod = Error(
        "RMSP012", "Learning-rate method can't be used",
        "LearningRateMethod '{0}' can't be used: {1}; write for example 'static double {2}(long step)' in '{3}'");

    public static readonly DiagnosticDescriptor InvalidScheduleArgument = Error(
        "RMSP013", "Invalid schedule argument",
        "{0} of {1} {2}");

    public static readonly DiagnosticDescriptor SuspiciousScheduleArgument = Warning(
        "RMSP014", "Suspicious schedule argument",
        "{0} of {1} is {2}: {3}");

    public static readonly DiagnosticDescriptor ScheduleWithoutOptimizer = Error(
        "RMSP015", "Schedule belongs to no configuration",
        "{0} belongs to no configuration: {1}");

    public static readonly DiagnosticDescriptor SeveralLearningRates = Error(
        "RMSP016", "Several learning rates",
        "The learning rate of '{0}' is given by {1}: keep one");

    public static readonly DiagnosticDescriptor ReadOnlyField = Error(
        "RMSP017", "Read-only field can't be trained",
        "'{0}' is read-only, so it can't be updated in place: make it writable, or mark it [NotTrainable]");

    public static readonly DiagnosticDescriptor NoEffect = Warning(
        "RMSP018", "Argument without effect",
        "{0} has no effect: {1}");

    public static readonly DiagnosticDescriptor UnsupportedDeclaration = Error(
        "RMSP019", "Parameter struct can't be extended",
        "'{0}' can't have an optimizer: {1}");

    public static readonly DiagnosticDescriptor LanguageVersionTooLow = Error(
        "RMSP020", "Language version too low",
        "RmsProp.Generated needs C# {0} or later, but this project is compiled as C# {1}: remove LangVersion from the project file");

    public static readonly DiagnosticDescriptor NegativeVariance = Warning(
        "RMSP021", "Variance can become negative",
        "Epsilon is {0}: in {1} rounding alone can make the variance of gradients near 1 more negative than that, and its root is NaN; it should be at least {2} with Centered = true, or set CenteredVarianceFloor = true, which treats such a variance as 0");

    public static readonly DiagnosticDescriptor NoVelocity = Info(
        "RMSP022", "Velocity stays as it is",
        "Rho is 1: the velocity stays {0}, so every step is learning rate × gradient / {1}, without any scaling by past gradients");

    public static readonly DiagnosticDescriptor NoGain = Info(
        "RMSP023", "Option that gains nothing",
        "{0} gains nothing: {1}");

    public static readonly DiagnosticDescriptor RoundingLossScale = Info(
        "RMSP024", "Loss scale that rounds gradients",
        "{0} is {1}: dividing by it rounds every gradient; dividing by a power of two, such as {2}, is exact");

    public static readonly DiagnosticDescriptor KerasFileNotFound = Error(
        "RMSP025", "Keras file can't be found",
        "FromKeras '{0}' can't be used: {1}");

    public static readonly DiagnosticDescriptor MalformedJson = Error(
        "RMSP026", "Keras file is not JSON",
        "'{0}' is not valid JSON: {1}; write it with json.dump(keras.optimizers.serialize(optimizer), file)");

    public static readonly DiagnosticDescriptor InvalidKerasFile = Error(
        "RMSP027", "Keras file has no RMSprop configuration",
        "'{0}' can't be read as keras.optimizers.RMSprop: {1}");

    public static readonly DiagnosticDescriptor NoDefaultLearningRate = Warning(
        "RMSP028", "Learning rate without a default",
        "{0} has no default learning rate, so Keras' default, {1}, is used: set LearningRate");

    public static readonly DiagnosticDescriptor NoVarianceFloor = Info(
        "RMSP029", "Variance without a floor",
        "With Centered = true, rounding alone can make the variance negative, and its root is NaN: set CenteredVarianceFloor = true, which treats it as 0");

    public static readonly DiagnosticDescriptor OptionOfOptimizer = Error(
        "RMSP030", "Option of the whole optimizer on a field",
        "{0} can't be set for '{1}' alone, because it concerns the step of the whole optimizer: set it on the struct; a field can have {2}");

    public static readonly DiagnosticDescriptor GroupOfNobody = Error(
        "RMSP031", "Group belongs to no configuration",
        "'{0}' has arguments for a configuration named '{1}', but '{2}' has only {3}");

    public static readonly DiagnosticDescriptor ContradictingOptions = Error(
        "RMSP032", "Options that contradict each other",
        "{0} contradicts {1}, {2}: remove one of them");

    public static readonly DiagnosticDescriptor GroupWithoutDifference = Info(
        "RMSP033", "Group that changes nothing",
        "[RMSpropConfig] on '{0}' makes no difference: the same values are in force there without it");

    public static readonly DiagnosticDescriptor SeveralConstraints = Error(
        "RMSP034", "Several constraints",
        "'{0}' has {1}: keep one");

    public static readonly DiagnosticDescriptor UnfitConstraint = Error(
        "RMSP035", "Constraint that does not fit its variable",
        "[{0}] can't constrain '{1}': {2}");

    public static readonly DiagnosticDescriptor FieldOfOtherGenerator = Warning(
        "RMSP036", "Field that another generator adds",
        "'{0}' has {1} from another source generator, and generators don't see each other's code, so {2} not trained: declare {3} in a file of the project, or have {3} marked [NotTrainable]");

    public static readonly DiagnosticDescriptor LayoutOfOtherGenerator = Error(
        "RMSP037", "Layout that another generator changes",
        "'{0}' can't be updated in place: another source generator adds a field to '{1}', which moves '{2}' away from '{3}'; put [StructLayout(LayoutKind.Sequential)] on '{4}', so that its fields are updated one by one");

    public static readonly DiagnosticDescriptor UnloadableType = Error(
        "RMSP038", "Type that the runtime can't load",
        "'{0}' is of type '{1}', which the runtime can't load: {2}");

    public static readonly DiagnosticDescriptor UnloadableState = Error(
        "RMSP039", "State that the runtime can't load",
        "The state of '{0}' has {1} copies of '{2}', which takes {3} bytes, and the runtime loads no type of more than {4}: use arrays");

    public static readonly DiagnosticDescriptor ReservedName = Error(
        "RMSP040", "Name that a checkpoint can't have",
        "'{0}' can't be saved: safetensors files use this name for their metadata; rename it");

    public static readonly DiagnosticDescriptor IgnoredDecay = Warning(
        "RMSP041", "Decay that is ignored",
        "'{0}' has \"decay\": {1}, which has no effect in Keras 3, nor here: for Keras 2's behavior write [InverseTimeDecay(InitialLearningRate = {2}, DecaySteps = 1, DecayRate = {1})]");

    public static readonly DiagnosticDescriptor GroupWithoutConfiguration = Error(
        "RMSP045", "Attribute of a type without a configuration",
        "[{0}] has no effect: {1}");

    public static readonly DiagnosticDescriptor UnsupportedNumbers = Error(
        "RMSP046", "Numbers that can't be trained as they are",
        "'{0}' of type '{1}' holds numbers that can't be trained as they are: {2}");

    public static readonly DiagnosticDescriptor InvalidTensorName = Error(
        "RMSP049", "Name that a tensor can't have",
        "'{0}' can't be called '{1}' in files: {2}");

    public static readonly DiagnosticDescriptor ShardedRefStruct = Error(
        "RMSP050", "Ref struct can't be sharded",
        "'{0}' is a ref struct, whose spans live on the stack of one process, so it can't be trained by several ranks: make it a struct with arrays or Memory<T>, or remove [Sharded]");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotAStruct,
        NotPartial,
        ContainingTypeNotPartial,
        UnsupportedFieldType,
        NoTrainableField,
        SeveralClipOptions,
        ValueOutOfRange,
        SuspiciousValue,
        ValueLostInRounding,
        InvalidName,
        DuplicateName,
        InvalidLearningRateMethod,
        InvalidScheduleArgument,
        SuspiciousScheduleArgument,
        ScheduleWithoutOptimizer,
        SeveralLearningRates,
        ReadOnlyField,
        NoEffect,
        UnsupportedDeclaration,
        LanguageVersionTooLow,
        NegativeVariance,
        NoVelocity,
        NoGain,
        RoundingLossScale,
        KerasFileNotFound,
        MalformedJson,
        InvalidKerasFile,
        NoDefaultLearningRate,
        NoVarianceFloor,
        OptionOfOptimizer,
        GroupOfNobody,
        ContradictingOptions,
        GroupWithoutDifference,
        SeveralConstraints,
        UnfitConstraint,
        FieldOfOtherGenerator,
        LayoutOfOtherGenerator,
        UnloadableType,
        UnloadableState,
        ReservedName,
        IgnoredDecay,
        GroupWithoutConfiguration,
        UnsupportedNumbers,
        InvalidTensorName,
        ShardedRefStruct,
    ];

    public static DiagnosticDescriptor Error(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Error);

    public static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Info(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Info);

    // Code that would do something else than it says must not be configurable. The first tag covers editorconfig, NoWarn, rulesets and
    // #pragma; [SuppressMessage] respects only the second one.
    private static string[] OfErrors => [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler];

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) =>
#pragma warning disable RS2000 // The rules are listed in AnalyzerReleases.*.md; a test holds the two together.
        new(id, title, message, "RmsProp.Generated", severity, isEnabledByDefault: true,
            helpLinkUri: $"https://github.com/rmsprop-generated/rmsprop-generated/blob/main/generator/docs/rules/{id}.md",
            customTags: severity == DiagnosticSeverity.Error ? OfErrors : []);
#pragma warning restore RS2000
}
