using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Patterns, in <c>is</c> and <c>switch</c>.</summary>
internal sealed partial class LossReader
{
    private readonly Stack<Operand> _patternInputs = new();

    /// <summary>Whether something matches a pattern, whose variables are declared first.</summary>
    private Value MatchesWhole(IPatternOperation pattern, Operand operand)
    {
        foreach (ISymbol? symbol in pattern.DescendantsAndSelf().Select(DeclaredBy))
        {
            if (symbol is ILocalSymbol local)
            {
                DeclareOnce(local, local.Type);
            }
        }

        return Matches(pattern, operand);
    }

    private static ISymbol? DeclaredBy(IOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IListPatternOperation list => list.DeclaredSymbol,
        _ => null,
    };

    private Value Matches(IPatternOperation pattern, Operand operand)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant when IsNullLiteral(constant.Value):
                return IsNull(operand, pattern);
            case IConstantPatternOperation constant:
                return EqualsConstant(NumberIn(operand, pattern), constant.Value);
            case IRelationalPatternOperation relational:
                return Compare(ComparisonOf(relational.OperatorKind)!.Value, NumberIn(operand, pattern), ReadNumber(relational.Value));
            case INegatedPatternOperation negated:
                return Not(Matches(negated.Pattern, operand));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return And(Matches(both.LeftPattern, operand), () => Matches(both.RightPattern, operand));
            case IBinaryPatternOperation either:
                return Choose(Matches(either.LeftPattern, operand), () => _builder.Constant(true, ScalarType.Boolean), () => Matches(either.RightPattern, operand));
            case IDiscardPatternOperation:
                return _builder.Constant(true, ScalarType.Boolean);
            case ITypePatternOperation type when IsSame(type.MatchedType, type.InputType):
                return IsPresent(operand, type.InputType, pattern);
            case IDeclarationPatternOperation declaration when declaration.MatchesNull || IsSame(declaration.MatchedType, declaration.InputType):
                Value isPresent = declaration.MatchesNull ? _builder.Constant(true, ScalarType.Boolean) : IsPresent(operand, declaration.InputType, pattern);
                Bind(declaration.DeclaredSymbol, operand, pattern);
                return isPresent;
            case IRecursivePatternOperation recursive when IsSame(recursive.MatchedType, recursive.InputType):
                return Matches(recursive, operand);
            case IListPatternOperation:
                throw Unsupported(pattern, $"'{TextOf(pattern.Syntax)}'", "compare Length and the elements that you mean");
            case IDeclarationPatternOperation or ITypePatternOperation or IRecursivePatternOperation:
                throw Unsupported(pattern, $"'{TextOf(pattern.Syntax)}'", "a loss does not test types: let it take the object as what it is, or a number that says what it is");
            default:
                throw Unsupported(pattern, $"'{TextOf(pattern.Syntax)}'", "compare numbers with constants");
        }
    }

    private static bool IsSame(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static Value NumberIn(Operand operand, IPatternOperation pattern) => operand is NumberOperand number
        ? number.Value
        : throw Unsupported(pattern, $"'{TextOf(pattern.Syntax)}'", Vectors.AdviceFor(pattern.InputType) ?? "compare numbers with constants");

    /// <summary>Whether a number is a constant. In patterns, unlike with ==, NaN is NaN.</summary>
    private Value EqualsConstant(Value value, IOperation constant)
    {
        Value expected = ReadNumber(constant);
        return expected.Constant is float.NaN or double.NaN ? Compare(Comparison.NotEqual, value, value) : Compare(Comparison.Equal, value, expected);
    }

    private Value IsPresent(Operand operand, ITypeSymbol type, IOperation at) =>
        type.IsReferenceType ? Not(IsNull(operand, at)) : _builder.Constant(true, ScalarType.Boolean);

    private void Bind(ISymbol? symbol, Operand operand, IOperation at)
    {
        if (symbol is not null)
        {
            Assign(FindPlace(symbol)!, operand, at);
        }
    }

    private Value Matches(IRecursivePatternOperation pattern, Operand operand)
    {
        Value matches = IsPresent(operand, pattern.InputType, pattern);
        return And(matches, () =>
        {
            Value all = _builder.Constant(true, ScalarType.Boolean);
            if (pattern.DeconstructionSubpatterns.Length > 0)
            {
                Operand[] parts = PartsOf(operand, pattern.DeconstructSymbol as IMethodSymbol, pattern);
                for (int i = 0; i < parts.Length; i++)
                {
                    (IPatternOperation inner, Operand part) = (pattern.DeconstructionSubpatterns[i], parts[i]);
                    all = And(all, () => Matches(inner, part));
                }
            }

            foreach (IPropertySubpatternOperation inner in pattern.PropertySubpatterns)
            {
                all = And(all, () =>
                {
                    _patternInputs.Push(operand);
                    Operand member = Evaluate(inner.Member);
                    _patternInputs.Pop();
                    return Matches(inner.Pattern, member);
                });
            }

            Bind(pattern.DeclaredSymbol, operand, pattern);
            return all;
        });
    }

    /// <summary>What a tuple consists of, or what the method <c>Deconstruct</c> gives.</summary>
    private Operand[] PartsOf(Operand value, IMethodSymbol? deconstruct, IOperation at)
    {
        if (deconstruct is null)
        {
            return Unreferenced(value, at) is StructOperand { Type.IsTupleType: true } tuple
                ? [.. tuple.Fields.OrderBy(field => field.Key.Length).ThenBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Value)]
                : throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "take only tuples and structs with a method Deconstruct apart");
        }

        var receiver = new ReadOnlyPlace(value);
        if (deconstruct.IsImplicitlyDeclared)
        {
            // A record gives the properties of its parameters.
            return [.. deconstruct.Parameters.Select(parameter => ReadPlace(MemberOf(
                receiver, parameter.Name, deconstruct.ContainingType.GetMembers(parameter.Name)[0], parameter.Type, at), at))];
        }

        IParameterSymbol[] results = [.. deconstruct.Parameters.Where(parameter => parameter.RefKind == RefKind.Out)];
        Place[] places = [.. results.Select(parameter => NewVariable(parameter.Type, parameter.Name, null))];
        Place? instance = deconstruct.IsStatic ? null : WritableCopy(receiver, deconstruct.ContainingType, at);
        Inline(deconstruct, instance, at, frame =>
        {
            foreach (IParameterSymbol parameter in deconstruct.Parameters.Where(parameter => parameter.RefKind != RefKind.Out))
            {
                frame.Add(parameter.OriginalDefinition, NewVariable(parameter.Type, parameter.Name, value));
            }

            foreach ((IParameterSymbol parameter, Place place) in results.Zip(places, (parameter, place) => (parameter, place)))
            {
                frame.Add(parameter.OriginalDefinition, place);
            }
        });
        return [.. places.Select(place => ReadPlace(place, at))];
    }

    /// <summary>A comparison of tuples, element by element.</summary>
    private Value Compare(ITupleBinaryOperation binary)
    {
        Value isEqual = AreEqual(Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand), binary);
        return binary.OperatorKind == BinaryOperatorKind.Equals ? isEqual : Not(isEqual);
    }

    private Value AreEqual(Operand left, Operand right, ITupleBinaryOperation at)
    {
        (left, right) = (Unreferenced(left, at), Unreferenced(right, at));
        switch (left, right)
        {
            case (NumberOperand { Value: var one }, NumberOperand { Value: var other }):
                ScalarType type = one.Type == other.Type ? one.Type
                    : one.Type == ScalarType.Double || other.Type == ScalarType.Double ? ScalarType.Double
                    : one.IsFloatingPoint || other.IsFloatingPoint ? ScalarType.Single
                    : one.Type is ScalarType.UInt64 || other.Type is ScalarType.UInt64 ? throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "compare the elements one by one")
                    : ScalarType.Int64;
                return Compare(Comparison.Equal, ConvertTo(one, type, false), ConvertTo(other, type, false));
            case (StructOperand { Type.IsTupleType: true } one, StructOperand { Type.IsTupleType: true } other):
                return one.Fields.Select(field => AreEqual(field.Value, other.Fields[field.Key], at)).Aggregate((first, second) => _builder.Binary(BinaryKind.And, first, second));
            default:
                throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "compare the elements one by one");
        }
    }
}
