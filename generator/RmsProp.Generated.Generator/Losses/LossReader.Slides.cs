using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Spans that go along what they are parts of, as in <c>rest = rest[3..]</c>: where they begin and how long they are becomes numbers.</summary>
internal sealed partial class LossReader
{
    /// <summary>Makes numbers of the variables that statements assign nothing but parts of themselves.</summary>
    private void SlideIn(IOperation[] statements)
    {
        var assigned = statements.SelectMany(statement => statement.DescendantsAndSelf()).Where(operation => operation is not IVariableDeclaratorOperation)
            .SelectMany(ArraysAssignedBy).ToLookup(pair => pair.Symbol, pair => pair.Value, SymbolEqualityComparer.Default);
        foreach (IGrouping<ISymbol?, IOperation?> values in assigned)
        {
            if (values.Key is { } symbol && values.All(value => value is null || IsPartOf(symbol, value)) && statements.All(statement => !IsDeclaredIn(symbol, statement))
                && FindPlace(symbol) is BindingVariable { IsInline: false, Choice: null, Slide: null, Content: { } content } variable && variable.Block == _builder.Current && NumbersOf(content) is not null && IsKnownIn(_builder.Current, content)
                && TypeOf(symbol) is { } type && Types.ElementsOf(type) is { Form: BufferForm.Span or BufferForm.Memory })
            {
                variable.Slide = new ArraySlide(
                    content,
                    _builder.Declare(ScalarType.Int32, variable.Name + "Start", _builder.Integer(0)),
                    _builder.Declare(ScalarType.Int32, variable.Name + "Length", LengthOf(content, 0, statements[0])));
            }
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable is ILocalSymbol local ? local.Type : (variable as IParameterSymbol)?.Type;

    private static bool IsPartOf(ISymbol variable, IOperation value) => value switch
    {
        IConversionOperation conversion => IsPartOf(variable, conversion.Operand),
        IParenthesizedOperation inner => IsPartOf(variable, inner.Operand),
        IPropertyReferenceOperation { Instance: { } instance, Arguments: [{ Value: var index }] } => IsRange(index) && IsVariableOrPart(variable, instance),
        IImplicitIndexerReferenceOperation { Instance: var instance, Argument: var index } => IsRange(index) && IsVariableOrPart(variable, instance),
        IInvocationOperation { TargetMethod.Name: "Slice", Instance: { } instance } => IsVariableOrPart(variable, instance),
        _ => false,
    };

    private static bool IsVariableOrPart(ISymbol variable, IOperation value) => IsSame(VariableIn(value), variable) || IsPartOf(variable, value);

    private BufferOperand ContentOf(ArraySlide slide)
    {
        (Buffer whole, IReadOnlyList<Value> prefix) = NumbersOf(slide.Array)!.Value;
        return ViewOf(whole, prefix, _builder.Get(slide.Start), _builder.Get(slide.Length));
    }

    /// <summary>Lets a variable be a part of what it was; false if the value is another one.</summary>
    private bool Move(ArraySlide slide, Operand value)
    {
        if (value is not BufferOperand { Buffer: { Length: { } length } part })
        {
            return false;
        }

        Value zero = _builder.Integer(0), start = zero, before = _builder.Get(slide.Start);
        while (part != NumbersOf(slide.Array)!.Value.Buffer)
        {
            if (part.Definition is not ViewOperation view)
            {
                return false;
            }

            start = start.Constant is 0 ? view.Offset : _builder.Binary(BinaryKind.Add, start, view.Offset);
            part = view.Source;
        }

        FailIf(Or(
            Or(Compare(Comparison.Less, length, zero), Compare(Comparison.Less, start, before)),
            Compare(Comparison.Greater, _builder.Binary(BinaryKind.Add, start, length), _builder.Binary(BinaryKind.Add, before, _builder.Get(slide.Length)))));
        _builder.Set(slide.Start, start);
        _builder.Set(slide.Length, length);
        return true;
    }
}
