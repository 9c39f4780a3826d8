using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>
/// Collects what is taken for granted about where fields lie: not all of it holds if another generator, or a tool that edits
/// assemblies, adds a field or changes the layout. Each type is looked at once, wherever it is found again.
/// </summary>
internal sealed class FieldDistances(ForeignFields foreign)
{
    private readonly ForeignFields _foreign = foreign;
    private readonly List<FieldDistance> _distances = [];
    private readonly HashSet<ITypeSymbol> _types = new(SymbolEqualityComparer.Default);

    public IEnumerable<FieldDistance> All => _distances;

    /// <summary>Begins with a type: takes the distances in it, or null where they are known.</summary>
    /// <param name="type">The type.</param>
    /// <param name="declaration">The struct whose declaration they follow from.</param>
    public OfType? Enter(ITypeSymbol type, ITypeSymbol declaration) => _types.Contains(type) ? null : new OfType(this, type, declaration.NameAlone());

    /// <summary>The distances between the fields of one type.</summary>
    internal sealed class OfType(FieldDistances all, ITypeSymbol type, string name)
    {
        private readonly List<FieldDistance> _own = [];
        private bool _endsInNumbers;

        /// <summary>Adds that of a field from the one before it.</summary>
        /// <param name="from">The first variable of the field before.</param>
        /// <param name="before">The type of that field.</param>
        /// <param name="to">The first variable of the field.</param>
        /// <param name="behind">Its type.</param>
        public void Add(int from, ITypeSymbol before, int to, ITypeSymbol behind)
        {
            // Whatever the layout, single numbers of one type lie in the order of their declaration: the last one speaks for all.
            bool areNumbers = before.AsElement() is not null && behind.AsElement() is not null;
            if (areNumbers && _endsInNumbers && _own[_own.Count - 1].To == from)
            {
                from = _own[_own.Count - 1].From;
                _own.RemoveAt(_own.Count - 1);
            }

            _own.Add(new FieldDistance(name, from, to, all._foreign.FindIn(before)?.NameAlone()));
            _endsInNumbers = areNumbers;
        }

        /// <summary>Ends with the type; where something of it has been left out, it is looked at again at another place.</summary>
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
