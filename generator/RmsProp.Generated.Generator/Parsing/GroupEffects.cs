using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Which attributes on fields make a difference in some configuration of their struct: those that make none in any can go.
/// </summary>
internal sealed class GroupEffects
{
    // By their places: two attributes with the same arguments are two.
    private readonly Dictionary<ArgumentPlaces, (Arguments Attribute, string Field, bool IsDifferent)> _noted = [];

    /// <summary>Notes whether the arguments of an attribute on a field make a difference in one configuration.</summary>
    public void Note(Arguments attribute, string field, bool isDifferent)
    {
        if (attribute.Places is { } places)
        {
            bool wasDifferent = _noted.TryGetValue(places, out (Arguments, string, bool IsDifferent) before) && before.IsDifferent;
            _noted[places] = (attribute, field, isDifferent || wasDifferent);
        }
    }

    /// <summary>Reports those that make none, once all configurations have been looked at, where nothing else is wrong with them.</summary>
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
