using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <content>Inline arrays: rows of numbers, and structs or references that are numbered.</content>
internal sealed partial class VariableParser
{
    private void AddInlineArray(INamedTypeSymbol type, ITypeSymbol element, int length, Place place)
    {
        place = place with { Path = place.Path.Length == 0 ? type.Name : place.Path };
        if (type.IsRefLikeType)
        {
            _reporter.Unsupported(place, type, FieldTypes.NoInlineArray, RepairHint.None);
            return;
        }

        if (place.Depth == 0 && _limits.FaultOf(type) is { } limit)
        {
            _reporter.Unloadable(place, type, limit);
            return;
        }

        if (StructLayouts.RowOf(type) is { } row)
        {
            _variables.AddRow(row, place, isReadOnly: false);
            return;
        }

        if (_reporter.GivesUp(element, place))
        {
            return;
        }

        if (element is not INamedTypeSymbol { TypeKind: TypeKind.Struct } and not IArrayTypeSymbol && !element.IsTensor())
        {
            _reporter.Unsupported(place, type);
            return;
        }

        bool isUniform = !place.IsFrozen && _uniformTypes.ElementOf(element) is not null;
        FieldDistances.OfType? distances = isUniform ? _distances.Enter(type, StructLayouts.WithoutInlineArrays(element)!.Value.Innermost) : null;
        int firstOfPrevious = 0, faults = _reporter.Faults;
        for (int i = 0; i < length && !_reporter.IsOver; i++)
        {
            int first = _variables.All.Count;
            bool follows = isUniform && _reporter.Faults == faults;
            AddValue(element, isReadOnlyField: false, place.Element(i) with { FollowsPrevious = i == 0 ? place.FollowsPrevious : follows });

            // All elements have the same size.
            if (i == 1 && follows && _reporter.Faults == faults)
            {
                distances?.Add(firstOfPrevious, element, first, element);
            }

            firstOfPrevious = first;
        }

        distances?.Leave(isComplete: _reporter.Faults == faults);
    }
}
