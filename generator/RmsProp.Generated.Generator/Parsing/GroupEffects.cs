using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Tracks which field attributes make a difference in some configuration of their struct; those that make none in any can be removed.
/// </summary>
internal sealed class GroupEffects
{
    // Keyed by location: two attributes with the same arguments differ.
    private readonly Dictionary<ArgumentPlaces, (Arguments Attribute, string Field, bool IsDifferent)> _noted = [];

    /// <summary>Records whether the arguments of a field attribute make a difference in one configuration.</summary>
    public void Note(Arguments attribute, string field, bool isDifferent)
    {
        if (attribute.Places is { } places)
        {
            bool wasDifferent = _noted.TryGetValue(places, out (Arguments, string, bool IsDifferent) before) && before.IsDifferent;
            _noted[places] = (attribute, field, isDifferent || wasDifferent);
        }
    }

    /// <summary>Reports the attributes that make none, after all configurations, unless they have another fault.</summary>
    public void Report()
    {
        foreach ((Arguments attribute, string field, bool isDifferent) in _noted.Values)
        {
            if (!isDifferent && !attribute.Places!.HasFaults)
            {
                attribute.Report(Descriptors.GroupWithoutDifference, "", RepairHint.Of(RepairHint.RemoveAttribute), field);
            }
        }
    }
}
