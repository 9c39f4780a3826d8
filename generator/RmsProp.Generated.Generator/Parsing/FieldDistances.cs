using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Collects assumptions about the distances between fields, some of which fail if another generator, or a tool that edits assemblies,
/// adds a field or changes the layout. Each type is examined once, however often it occurs.
/// </summary>
internal sealed class FieldDistances(ForeignFields foreign)
{
    private readonly ForeignFields _foreign = foreign;
    private readonly List<FieldDistance> _distances = [];
    private readonly HashSet<ITypeSymbol> _types = new(SymbolEqualityComparer.Default);

    public IEnumerable<FieldDistance> All => _distances;

    /// <summary>Enters a type: returns the collector for its distances, or null if they are known.</summary>
    /// <param name="type">The type.</param>
    /// <param name="declaration">The struct whose declaration determines the distances.</param>
    public OfType? Enter(ITypeSymbol type, ITypeSymbol declaration) => _types.Contains(type) ? null : new OfType(this, type, declaration.NameAlone());

    /// <summary>The distances between the fields of one type.</summary>
    internal sealed class OfType(FieldDistances all, ITypeSymbol type, string name)
    {
        private readonly List<FieldDistance> _own = [];
        private bool _endsInNumbers;

        /// <summary>Adds the distance of a field from the previous one.</summary>
        /// <param name="from">The first variable of the previous field.</param>
        /// <param name="before">The type of the previous field.</param>
        /// <param name="to">The first variable of the field.</param>
        /// <param name="behind">The type of the field.</param>
        public void Add(int from, ITypeSymbol before, int to, ITypeSymbol behind)
        {
            // Single numbers of one type are in declaration order whatever the layout: the last one speaks for all.
            bool areNumbers = before.AsElement() is not null && behind.AsElement() is not null;
            if (areNumbers && _endsInNumbers && _own[_own.Count - 1].To == from)
            {
                from = _own[_own.Count - 1].From;
                _own.RemoveAt(_own.Count - 1);
            }

            _own.Add(new FieldDistance(name, from, to, all._foreign.FindIn(before)?.NameAlone()));
            _endsInNumbers = areNumbers;
        }

        /// <summary>Leaves the type. If part of it was left out, it is examined again where it occurs next.</summary>
        public void Leave(bool isComplete)
        {
            all._distances.AddRange(_own);
            if (isComplete)
            {
                all._types.Add(type);
            }
        }
    }
}
