using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Options;

namespace RmsProp.Generated.Generator.Rules;

/// <summary>What a diagnostic tells the code fixes, besides its message: the properties of a <see cref="Diagnostic"/>.</summary>
internal static class RepairHint
{
    /// <summary>The argument to set or to remove.</summary>
    public const string Argument = nameof(Argument);

    /// <summary>The new value, as C#; without one, the argument is to be removed.</summary>
    public const string Value = nameof(Value);

    /// <summary>The reason for that value.</summary>
    public const string Reason = nameof(Reason);

    /// <summary>The flag that would give the argument an effect.</summary>
    public const string Flag = nameof(Flag);

    /// <summary>Arguments of which to remove one, or names to choose from, one per line.</summary>
    public const string Names = nameof(Names);

    /// <summary>Which of the rule's repairs applies, if the location alone does not tell.</summary>
    public const string Kind = nameof(Kind);

    public const string AddMethod = nameof(AddMethod);
    public const string MakeStatic = nameof(MakeStatic);
    public const string MakeWritable = nameof(MakeWritable);
    public const string RemoveVolatile = nameof(RemoveVolatile);
    public const string MakeInternal = nameof(MakeInternal);
    public const string LayOutSequentially = nameof(LayOutSequentially);
    public const string RemoveAttribute = nameof(RemoveAttribute);
    public const string RemoveExclusion = nameof(RemoveExclusion);
    public const string PassByReference = nameof(PassByReference);
    public const string Refer = nameof(Refer);

    public static ImmutableDictionary<string, string?> None => ImmutableDictionary<string, string?>.Empty;

    public static ImmutableDictionary<string, string?> Of(string kind) => None.Add(Kind, kind);

    public static ImmutableDictionary<string, string?> Remove(string argument) => None.Add(Argument, argument);

    public static ImmutableDictionary<string, string?> Set(string argument, string value, string reason) =>
        Remove(argument).Add(Value, value).Add(Reason, reason);

    /// <summary>Resets the argument to its default in Keras, or in another framework, if there is one.</summary>
    public static ImmutableDictionary<string, string?> Default(string argument, ConventionDefaults framework) => OptimizerOptions.Find(argument) switch
    {
        // A constraint's argument.
        null => Remove(argument),
        { InKeras: null } or { Default: null, DefaultOf: null } => Remove(argument),
        { DefaultOf: { } defaultOf } => defaultOf(framework) is { } value ? Set(argument, Literals.Display(value), "the default in " + framework.Framework) : None,
        { Default: { } value } => Set(argument, Literals.Display(value), "the default in Keras"),
    };

    /// <summary>Resets the argument to its default in Keras, if there is one.</summary>
    public static ImmutableDictionary<string, string?> Default(string argument) => Default(argument, ConventionDefaults.Keras);

    /// <summary>The same for the argument of a schedule.</summary>
    public static ImmutableDictionary<string, string?> DefaultOfSchedule(string argument) =>
        Schedule.All.SelectMany(schedule => schedule.Options).First(option => option.Name == argument) switch
        {
            { Kind: ScheduleOptionKind.Number, Default: { } value } => Set(argument, Literals.Display(value), "the default in Keras"),
            _ => None,
        };

    /// <summary>Offers several names for an argument.</summary>
    public static ImmutableDictionary<string, string?> Choose(string argument, IEnumerable<string> names) =>
        Remove(argument).Add(Names, string.Join("\n", names));

    public static ImmutableDictionary<string, string?> RemoveOneOf(params string[] arguments) => None.Add(Names, string.Join("\n", arguments));
}
