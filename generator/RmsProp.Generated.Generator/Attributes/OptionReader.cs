using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Options;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Attributes;

/// <summary>Reads options as described by their rows, and reports invalid values.</summary>
internal static class OptionReader
{
    /// <summary>The defaults of the framework; Keras' for an unknown framework.</summary>
    public static ConventionDefaults Framework(this Arguments arguments) => ConventionDefaults.Of(
        Enum.TryParse(arguments.Choice(OptimizerOptions.Convention.Name)?.Member, out Convention convention) ? convention : Convention.Keras);

    /// <summary>The value that is set, or the framework's default; null if the option is off.</summary>
    public static double? Read(this Arguments arguments, Option option)
    {
        if (option.Needs is var (needed, whyNeeded) && !arguments.Flag(needed))
        {
            arguments.NoEffect(option.Name, whyNeeded, RepairHint.Remove(option.Name).Add(RepairHint.Flag, needed));
            return null;
        }

        double? value = option.Kind switch
        {
            OptionKind.Flag => arguments.Flag(option.Name) ? 1 : 0,
            OptionKind.Choice => ReadChoice(arguments, option),
            _ => ReadNumber(arguments, option),
        };
        if (value is not null && option.ReplacedBy is var (other, whyReplaced) && arguments.Flag(other))
        {
            arguments.NoEffect(option.Name, whyReplaced);
            return null;
        }

        return value;
    }

    /// <summary>Applies every option whose row can be read by itself.</summary>
    public static Hyperparameters Read(this Arguments arguments, IEnumerable<Option> options, Hyperparameters basis) =>
        options.Aggregate(basis, (read, option) => option.With is { } with ? with(read, arguments.Read(option)) : read);

    private static double? ReadChoice(Arguments arguments, Option option)
    {
        double? defaultValue = option.DefaultIn(arguments.Framework());
        if (arguments.Choice(option.Name) is not { } choice)
        {
            return defaultValue;
        }

        int index = option.Members.ToList().IndexOf(choice.Member);
        if (index >= 0)
        {
            return index;
        }

        arguments.OutOfRange(option.Name, WordList.Of([.. option.Members.Select((_, member) => option.Member(member))], "or"), choice.Number);
        return defaultValue;
    }

    private static double? ReadNumber(Arguments arguments, Option option)
    {
        double? defaultValue = option.DefaultIn(arguments.Framework());
        if (arguments.OptionalNumber(option.Name) is not { } value)
        {
            return defaultValue;
        }

        bool isUnset = option.Kind == OptionKind.OptionalNumber && double.IsNaN(value);
        if (!isUnset && option.Range is var (contains, range) && !contains(value))
        {
            arguments.OutOfRange(option.Name, range, value);
            return defaultValue;
        }

        arguments.Check(option.Name, value, isUnset ? "NaN means that it is not set; leave it out" : option.Suspicion(value));
        return isUnset ? null : value;
    }
}
