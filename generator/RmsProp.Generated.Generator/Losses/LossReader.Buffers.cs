using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Arrays, spans and what is done with them.</summary>
internal sealed partial class LossReader
{
    /// <summary>The element at an index, or the part that a range takes.</summary>
    private Place ElementAt(IOperation array, IReadOnlyList<IOperation> indices, IOperation at)
    {
        Operand operand = Evaluate(Unconverted(array));
        if (indices.Count == 1 && IsRange(indices[0]))
        {
            (Value start, Value length) = RangeOf(indices[0], operand, array);
            Operand part = Part(operand, start, length, at);

            // Of an array, C# copies the part.
            return new ReadOnlyPlace(array.Type is IArrayTypeSymbol && part is BufferOperand { Buffer.Owner.Kind: BufferKind.Scratch } or RecordsOperand ? CopyOf(part, length, at) : part);
        }

        return ElementOf(operand, [.. indices.Select(index => IndexOf(index, operand, array))], at);
    }

    private Place ElementOf(Operand array, IReadOnlyList<Value> indices, IOperation at)
    {
        switch (array)
        {
            case BufferOperand { Buffer: var buffer }:
                return indices.Count == buffer.LastRank ? new ElementPlace(buffer, indices) : throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "it needs one index");
            case GridOperand grid:
                return ElementOf(grid, indices);
            case RecordsOperand records:
                return ElementOf(records, indices, at);
            case ChoiceOperand choice:
                return ElementOf(choice, indices, at);
            case PathOperand path when Types.ElementsOf(path.Type) is { } elements:
                return new ReadOnlyPlace(Reached(path.Path.Index(elements.Rank, elements.Form), [.. path.Indices, .. indices], elements.Element, Types.InlineLength(path.Type)));
            default:
                throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "index arrays, spans and inline arrays");
        }
    }

    /// <summary>The length in one dimension.</summary>
    private Value LengthOf(Operand array, int dimension, IOperation at)
    {
        switch (array)
        {
            case BufferOperand { Buffer: var buffer }:
                return buffer.Length!;
            case RecordsOperand { Fields: var fields }:
                return LengthOf(fields.Values.First(), dimension, at);
            case GridOperand { Lengths: var lengths }:
                return dimension >= 0 && dimension < lengths.Count ? lengths[dimension] : throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "it has no such dimension");
            case ChoiceOperand choice:
                return Choose(choice.Condition, () => LengthOf(choice.WhenTrue, dimension, at), () => LengthOf(choice.WhenFalse, dimension, at));
            case PathOperand path when Types.InlineLength(path.Type) is { } length:
                return _builder.Integer(length);
            case PathOperand path when Types.ElementsOf(path.Type) is { } elements:
                Buffer measured = BufferOf(path.Path.Index(elements.Rank, elements.Form), elements.Element);
                return KnownLength(measured, dimension, path.Indices) ?? Add(new LengthOperation(measured, dimension, path.Indices));
            default:
                throw Unsupported(at, $"'{TextOf(at.Syntax)}'", LibraryAdvice.OtherCollections);
        }
    }

    private Value TotalLength(Operand array, IOperation at)
    {
        int rank = RankOf(array);
        return Enumerable.Range(0, rank).Select(dimension => LengthOf(array, dimension, at)).Aggregate((left, right) => _builder.Binary(BinaryKind.Multiply, left, right));
    }

    private Operand Part(Operand array, Value start, Value length, IOperation at)
    {
        if (array is RecordsOperand records)
        {
            return new RecordsOperand(records.Type, records.Fields.ToDictionary(field => field.Key, field => Part(field.Value, start, length, at)));
        }

        (Buffer source, IReadOnlyList<Value> prefix) = Numbers1D(array, at);
        return ViewOf(source, prefix, start, length);
    }

    private BufferOperand ViewOf(Buffer source, IReadOnlyList<Value> prefix, Value start, Value length)
    {
        var view = new Buffer { Kind = BufferKind.View, Form = BufferForm.Span, Type = source.Type, Name = source.Name, IsConstant = source.IsConstant, Element = source.Element };
        AddEffect(new ViewOperation(view, source, prefix, start, length));
        return new BufferOperand(view);
    }

    private (Buffer Buffer, IReadOnlyList<Value> Prefix) Numbers1D(Operand array, IOperation at) => NumbersOf(array) ?? throw Unsupported(
        at, $"'{TextOf(at.Syntax)}'",
        array is ChoiceOperand ? "it may refer to several arrays: take the parts before you choose between them" : "take parts only of arrays and spans of numbers");

    private Buffer NewScratch(ScalarType type, Value length, string name, BufferForm form)
    {
        var buffer = new Buffer { Kind = BufferKind.Scratch, Form = form, Type = type, Name = name.Length == 0 ? "scratch" : name };
        AddEffect(new AllocateOperation(buffer, length));
        return buffer;
    }

    /// <summary>The variable that an expression is assigned to, for names.</summary>
    private static string NameFor(IOperation expression)
    {
        IOperation? parent = expression.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol.Name : "scratch";
    }

    private Operand Create(IArrayCreationOperation creation)
    {
        ITypeSymbol? element = (creation.Type as IArrayTypeSymbol)?.ElementType;
        if (element is not null && Types.ScalarOf(Concrete(element)) is { } type && creation.DimensionSizes.Length != 1)
        {
            return creation.DimensionSizes.Length == 0 ? throw OfCompiler(creation) : CreateGrid(creation, type);
        }

        if (creation.DimensionSizes.Length != 1 || NewMemory(element, ReadNumber(creation.DimensionSizes[0]), NameFor(creation), BufferForm.Array) is not { } memory)
        {
            throw Unsupported(creation, $"'{TextOf(creation.Syntax)}'", AdviceForElements(element));
        }

        Fill(memory, creation.Initializer?.ElementValues ?? []);
        return memory;
    }

    private static string AdviceForElements(ITypeSymbol? element) => Vectors.AdviceFor(element) ?? element switch
    {
        IArrayTypeSymbol => "create arrays of numbers: instead of an array of arrays, one with two dimensions",
        { TypeKind: TypeKind.Struct } => "create arrays of numbers, or of structs of numbers with one dimension: instead of an array of structs with arrays, one array for each of their fields",
        _ => "create arrays of numbers, or of structs of numbers",
    };

    private Operand Create(ICollectionExpressionOperation collection)
    {
        ITypeSymbol? element = collection.Type is null ? null : Types.ElementsOf(Concrete(collection.Type))?.Element;
        bool hasParts = collection.Elements.Any(element => element is ISpreadOperation);
        if (hasParts && Types.ScalarOf(element) is { } type)
        {
            return CreateOfParts(collection, type);
        }

        if (hasParts || NewMemory(element, _builder.Integer(collection.Elements.Length), NameFor(collection), BufferForm.Array) is not { } memory)
        {
            throw Unsupported(collection, $"'{TextOf(collection.Syntax)}'", element is null ? "create an array or a span of numbers" : AdviceForElements(element));
        }

        Fill(memory, [.. collection.Elements]);
        return memory;
    }

    /// <summary>An array of numbers and of the elements of other arrays, which stand after <c>..</c>.</summary>
    private BufferOperand CreateOfParts(ICollectionExpressionOperation collection, ScalarType type)
    {
        Operand[] parts = [.. collection.Elements.Select(element => Evaluate(element is ISpreadOperation spread ? Unboxed(Unconverted(spread.Operand)) : element))];
        Value[] lengths = [.. parts.Select((part, i) => part is NumberOperand ? _builder.Integer(1) : TotalLength(part, collection.Elements[i]))];
        var all = new BufferOperand(NewScratch(type, lengths.Aggregate((left, right) => _builder.Binary(BinaryKind.Add, left, right)), NameFor(collection), BufferForm.Array));
        Value start = _builder.Integer(0);
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] is NumberOperand number)
            {
                Assign(ElementOf(all, [start], collection), number, collection);
            }
            else
            {
                CopyElements(parts[i], Part(all, start, lengths[i], collection), collection);
            }

            start = _builder.Binary(BinaryKind.Add, start, lengths[i]);
        }

        return all;
    }

    /// <summary>A <c>stackalloc</c>, of which only the syntax tells the length.</summary>
    private Operand Allocate(IOperation expression)
    {
        SemanticModel model = ModelOf(expression.Syntax.SyntaxTree);
        TypeInfo types = model.GetTypeInfo(expression.Syntax, cancellationToken);
        ITypeSymbol? element = ((ITypeSymbol?[])[types.ConvertedType, types.Type])
            .Select(type => type is null ? null : Types.ElementsOf(type)?.Element).FirstOrDefault(type => type is not null);

        // The compiler gives the length, then the elements.
        IOperation[] parts = [.. expression.ChildOperations];
        if (NewMemory(element, ConvertTo(ReadNumber(parts[0]), ScalarType.Int32, compilation.Options.CheckOverflow), NameFor(expression), BufferForm.Span) is not { } memory)
        {
            throw Unsupported(expression, $"'{TextOf(expression.Syntax)}'", element is null ? "assign it to a Span<float> or Span<double>" : AdviceForElements(element));
        }

        Fill(memory, [.. parts.Skip(1)]);
        return memory;
    }

    private Operand SpanOver(IObjectCreationOperation creation)
    {
        Operand array = Evaluate(creation.Arguments[0].Value);
        return creation.Arguments.Length == 1
            ? array
            : Part(array, ReadNumber(creation.Arguments[1].Value), ReadNumber(creation.Arguments[2].Value), creation);
    }

    /// <summary>Does something for each index up to a length.</summary>
    private void ForEach(Value length, Action<Value> turn)
    {
        Cell index = _builder.Declare(ScalarType.Int32, "i", _builder.Integer(0));
        LoopOperation loop = _builder.Loop(
            () => _builder.Compare(Comparison.Less, _builder.Get(index), length),
            () =>
            {
                turn(_builder.Get(index));
                _builder.Set(index, _builder.Binary(BinaryKind.Add, _builder.Get(index), _builder.Integer(1)));
            });
        _origins[loop] = _syntax;
    }

    /// <summary>Copies numbers, through memory of their own, since the two may overlap.</summary>
    private void CopyElements(Operand source, Operand target, IOperation? at)
    {
        if (target is RecordsOperand records)
        {
            CopyRecords(source, records, at!);
            return;
        }

        Value length = LengthOf(source, 0, at!);
        bool mayOverlap = source is BufferOperand { Buffer.Owner: var from } && target is BufferOperand { Buffer.Owner: var to } && from == to;
        Operand whole = target is BufferOperand { Buffer.Definition: ViewOperation } || LengthOf(target, 0, at!) != length ? Part(target, _builder.Integer(0), length, at!) : target;
        if (!mayOverlap)
        {
            CopyEach(source, whole, length, at!);
            return;
        }

        var copy = new BufferOperand(NewScratch(((BufferOperand)source).Buffer.Type, length, "copy", BufferForm.Span));
        CopyEach(source, copy, length, at!);
        CopyEach(copy, whole, length, at!);
    }

    /// <summary>Copies so many elements of an array to a place in another one.</summary>
    private void CopyPart(Operand source, Value from, IOperation target, Value to, Value length, IOperation at)
    {
        Operand copy = Evaluate(Unboxed(Unconverted(target)));
        CopyElements(PartOrFail(Flat(source), from, length, at), PartOrFail(Flat(copy), to, length, at), at);
    }

    /// <summary>The numbers of an array of several dimensions one row after the other.</summary>
    private static Operand Flat(Operand array) => array is GridOperand grid ? new BufferOperand(grid.Buffer) : array;

    /// <summary>A part of an array, for methods of <see cref="Array"/>, each of which has exceptions of its own for what is out of range.</summary>
    private Operand PartOrFail(Operand array, Value start, Value length, IOperation at)
    {
        Value zero = _builder.Integer(0);
        FailIf(Or(
            Or(Compare(Comparison.Less, start, zero), Compare(Comparison.Less, length, zero)),
            Compare(Comparison.Greater, length, _builder.Binary(BinaryKind.Subtract, LengthOf(array, 0, at), start))));
        return Part(array, start, length, at);
    }

    private void CopyEach(Operand source, Operand target, Value length, IOperation at) => ForEach(
        length, index => Assign(ElementOf(target, [index], at), ReadPlace(ElementOf(source, [index], at), at), at));
}
