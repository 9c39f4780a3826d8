using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Reports faulty fields of one parameter struct, each at most once. What is not trained may be of any type, and is not reported.</summary>
internal sealed class FieldReporter(INamedTypeSymbol target, DiagnosticReporter reporter)
{
    private readonly HashSet<ISymbol> _reported = new(SymbolEqualityComparer.Default);
    private (string Path, ISymbol Symbol, ITypeSymbol Type) _ownField = (target.Name, target, target);

    /// <summary>The number of fields left out for a fault that has been reported, here or by the compiler.</summary>
    public int Faults { get; private set; }

    /// <summary>Whether the walk has been abandoned because it has no end, or none within a reasonable time.</summary>
    public bool IsOver { get; private set; }

    public CancellationToken CancellationToken => reporter.CancellationToken;

    /// <summary>Records which of the target's own fields the walk is in.</summary>
    public void Enter(string path, FieldSymbols field) => _ownField = (path, field.Member, field.Field.Type);

    /// <summary>Counts a fault that the compiler reports.</summary>
    public void LeaveToCompiler() => Faults++;

    /// <summary>Abandons the walk because a struct contains itself, which the compiler reports.</summary>
    public void ContainsItself()
    {
        IsOver = true;
        LeaveToCompiler();
    }

    /// <summary>Reports a type that is nested too deep, and abandons the walk.</summary>
    public void TooDeep(Place place, ITypeSymbol type, string advice)
    {
        if (place.IsFrozen)
        {
            return;
        }

        IsOver = true;
        Unsupported(place, place.ReportAt, place.Path, type, type.NameAlone(), advice, RepairHint.None);
    }

    /// <summary>Whether a type needs no further diagnostics, because it is reported here or by the compiler.</summary>
    public bool GivesUp(ITypeSymbol type, Place place)
    {
        if (type.IsOverlong())
        {
            TooDeep(place, type, "its type arguments are nested too deep; nest them less");
            return true;
        }

        if (type.IsUndefined())
        {
            LeaveToCompiler();
            return true;
        }

        return false;
    }

    /// <summary>Reports a type that can't be trained, with advice on what to use instead.</summary>
    public void Unsupported(Place place, ITypeSymbol type) =>
        Unsupported(place, type, HeldNumbers.AreIn(type) ? NumberAdvice.For(type) : FieldTypeAdvice.For(type), RepairHint.None);

    /// <summary>Reports a type that can't be trained, with <paramref name="advice"/>.</summary>
    public void Unsupported(Place place, ITypeSymbol type, string advice, ImmutableDictionary<string, string?> hint) =>
        Unsupported(place, place.ReportAt, place.Path, type, type.ToDisplayString(), advice, hint);

    /// <summary>Reports an inline variable that can't be written.</summary>
    public void ReadOnly(Place place)
    {
        // If a field on the path is read-only as well, making this one writable is not enough.
        ImmutableDictionary<string, string?> hint = place.IsReadOnly ? RepairHint.None : RepairHint.Of(RepairHint.MakeWritable);
        Report(Descriptors.ReadOnlyField, place, place.ReportAt, hint, place.Path);
    }

    /// <summary>Reports a type that the runtime can't load, the reason, and a way out.</summary>
    public void Unloadable(Place place, ITypeSymbol type, string fault) =>
        Report(Descriptors.UnloadableType, place, place.ReportAt, RepairHint.None, place.Path, type.ToDisplayString(), fault);

    /// <summary>Reports a name that no tensor in a file can have.</summary>
    public void Reserved(Place place)
    {
        Faults++;
        reporter.AtSymbol(Descriptors.ReservedName, place.ReportAt, RepairHint.None, place.Path);
    }

    /// <summary>Reports a name that the tensor of a variable can't have in files.</summary>
    /// <param name="place">Where the variable is.</param>
    /// <param name="name">The name.</param>
    /// <param name="fault">The reason.</param>
    /// <param name="isOfOwnField">Whether that is due to the name of the target's own field, wherever inside it the variable is.</param>
    public void TensorName(Place place, string name, string fault, bool isOfOwnField)
    {
        Faults++;
        ISymbol symbol = isOfOwnField ? _ownField.Symbol : place.ReportAt;
        if (_reported.Add(symbol))
        {
            reporter.AtSymbol(Descriptors.InvalidTensorName, symbol, RepairHint.None, place.Path, name, fault);
        }
    }

    /// <summary>Reports a limit at the target's own field, wherever inside it is, and abandons the walk.</summary>
    public void TooLarge(Place place, string limit)
    {
        IsOver = true;
        string advice = $"with it '{target.Name}' has more than {limit}; use an array or an inline array of float or double for numbers that belong together";
        if (!place.IsFrozen)
        {
            Unsupported(place, _ownField.Symbol, _ownField.Path, _ownField.Type, _ownField.Type.ToDisplayString(), advice, RepairHint.None);
            return;
        }

        Faults++;
        reporter.AtSymbol(Descriptors.InvalidTensorName, _ownField.Symbol, RepairHint.None, place.Path, place.Tensor?.Name ?? place.Path, advice);
    }

    /// <summary>Never advises marking numbers [NotTrainable], because that would train without them.</summary>
    private void Unsupported(
        Place place, ISymbol reportAt, string path, ITypeSymbol type, string shown, string advice, ImmutableDictionary<string, string?> hint) =>
        Report(HeldNumbers.AreIn(type) ? Descriptors.UnsupportedNumbers : Descriptors.UnsupportedFieldType, place, reportAt, hint, path, shown, advice);

    private void Report(DiagnosticDescriptor rule, Place place, ISymbol symbol, ImmutableDictionary<string, string?> hint, params object[] arguments)
    {
        if (place.IsFrozen)
        {
            return;
        }

        Faults++;
        if (_reported.Add(symbol))
        {
            reporter.AtTypeOf(rule, symbol, hint, arguments);
        }
    }
}
