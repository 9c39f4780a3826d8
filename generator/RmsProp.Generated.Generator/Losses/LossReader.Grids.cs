using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Arrays of several dimensions that the loss creates, and arrays that are chosen between.</summary>
internal sealed partial class LossReader
{
    private GridOperand CreateGrid(IArrayCreationOperation creation, ScalarType type)
    {
        Value[] lengths = [.. creation.DimensionSizes.Select(size => ConvertTo(ReadNumber(size), ScalarType.Int32, true))];
        foreach (Value length in lengths)
        {
            FailIf(Compare(Comparison.Less, length, _builder.Integer(0)));
        }

        Buffer buffer = NewScratch(type, Product(lengths), NameFor(creation), BufferForm.Array);
        int next = 0;
        FillGrid(buffer, creation.Initializer, ref next);
        return new GridOperand(buffer, lengths);
    }

    private Value Product(IReadOnlyList<Value> lengths) => lengths.All(length => length.Constant is int)
        ? _builder.Integer(lengths.Aggregate(1, (product, length) => product * (int)length.Constant!))
        : lengths.Aggregate((left, right) => Add(new BinaryOperation(BinaryKind.Multiply, left, right, Checked(true, ScalarType.Int32))));

    private void FillGrid(Buffer buffer, IArrayInitializerOperation? initializer, ref int next)
    {
        foreach (IOperation element in initializer?.ElementValues ?? [])
        {
            if (element is IArrayInitializerOperation row)
            {
                FillGrid(buffer, row, ref next);
            }
            else
            {
                AddEffect(new StoreOperation(buffer, [_builder.Integer(next++)], ReadNumber(element)));
            }
        }
    }

    /// <summary>An element. An index that is too large for its dimension would be that of another row, and is checked here.</summary>
    private ElementPlace ElementOf(GridOperand grid, IReadOnlyList<Value> indices)
    {
        FailIf(indices.Zip(grid.Lengths, IsOutside).Aggregate(Or));
        Value flat = indices[0];
        for (int i = 1; i < indices.Count; i++)
        {
            flat = _builder.Binary(BinaryKind.Add, _builder.Binary(BinaryKind.Multiply, flat, grid.Lengths[i]), indices[i]);
        }

        return new ElementPlace(grid.Buffer, [flat]);
    }

    /// <summary>Whether an index is negative, or not below a length.</summary>
    private Value IsOutside(Value index, Value length) => index.Constant is int known && length.Constant is int limit
        ? _builder.Constant(known < 0 || known >= limit, ScalarType.Boolean)
        : Compare(Comparison.GreaterOrEqual, Unsigned(index), Unsigned(length));

    private Value Unsigned(Value value) =>
        value.Constant is int and >= 0 and var number ? _builder.Constant((uint)number, ScalarType.UInt32) : ConvertTo(value, ScalarType.UInt32, false);

    private static int RankOf(Operand array) => array switch
    {
        GridOperand grid => grid.Lengths.Count,
        ChoiceOperand choice => RankOf(choice.WhenTrue),
        PathOperand path when Types.ElementsOf(path.Type) is { } elements => elements.Rank,
        _ => 1,
    };

    /// <summary>The indices of a number by its place in the order of rows.</summary>
    private Value[] IndicesAt(Value place, Operand array, IOperation at)
    {
        var indices = new Value[RankOf(array)];
        for (int i = indices.Length - 1; i > 0; i--)
        {
            Value length = LengthOf(array, i, at);
            indices[i] = _builder.Binary(BinaryKind.Remainder, place, length);
            place = _builder.Binary(BinaryKind.Divide, place, length);
        }

        indices[0] = place;
        return indices;
    }

    /// <summary>An element of one of two arrays: only that of the chosen one is read, written or checked.</summary>
    private Place ElementOf(ChoiceOperand choice, IReadOnlyList<Value> indices, IOperation at)
    {
        if (HaveOneShape(choice.WhenTrue, choice.WhenFalse))
        {
            return new ChoicePlace(choice.Condition, ElementOf(choice.WhenTrue, indices, at), ElementOf(choice.WhenFalse, indices, at));
        }

        return new ReadOnlyPlace(Choose(
            choice.Condition,
            () => ReadPlace(ElementOf(choice.WhenTrue, indices, at), at),
            () => ReadPlace(ElementOf(choice.WhenFalse, indices, at), at),
            at));
    }

    /// <summary>Whether an index that is in range for one of two arrays of the loss's own is checked in the same way for the other.</summary>
    private static bool HaveOneShape(Operand one, Operand other) => (one, other) switch
    {
        (ChoiceOperand choice, _) => HaveOneShape(choice.WhenTrue, choice.WhenFalse) && HaveOneShape(choice.WhenTrue, other),
        (_, ChoiceOperand choice) => HaveOneShape(choice.WhenTrue, choice.WhenFalse) && HaveOneShape(one, choice.WhenTrue),
        (GridOperand grid, GridOperand another) => Same(grid.Lengths, another.Lengths),
        _ => one is BufferOperand && other is BufferOperand,
    };

    private GridOperand CloneOfGrid(Operand array, IOperation target, IOperation at)
    {
        Value[] lengths = [.. Enumerable.Range(0, RankOf(array)).Select(dimension => LengthOf(array, dimension, target))];
        ScalarType type = array switch
        {
            GridOperand grid => grid.Buffer.Type,
            PathOperand path when Types.ElementsOf(path.Type) is { } elements && Types.ScalarOf(elements.Element) is { } element => element,
            _ => throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "copy only arrays of numbers"),
        };
        var copy = new BufferOperand(NewScratch(type, Product(lengths), NameFor(at), BufferForm.Array));
        ForEach(LengthOf(copy, 0, at), index =>
        {
            Place element = array is GridOperand grid ? new ElementPlace(grid.Buffer, [index]) : ElementOf(array, IndicesAt(index, array, at), at);
            Assign(ElementOf(copy, [index], at), ReadPlace(element, at), at);
        });
        return new GridOperand(copy.Buffer, lengths);
    }

    private Operand CopyOf(Operand array, Value length, IOperation at)
    {
        ITypeSymbol? element = array is RecordsOperand records ? records.Type : array is PathOperand path ? Types.ElementsOf(path.Type)?.Element : null;
        Operand copy = NewMemory(element, length, NameFor(at), BufferForm.Array) ?? new BufferOperand(NewScratch(Numbers1D(array, at).Buffer.Type, length, NameFor(at), BufferForm.Array));
        CopyEach(array, copy, length, at);
        return copy;
    }
}
