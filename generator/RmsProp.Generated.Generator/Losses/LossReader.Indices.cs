using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Indices and ranges, also in variables.</summary>
internal sealed partial class LossReader
{
    private static bool IsRange(IOperation index) => IsRange(index.Type);

    private static bool IsIndex(IOperation index) => IsIndex(index.Type);

    private static bool IsRange(ITypeSymbol? type) => type is { Name: "Range", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsIndex(ITypeSymbol? type) => type is { Name: "Index", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private Value IndexOf(IOperation index, Operand array, IOperation at)
    {
        if (!IsIndex(index))
        {
            Value value = ReadNumber(index);
            return value.Type is ScalarType.Int32 ? value
                : throw Unsupported(index, $"'{TextOf(index.Syntax)}'", $"an index is an int: write (int){(index.Syntax is IdentifierNameSyntax or MemberAccessExpressionSyntax ? TextOf(index.Syntax) : $"({TextOf(index.Syntax)})")}");
        }

        return IndexOf(ReadIndex(index), array, at);
    }

    private Value IndexOf(IndexOperand index, Operand array, IOperation at) => OffsetOf(index, () => LengthOf(array, 0, at));

    private Value OffsetOf(IndexOperand index, Func<Value> length)
    {
        return index.IsFromEndIf is { } condition ? Choose(condition, FromEnd, () => index.Value)
            : index.IsFromEnd ? FromEnd()
            : index.Value;

        Value FromEnd() => _builder.Binary(BinaryKind.Subtract, length(), index.Value);
    }

    private (Value Start, Value Length) RangeOf(IOperation range, Operand array, IOperation at)
    {
        if ((range is IRangeOperation written ? ReadRange(written, ReadIndex) : Evaluate(range)) is not RangeOperand { Start: var first, End: var last })
        {
            throw Unsupported(range, $"'{TextOf(range.Syntax)}'", "write the range with '..'");
        }

        Value start = IndexOf(first, array, at), end = IndexOf(last, array, at);
        return (start, _builder.Binary(BinaryKind.Subtract, end, start));
    }

    /// <summary>An index where it is used, so that a negative one is out of range in any case.</summary>
    private IndexOperand ReadIndex(IOperation index) => index switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd => new IndexOperand(ReadNumber(fromEnd.Operand), true),
        IConversionOperation conversion when Types.ScalarOf(conversion.Operand.Type) is not null => new IndexOperand(ReadNumber(conversion.Operand), false),
        _ => KeptIndex(index),
    };

    private IndexOperand KeptIndex(IOperation index) => Evaluate(index) as IndexOperand ?? throw Unsupported(index, $"'{TextOf(index.Syntax)}'", "write the index as a number, or with '^'");

    /// <summary>An index or a range; null if the expression is something else.</summary>
    private Operand? IndexOrRange(IOperation expression)
    {
        switch (expression)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                return new IndexOperand(NotNegative(ReadNumber(fromEnd.Operand)), true);
            case IConversionOperation conversion when IsIndex(conversion) && Types.ScalarOf(conversion.Operand.Type) is not null:
                return new IndexOperand(NotNegative(ReadNumber(conversion.Operand)), false);
            case IRangeOperation { Method: not null } range:
                return ReadRange(range, KeptIndex);
            default:
                return null;
        }
    }

    private RangeOperand ReadRange(IRangeOperation range, Func<IOperation, IndexOperand> read) => new(
        range.LeftOperand is null ? new IndexOperand(_builder.Integer(0), false) : read(range.LeftOperand),
        range.RightOperand is null ? new IndexOperand(_builder.Integer(0), true) : read(range.RightOperand));

    /// <summary>An argument of the loss that is an index or a range; null if it is something else.</summary>
    private Operand? RangeArgument(string text, ITypeSymbol type)
    {
        return IsIndex(type) ? IndexArgument(text)
            : IsRange(type) ? new RangeOperand(IndexArgument(text + ".Start"), IndexArgument(text + ".End"))
            : null;

        IndexOperand IndexArgument(string index) => new(
            Add(new ArgumentOperation(index + ".Value", ScalarType.Int32)), Add(new ArgumentOperation(index + ".IsFromEnd", ScalarType.Boolean)));
    }

    /// <summary>A property of an index or a range; null if the expression is something else.</summary>
    private Operand? PropertyOfRange(IPropertyReferenceOperation reference)
    {
        if (reference.Instance is not { } instance || !(IsRange(instance) || IsIndex(instance)))
        {
            return null;
        }

        return (Evaluate(instance), reference.Property.Name) switch
        {
            (RangeOperand range, "Start") => range.Start,
            (RangeOperand range, "End") => range.End,
            (IndexOperand index, "Value") => new NumberOperand(index.Value),
            (IndexOperand index, "IsFromEnd") => new NumberOperand(index.IsFromEndIf ?? _builder.Constant(index.IsFromEnd, ScalarType.Boolean)),
            _ => null,
        };
    }

    /// <summary>A method of an index or a range that says where it is among so many elements; null if the call is another one.</summary>
    private Operand? CallOfRange(IInvocationOperation call)
    {
        if (call.Instance is not { } instance || !(IsRange(instance) || IsIndex(instance)))
        {
            return null;
        }

        switch (Evaluate(instance))
        {
            case IndexOperand index when call.TargetMethod.Name == "GetOffset":
                Value count = ReadNumber(call.Arguments[0].Value);
                return new NumberOperand(OffsetOf(index, () => count));
            case RangeOperand range when call.TargetMethod.Name == "GetOffsetAndLength":
                count = ReadNumber(call.Arguments[0].Value);
                Value start = OffsetOf(range.Start, () => count), end = OffsetOf(range.End, () => count);
                FailIf(Or(Or(IsNegative(start), Compare(Comparison.Less, end, start)), Compare(Comparison.Less, count, end)));
                return new StructOperand(call.Type!, new Dictionary<string, Operand>
                {
                    ["Item1"] = new NumberOperand(start),
                    ["Item2"] = new NumberOperand(_builder.Binary(BinaryKind.Subtract, end, start)),
                });
            default:
                return null;
        }
    }

    /// <summary>A number of which System.Index would throw if it were negative.</summary>
    private Value NotNegative(Value value)
    {
        FailIf(Compare(Comparison.Less, value, _builder.Integer(0)));
        return value;
    }
}
