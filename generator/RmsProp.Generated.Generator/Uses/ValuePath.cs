using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Attributes;

namespace RmsProp.Generated.Generator.Uses;

/// <summary>The location of a value: a local, a parameter or a field, and the members and elements from there.</summary>
internal sealed class ValuePath
{
    // Symbols, and the text of indices: elements count as the same if they are written the same.
    private readonly ImmutableArray<object> _steps;

    private ValuePath(ImmutableArray<object> steps) => _steps = steps;

    /// <summary>The local or parameter at the start of the path, or a field or property of an object or a type.</summary>
    public ISymbol Root => (ISymbol)_steps[0];

    /// <summary>Whether the path is a whole local or parameter.</summary>
    public bool IsVariable => _steps.Length == 1 && Root is ILocalSymbol or IParameterSymbol;

    /// <summary>Whether the value outlives the call: the path does not start at a local or a by-value parameter.</summary>
    public bool IsLasting => Root is not (ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None });

    /// <summary>Whether the path ends at an element.</summary>
    public bool IsElement => _steps[_steps.Length - 1] is string;

    /// <summary>Whether the path goes through an element whose index may change.</summary>
    public bool HasVariableIndex => _steps.Any(step => step is string index && !index.All(char.IsDigit));

    /// <summary>The field that the path ends at, if any.</summary>
    public IFieldSymbol? Field => _steps[_steps.Length - 1] as IFieldSymbol;

    /// <summary>The path of an expression, or <see langword="null"/> if it is computed.</summary>
    public static ValuePath? Of(IOperation? operation)
    {
        ImmutableArray<object>.Builder steps = ImmutableArray.CreateBuilder<object>();
        return TryAdd(operation, steps) ? new ValuePath(steps.ToImmutable()) : null;
    }

    public static ValuePath OfVariable(ILocalSymbol local) => new([local]);

    public bool Equals(ValuePath? other) => other is not null && other._steps.Length == _steps.Length && other.StartsWith(this);

    /// <summary>Whether the value is within that of <paramref name="prefix"/>, or the same.</summary>
    public bool StartsWith(ValuePath prefix)
    {
        if (_steps.Length < prefix._steps.Length)
        {
            return false;
        }

        for (int i = 0; i < prefix._steps.Length; i++)
        {
            if (!(prefix._steps[i] is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, _steps[i] as ISymbol) : prefix._steps[i].Equals(_steps[i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The names of the members after <paramref name="prefix"/>, joined as by the field parser, up to the first element.</summary>
    public string NamesBehind(ValuePath prefix) =>
        string.Join(".", _steps.Skip(prefix._steps.Length).TakeWhile(step => step is ISymbol).Select(step => ((ISymbol)step).Name));

    private static bool TryAdd(IOperation? operation, ImmutableArray<object>.Builder steps)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                steps.Add(local.Local);
                return true;
            case IParameterReferenceOperation parameter:
                steps.Add(parameter.Parameter);
                return true;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } type }:
                steps.Add(type);
                return true;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { Parameters.IsEmpty: true } } member
                when member.Instance is null ? member.Member.IsStatic : TryAdd(member.Instance, steps):
                steps.Add(member.Member);
                return true;
            case IArrayElementReferenceOperation element when TryAdd(element.ArrayReference, steps):
                steps.Add(string.Join(", ", element.Indices.Select(index => index.Syntax.ToString())));
                return true;
            case IPropertyReferenceOperation { Property.IsIndexer: true } indexed when TryAdd(indexed.Instance, steps):
                steps.Add(string.Join(", ", indexed.Arguments.Select(index => index.Syntax.ToString())));
                return true;
            case IConversionOperation { OperatorMethod: null } conversion:
                return TryAdd(conversion.Operand, steps);
            default:
                return false;
        }
    }
}
