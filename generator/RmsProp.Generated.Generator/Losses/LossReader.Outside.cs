using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Rules;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Calls that stay calls: of methods whose derivative the user has written, and of methods that count as constants.</summary>
internal sealed partial class LossReader
{
    /// <summary>What a call passes.</summary>
    private sealed class Passed
    {
        public List<CallArgument> Arguments { get; } = [];

        public List<Value> Operands { get; } = [];

        /// <summary>What is copied back after the call.</summary>
        public List<(Operand Target, Buffer Copy, Value Length)> Written { get; } = [];

        public void Add(PassedAs kind, Buffer? buffer, IReadOnlyList<Value> operands, string prefix = "", bool isWritten = false)
        {
            Arguments.Add(new CallArgument(kind, buffer, operands.Count, prefix, isWritten));
            Operands.AddRange(operands);
        }
    }

    /// <summary>Reads a call as a constant, of a method with <c>[NoGradient]</c> or in <c>Gradients.Stop</c>; null if it can't stay a call.</summary>
    private KnownCall? ReadConstantCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        ScalarType? type = Types.ScalarOf(method.ReturnType);
        if (type is null && !method.ReturnsVoid || NameOf(method) is not { } name)
        {
            return null;
        }

        var passed = new Passed();
        if (call.Instance is { } instance)
        {
            if (instance.Type is not { IsReferenceType: true } || Evaluate(instance) is not PathOperand on)
            {
                return null;
            }

            passed.Add(PassedAs.Reached, BufferOf(on.Path, on.Type), on.Indices);
        }

        if (!TryPass(call.Arguments, passed))
        {
            return null;
        }

        var target = new CallTarget(name, passed.Arguments, call.Instance is not null);
        CallOperation operation = AddEffect(new CallOperation(target, passed.Operands, type, hasEffects: true));
        foreach ((Operand written, Buffer copy, Value length) in passed.Written)
        {
            ForEach(length, index => Assign(ElementOf(written, [index], call), StoppedNumber(Load(copy, [index])), call));
        }

        return new KnownCall(operation.Result is { } result ? new NumberOperand(result) : null);
    }

    private NumberOperand StoppedNumber(Value value) => new(value.IsFloatingPoint ? Add(new StopOperation(value)) : value);

    /// <summary>Reads a method with <c>[NoGradient]</c>.</summary>
    private KnownCall ReadNoGradient(IInvocationOperation call)
    {
        if (ReadConstantCall(call) is { } constant)
        {
            return constant;
        }

        IMethodSymbol method = call.TargetMethod;
        bool isReadable = method.OriginalDefinition.DeclaringSyntaxReferences.Length > 0 && !method.ReturnsVoid && method.MethodKind != MethodKind.LocalFunction
            && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter);
        if (!isReadable)
        {
            throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "a method with [NoGradient] is static, can be called from where the loss is, and takes and returns numbers by value; what it may write to is a Span");
        }

        EnsureSource(method, call);
        _stops++;
        Operand? result = Inline(method, call.Instance is null ? null : PlaceOf(call.Instance), call.Arguments, call, isConstant: true);
        _stops--;
        return new KnownCall(Stopped(result!, call));
    }

    /// <summary>What is passed to a parameter, as far as it can be written in generated code.</summary>
    private bool TryPass(IEnumerable<IArgumentOperation> arguments, Passed passed)
    {
        // C# evaluates arguments in the order in which they are written.
        var operands = arguments.Select(argument => (argument.Parameter!.Ordinal, Parameter: argument.Parameter, Operand: argument.Parameter.RefKind is RefKind.Ref or RefKind.Out ? null : Evaluate(Unconverted(argument.Value)))).ToList();
        return operands.OrderBy(argument => argument.Ordinal).All(argument => argument.Operand is not null && TryPass(argument.Parameter, argument.Operand, passed));
    }

    private bool TryPass(IParameterSymbol parameter, Operand operand, Passed passed)
    {
        string prefix = parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter ? "in " : "";
        switch (operand)
        {
            case NumberOperand number when Types.ScalarOf(parameter.Type) is not null && prefix.Length == 0:
                bool isEnum = parameter.Type.TypeKind == TypeKind.Enum;
                passed.Add(PassedAs.Number, null, [number.Value], isEnum ? $"({parameter.Type.FullName()})" : "");
                return true;
            case PathOperand path when SymbolEqualityComparer.Default.Equals(path.Type, parameter.Type):
                passed.Add(PassedAs.Reached, BufferOf(path.Path, path.Type), path.Indices, prefix);
                return true;
            case BufferOperand or PathOperand when IsSpan(parameter.Type, out bool isWritten) && NumbersOf(operand) is { } numbers:
                if (!isWritten)
                {
                    passed.Add(PassedAs.Span, numbers.Buffer, numbers.Prefix);
                    return true;
                }

                if (operand is not BufferOperand { Buffer.Owner.Kind: BufferKind.Scratch })
                {
                    return false;
                }

                Value length = LengthOf(operand, 0, null!);
                Buffer copy = NewScratch(numbers.Buffer.Type, length, numbers.Buffer.Name + "Copy", BufferForm.Span);
                CopyEach(operand, new BufferOperand(copy), length, null!);
                passed.Written.Add((operand, copy, length));
                passed.Add(PassedAs.Span, copy, [], isWritten: true);
                return true;
            default:
                return false;
        }
    }

    private (Buffer Buffer, IReadOnlyList<Value> Prefix)? NumbersOf(Operand array) => array switch
    {
        BufferOperand { Buffer: var buffer } => (buffer, []),
        PathOperand path when Types.ElementsOf(path.Type) is { Rank: 1 } elements && Types.ScalarOf(elements.Element) is not null =>
            (BufferOf(path.Path.Index(1, elements.Form), elements.Element, Types.InlineLength(path.Type)), path.Indices),
        _ => null,
    };

    private static bool IsSpan(ITypeSymbol type, out bool isWritten)
    {
        isWritten = type.Name == "Span";
        return Types.ElementsOf(type) is { Form: BufferForm.Span };
    }

    /// <summary>The method as generated code calls it; null if it can't.</summary>
    private string? NameOf(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension) || !compilation.IsSymbolAccessibleWithin(method, loss.ContainingType))
        {
            return null;
        }

        string types = method.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", method.TypeArguments.Select(type => type.FullName()))}>";
        string name = method.Name.Escaped() + types;
        return method.IsStatic ? $"{method.ContainingType.FullName()}.{name}" : name;
    }

    /// <summary>A value through which no gradient flows.</summary>
    private Operand Stopped(Operand operand, IOperation at) => operand switch
    {
        NumberOperand number => StoppedNumber(number.Value),
        StructOperand value => new StructOperand(value.Type, value.Fields.ToDictionary(field => field.Key, field => Stopped(field.Value, at))),
        PathOperand path => new PathOperand(path.Path with { Kind = BufferKind.Data }, path.Indices, path.Type),
        BufferOperand { Buffer: var source } => new BufferOperand(StoppedView(source, LengthOf(operand, 0, at))),
        _ => operand,
    };

    private Buffer StoppedView(Buffer source, Value length)
    {
        var view = new Buffer { Kind = BufferKind.View, Form = BufferForm.Span, Type = source.Type, Name = source.Name, IsConstant = true, Element = source.Element };
        AddEffect(new ViewOperation(view, source, [], _builder.Integer(0), length));
        return view;
    }

    private NumberOperand ReadUserFunction(IInvocationOperation call, UserDerivative derivative)
    {
        IMethodSymbol method = call.TargetMethod;
        if (derivative.Fault is { } fault)
        {
            throw new NotDifferentiableException(LossDescriptors.InvalidDerivative, derivative.Syntax, derivative.Method.Name, fault);
        }

        var passed = new Passed();
        if (NameOf(method) is not { } name || NameOf(derivative.Method) is not { } derivativeName)
        {
            throw Unsupported(call, $"'{TextOf(call.Syntax)}'", $"the method and its derivative have to be accessible from '{loss.ContainingType.Name}', where the gradient is generated: make them internal");
        }

        if (!TryPass(call.Arguments, passed) || passed.Written.Count > 0
            || passed.Arguments.Any(argument => argument.Buffer is { } buffer && (argument.Kind == PassedAs.Span && buffer.Owner.Kind == BufferKind.Scratch || buffer.Owner.Kind == BufferKind.Parameter)))
        {
            throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "a method with a derivative of its own takes numbers, and what the data of the loss holds");
        }

        ScalarType type = Types.ScalarOf(method.ReturnType)!.Value;
        CallOperation value = AddEffect(new CallOperation(new CallTarget(name, passed.Arguments), passed.Operands, type, hasEffects: false));
        return new NumberOperand(Add(new UserFunctionOperation(value.Result!, new CallTarget(derivativeName, passed.Arguments), derivative.Active, passed.Operands)));
    }
}
