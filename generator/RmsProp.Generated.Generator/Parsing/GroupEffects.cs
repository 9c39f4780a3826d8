using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Which attributes on fields make a difference in some configuration of their struct: those that make none in any can go.
/// </summary>
internal sealed class GroupEffects
{
    // By their places: two attributes with the same arguments are two.
    private readonly Dictionary<ArgumentPlaces, (Arguments Attribute, bool IsDifferent)> _noted = [];

    /// <summary>Notes whether the arguments of an attribute make a difference in one configuration.</summary>
    public void Note(Arguments attribute, bool isDifferent)
    {
        if (attribute.Places is { } places)
        {
            _noted[places] = (attribute, isDifferent || (_noted.TryGetValue(places, out (Arguments, bool IsDifferent) before) && before.IsDifferent));
        }
    }

    /// <summary>Reports those that make none, once all configurations have been looked at, where nothing else is wrong with them.</summary>
    public void Report()
    {
        foreach (KeyValuePair<ArgumentPlaces, (Arguments Attribute, bool IsDifferent)> note in _noted.Where(note => !note.Value.IsDifferent && !note.Key.HasFaults))
        {
            note.Value.Attribute.Report(
                Descriptors.NoGain, "", RepairHint.Of(RepairHint.RemoveAttribute), "[RMSpropConfig]",
                "without it the same values are in force there");
        }
    }
}
