using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Methods of the framework on arrays, spans and integers.</summary>
internal sealed partial class LossReader
{
    private static readonly HashSet<string> ShapeCalls = ["AsSpan", "Slice", "GetLength", "CopyTo", "Copy", "Fill", "Clear", "ToArray", "Clone", "AsMemory"];

    /// <summary>Whether a method of the framework is about arrays or spans.</summary>
    private static bool IsShapeCall(IMethodSymbol method) =>
        ShapeCalls.Contains(method.Name) && (method.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } || method.Name == "ToArray" && IsOfLinq(method));

    /// <summary>Whether a method is one of LINQ. That of an array copies it.</summary>
    private static bool IsOfLinq(IMethodSymbol method) => method.ContainingType.Name == "Enumerable" && method.ContainingNamespace is { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private sealed record KnownCall(Operand? Result);

    private KnownCall? ReadKnownCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (Vectors.LengthOf(method.ContainingType) is not null)
        {
            Place? instance = call.Instance is null ? null : PlaceOf(call.Instance);
            return new KnownCall(CallVector(method, instance, ArgumentsOf(call), call));
        }

        if (CallOfRange(call) is { } ofRange)
        {
            return new KnownCall(ofRange);
        }

        if (ReadGenericCall(call) is { } generic)
        {
            return generic;
        }

        if (method.IsStatic && method.Parameters.Length == 1 && Types.ScalarOf(method.ContainingType)?.IsFloatingPoint() == true
            && Tests.Contains(method.Name))
        {
            return new KnownCall(new NumberOperand(Test(method.Name, ReadNumber(call.Arguments[0].Value))));
        }

        if (ReadGuard(call))
        {
            return new KnownCall(null);
        }

        IOperation[] arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        if (method is { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum } && arguments[0] is IConversionOperation { Operand: { } flag })
        {
            Value mask = ReadNumber(flag);
            return new KnownCall(new NumberOperand(Compare(Comparison.Equal, Compute(BinaryKind.And, ReadNumber(call.Instance!), mask, false), mask)));
        }

        if (IsShapeCall(method))
        {
            (IOperation target, IOperation[] rest) = call.Instance is { } shaped ? (shaped, arguments) : (arguments[0], arguments.Skip(1).ToArray());
            IOperation elements = Unboxed(Unconverted(target));
            return IsOfLinq(method) && (elements.Type is null || Types.ElementsOf(elements.Type) is null) ? null : ReadShapeCall(method, Evaluate(elements), target, rest, call);
        }

        if (IsTensorPrimitive(method))
        {
            return new KnownCall(ReadTensorPrimitive(call));
        }

        return MathCalls.IsOfIntegers(method) && ReadIntegerCall(method, arguments) is { } integer ? new KnownCall(new NumberOperand(integer))
            : ReadDivRem(call) ?? (MathCalls.IsPureOfIntegers(method) ? ReadConstantCall(call) : null);
    }

    private KnownCall? ReadShapeCall(IMethodSymbol method, Operand array, IOperation target, IOperation[] arguments, IInvocationOperation call)
    {
        switch (method.Name)
        {
            case "AsSpan" or "AsMemory" or "Slice" when arguments.Length == 0:
                return new KnownCall(array);
            case "AsSpan" or "AsMemory" or "Slice" when arguments.Length == 1 && IsRange(arguments[0]):
                (Value from, Value count) = RangeOf(arguments[0], array, target);
                return new KnownCall(Part(array, from, count, call));
            case "AsSpan" or "AsMemory" or "Slice" when arguments.Length <= 2:
                Value start = IndexOf(arguments[0], array, target);
                Value length = arguments.Length == 2 ? ReadNumber(arguments[1]) : _builder.Binary(BinaryKind.Subtract, LengthOf(array, 0, target), start);
                return new KnownCall(Part(array, start, length, call));
            case "GetLength" when arguments[0].ConstantValue is { HasValue: false }:
                throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "write the dimension as a constant");
            case "GetLength" when arguments[0].ConstantValue is { HasValue: true, Value: int dimension }:
                return new KnownCall(new NumberOperand(LengthOf(array, dimension, target)));
            case "CopyTo" when arguments.Length == 1:
                CopyElements(array, Evaluate(Unconverted(arguments[0])), call);
                return new KnownCall(null);
            case "CopyTo" when arguments.Length == 2 && call.Instance is not null:
                CopyPart(array, _builder.Integer(0), arguments[0], ReadNumber(arguments[1]), LengthOf(array, 0, target), call);
                return new KnownCall(null);
            case "Copy" when arguments.Length == 2:
                CopyPart(array, _builder.Integer(0), arguments[0], _builder.Integer(0), ReadNumber(arguments[1]), call);
                return new KnownCall(null);
            case "Copy" when arguments.Length == 4:
                CopyPart(array, ReadNumber(arguments[0]), arguments[1], ReadNumber(arguments[2]), ReadNumber(arguments[3]), call);
                return new KnownCall(null);
            case "Fill" when arguments.Length == 1:
                return Fill(array, FillingOf(array, arguments[0]), target, call);
            case "Fill" when arguments.Length == 3:
                Operand value = FillingOf(array, arguments[0]);
                return Fill(PartOrFail(array, ReadNumber(arguments[1]), ReadNumber(arguments[2]), call), value, target, call);
            case "Clear" when arguments.Length == 0:
                return Clear(array is GridOperand grid ? new BufferOperand(grid.Buffer) : array, target, call);
            case "Clear" when arguments.Length == 2:
                return Clear(PartOrFail(array, ReadNumber(arguments[0]), ReadNumber(arguments[1]), call), target, call);
            case "Clone" when RankOf(array) > 1:
                return new KnownCall(CloneOfGrid(array, target, call));
            case "ToArray" or "Clone":
                Value size = LengthOf(array, 0, target);
                return new KnownCall(CopyOf(array, size, call));
            default:
                return null;
        }
    }

    private KnownCall Clear(Operand array, IOperation target, IInvocationOperation call) => array is RecordsOperand records ? Clear(records, target, call) : Fill(array, new NumberOperand(_builder.Zero(Numbers1D(array, call).Buffer.Type)), target, call);

    private Operand FillingOf(Operand array, IOperation value) => array is RecordsOperand ? Evaluate(value) : new NumberOperand(ReadNumber(value));

    private KnownCall Fill(Operand array, Operand value, IOperation target, IInvocationOperation call)
    {
        ForEach(LengthOf(array, 0, target), index => Assign(ElementOf(array, [index], call), value, call));
        return new KnownCall(null);
    }

    /// <summary>Whether the compiler leaves a call out, with its arguments.</summary>
    private bool IsLeftOut(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        string[] symbols = [.. method.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" })
            .Select(attribute => attribute.ConstructorArguments[0].Value as string ?? "")];
        if (symbols.Length == 0)
        {
            return false;
        }

        if (!symbols.Intersect(call.Syntax.SyntaxTree.Options.PreprocessorSymbolNames).Any())
        {
            return true;
        }

        // What only tests something, in a debug build alone, is not a part of the loss.
        bool isDebug = method.ContainingType is { Name: "Debug" } && method.ContainingType.ContainingNamespace.ToDisplayString() == "System.Diagnostics";
        return isDebug && (!call.Arguments.Any(argument => ChangesSomething(argument.Value, []))
            ? true
            : throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "its arguments change something, and only in a debug build: take them out of the call"));
    }

    /// <summary>Whether evaluating an expression changes anything but variables of the methods that it calls.</summary>
    private bool ChangesSomething(IOperation expression, HashSet<IMethodSymbol> called) => expression.DescendantsAndSelf().Any(operation => operation switch
    {
        IAssignmentOperation assignment => ChangesTarget(assignment.Target, called),
        IIncrementOrDecrementOperation step => ChangesTarget(step.Target, called),
        IDeclarationExpressionOperation or IDeclarationPatternOperation or IAwaitOperation or IEventAssignmentOperation => called.Count == 0,
        IInvocationOperation call => ChangesSomething(call.TargetMethod.OriginalDefinition, called),
        _ => false,
    });

    private static bool ChangesTarget(IOperation target, HashSet<IMethodSymbol> called) => called.Count == 0 || target is not ILocalReferenceOperation { Local.RefKind: RefKind.None };

    private bool ChangesSomething(IMethodSymbol method, HashSet<IMethodSymbol> called)
    {
        if (method.DeclaringSyntaxReferences.Length == 0)
        {
            // What a text is put together with is the compiler's.
            return method.ReturnsVoid && !method.ContainingType.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal);
        }

        SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return called.Add(method) && (ModelOf(declaration.SyntaxTree).GetOperation(declaration, cancellationToken) is not { } body || ChangesSomething(body, called));
    }

    /// <summary>Quotient and remainder, as a tuple or with the remainder by <c>out</c>; null if the call is another one.</summary>
    private KnownCall? ReadDivRem(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name != "DivRem" || Types.ScalarOf(method.Parameters[0].Type) is not { } type || !MathCalls.IsOfMathOrNumber(method.ContainingType))
        {
            return null;
        }

        IOperation[] arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];
        Value left = ReadNumber(arguments[0]), right = ReadNumber(arguments[1]);
        var quotient = new NumberOperand(ConvertTo(Compute(BinaryKind.Divide, left, right, false), type, false));
        var remainder = new NumberOperand(ConvertTo(Compute(BinaryKind.Remainder, left, right, false), type, false));
        if (arguments.Length == 2)
        {
            return new KnownCall(new StructOperand(method.ReturnType, new Dictionary<string, Operand> { ["Item1"] = quotient, ["Item2"] = remainder }));
        }

        Assign(PlaceOf(arguments[2]), remainder, call);
        return new KnownCall(quotient);
    }

    /// <summary>Functions of integers, by comparisons.</summary>
    private Value? ReadIntegerCall(IMethodSymbol method, IOperation[] arguments)
    {
        if (Types.ScalarOf(method.ReturnType) is not { } type || type.IsFloatingPoint() || method.Parameters.Any(parameter => Types.ScalarOf(parameter.Type) is not { } of || of.IsFloatingPoint()))
        {
            return null;
        }

        Value Smaller(Value left, Value right) => Choose(_builder.Compare(Comparison.LessOrEqual, left, right), () => left, () => right);
        Value Larger(Value left, Value right) => Choose(_builder.Compare(Comparison.GreaterOrEqual, left, right), () => left, () => right);
        switch (method.Name)
        {
            case "Max":
                return Larger(ReadNumber(arguments[0]), ReadNumber(arguments[1]));
            case "Min":
                return Smaller(ReadNumber(arguments[0]), ReadNumber(arguments[1]));
            case "Clamp":
                Value clamped = ReadNumber(arguments[0]), low = ReadNumber(arguments[1]), high = ReadNumber(arguments[2]);
                FailIf(Compare(Comparison.Less, high, low));
                return Smaller(Larger(clamped, low), high);
            case "Abs" when method.ReturnType.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64:
                Value number = ReadNumber(arguments[0]);
                FailIf(Compare(Comparison.Equal, number, _builder.Constant(type == ScalarType.Int32 ? (object)int.MinValue : long.MinValue, type)));
                return Choose(Compare(Comparison.Less, number, _builder.Zero(type)), () => Add(new UnaryOperation(UnaryKind.Negate, number)), () => number);
            case "Sign":
                Value signed = ReadNumber(arguments[0]), zero = _builder.Zero(signed.Type);
                return Choose(
                    Compare(Comparison.Greater, signed, zero),
                    () => _builder.Integer(1),
                    () => Choose(Compare(Comparison.Less, signed, zero), () => _builder.Integer(-1), () => _builder.Integer(0)));
            default:
                return null;
        }
    }
}
