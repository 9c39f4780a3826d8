using Microsoft.CodeAnalysis;
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
                : Promoted(value.Type) == ScalarType.Int32 ? ConvertTo(value, ScalarType.Int32, compilation.Options.CheckOverflow)
                : throw Unsupported(index, $"'{TextOf(index.Syntax)}'", "an index is an int");
        }

        return IndexOf(ReadIndex(index), array, at);
    }

    private Value IndexOf(IndexOperand index, Operand array, IOperation at) =>
        index.IsFromEnd ? _builder.Binary(BinaryKind.Subtract, LengthOf(array, 0, at), index.Value) : index.Value;

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

    /// <summary>A number of which System.Index would throw if it were negative.</summary>
    private Value NotNegative(Value value)
    {
        FailIf(Compare(Comparison.Less, value, _builder.Integer(0)));
        return value;
    }
}
