using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Parsing;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Rules;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Calls: known ones become operations, all others are inlined.</summary>
internal sealed partial class LossReader
{
    /// <summary>Reads a call; returns null if it returns nothing.</summary>
    private Operand? Invoke(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (IsStop(method))
        {
            return Stop(call);
        }

        if (method.HasRuntimeAttribute(MetadataNames.NoGradient))
        {
            return ReadNoGradient(call).Result;
        }

        if (MathCalls.FunctionOf(method) is { } function)
        {
            ScalarType type = Types.ScalarOf(method.Parameters[0].Type)!.Value;
            Value[] arguments = [.. ArgumentsOf(call).Select(argument => NumberOf(argument, call))];
            Value result = Add(new FunctionOperation(function, type, arguments));
            return new NumberOperand(ConvertTo(result, Types.ScalarOf(method.ReturnType)!.Value, compilation.Options.CheckOverflow));
        }

        if (IsLeftOut(call))
        {
            return null;
        }

        if (ReadKnownCall(call) is { } known)
        {
            return known.Result;
        }

        if (method.MethodKind is MethodKind.DelegateInvoke or MethodKind.FunctionPointerSignature)
        {
            throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "call the method itself, not a delegate");
        }

        if (UserDerivative.Of(method, compilation, cancellationToken) is { } derivative)
        {
            return ReadUserFunction(call, derivative);
        }

        if (_stops > 0 && !HasSource(method) && ReadConstantCall(call) is { } constant)
        {
            return constant.Result;
        }

        EnsureSource(method, call);
        method = Dispatched(method, call.ConstrainedToType, call.Instance, call);
        Place? instance = call.Instance is null ? null : ReceiverOf(call.Instance, method);
        if (method is { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true })
        {
            return null; // Fields are zero already.
        }

        return Inline(method, instance, call.Arguments, call);
    }

    /// <summary>The arguments in the order of the parameters; they are evaluated in the order in which they are written.</summary>
    private Operand[] ArgumentsOf(IInvocationOperation call)
    {
        var arguments = new Operand[call.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            arguments[argument.Parameter!.Ordinal] = Evaluate(argument.Value);
        }

        return arguments;
    }

    private static bool IsStop(IMethodSymbol method) =>
        method is { Name: "Stop", ContainingType: { Name: "Gradients", ContainingNamespace: var space } } && space.ToDisplayString() == MetadataNames.Namespace;

    private NumberOperand Stop(IInvocationOperation call)
    {
        _stops++;
        Value value = ReadNumber(call.Arguments[0].Value);
        _stops--;
        return new NumberOperand(value.IsFloatingPoint ? Add(new StopOperation(value)) : value);
    }

    /// <summary>Inlines an operator or accessor.</summary>
    private Operand Compute(IMethodSymbol method, Place? instance, IReadOnlyList<IOperation> arguments, IOperation at) =>
        Inline(method, instance, (IReadOnlyList<Operand>)[.. arguments.Select((argument, i) => EvaluateBefore(argument, arguments.Skip(i + 1)))], at) ?? throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "it returns nothing");

    private Operand? Inline(IMethodSymbol method, Place? instance, IReadOnlyList<Operand> arguments, IOperation at) => Vectors.LengthOf(method.ContainingType) is not null
        ? CallVector(method, instance, arguments, at)
        : Access(method, instance, arguments, at) is { } accessed ? accessed.Result
        : Inline(method, instance, at, frame =>
        {
            foreach ((IParameterSymbol parameter, Operand argument) in method.Parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
            {
                frame.Add(InBody(parameter), VariableFor(InBody(parameter), parameter.Type, argument));
            }
        });

    private Operand? Inline(IMethodSymbol method, Place? instance, IReadOnlyList<IArgumentOperation> arguments, IOperation at, bool isConstant = false)
    {
        // C# evaluates arguments in the order in which they are written.
        List<(IParameterSymbol Parameter, Place Place)> places = [];
        foreach (IArgumentOperation argument in arguments)
        {
            IParameterSymbol parameter = method.Parameters[argument.Parameter!.Ordinal];
            Place place = parameter.RefKind switch
            {
                RefKind.None => new ReadOnlyPlace(EvaluateBefore(argument.Value, arguments.SkipWhile(other => other != argument).Skip(1).Select(other => other.Value))),
                RefKind.Out when argument.Value is IDiscardOperation => NewVariable(parameter.Type, parameter.Name, null),
                RefKind.Ref or RefKind.Out => PlaceOf(Unconverted(argument.Value)),
                _ => Frozen(PlaceOf(Unconverted(argument.Value))),
            };
            places.Add((parameter, isConstant || parameter.HasRuntimeAttribute(MetadataNames.NoGradient) ? StoppedPlace(place, argument) : place));
        }

        return Inline(method, instance, at, frame =>
        {
            foreach ((IParameterSymbol parameter, Place place) in places)
            {
                frame.Add(
                    InBody(parameter),
                    parameter.RefKind == RefKind.None ? VariableFor(InBody(parameter), parameter.Type, ((ReadOnlyPlace)place).Operand) : place);
            }
        });
    }

    /// <summary>A parameter as the body knows it: that of a partial method is another one in each part.</summary>
    private static IParameterSymbol InBody(IParameterSymbol parameter) =>
        parameter.OriginalDefinition is { ContainingSymbol: IMethodSymbol { PartialImplementationPart: { } implementation } } declared ? implementation.Parameters[declared.Ordinal] : parameter.OriginalDefinition;

    /// <summary>An argument for a parameter with <c>[NoGradient]</c>.</summary>
    private ReadOnlyPlace StoppedPlace(Place place, IArgumentOperation argument) => argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out
        ? throw Unsupported(argument, $"'{TextOf(argument.Syntax)}'", "a parameter with [NoGradient] is only read: pass it by value or by in")
        : new ReadOnlyPlace(Stopped(ReadPlace(place, argument), argument));

    private static bool HasSource(IMethodSymbol method) =>
        method.OriginalDefinition is { IsExtern: false, IsAsync: false } definition && (definition.DeclaringSyntaxReferences.Length > 0 || definition.IsImplicitlyDeclared);

    private static void EnsureSource(IMethodSymbol method, IOperation at)
    {
        if (method.OriginalDefinition.DeclaringSyntaxReferences.Length == 0 && (Vectors.AdviceFor(method.ContainingType) ?? Vectors.AdviceFor(method.ReturnType)) is { } advice)
        {
            throw Unsupported(at, $"'{TextOf(at.Syntax)}'", advice);
        }

        if (!HasSource(method))
        {
            throw new NotDifferentiableException(
                LossDescriptors.NoSource, at.Syntax, method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), LibraryAdvice.For(method));
        }
    }

    private Operand? Inline(IMethodSymbol method, Place? instance, IOperation at, Action<Frame> bind)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (definition.PartialImplementationPart is { } implementation)
        {
            definition = implementation;
        }

        EnsureSource(method, at);
        if (definition.IsImplicitlyDeclared)
        {
            throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "the compiler writes this method: compute with the fields and properties themselves");
        }

        if (_frames.Any(frame => SymbolEqualityComparer.Default.Equals(frame.Method, definition)))
        {
            throw new NotDifferentiableException(LossDescriptors.RecursiveCall, at.Syntax, method.Name);
        }

        SyntaxNode declaration = definition.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (declaration is not (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or TypeDeclarationSyntax))
        {
            throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "its body can't be read");
        }

        Bodies.Add(declaration);
        FindWrites(ModelOf(declaration.SyntaxTree).GetOperation(declaration, cancellationToken));
        var frame = new Frame(definition) { This = instance, Block = _builder.Current, Type = method.ReturnsVoid ? null : Concrete(method.ReturnType) };
        bind(frame);
        if (!method.ReturnsVoid && !ReturnsReference(method))
        {
            ITypeSymbol returned = frame.Type!;
            frame.Result = returned is INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Enum } && (Types.ElementsOf(returned) is null || Types.InlineLength(returned) is not null)
                ? NewVariable(returned, "", null)
                : new BindingVariable(method.Name, _builder.Current);
        }

        SyntaxNode outer = _syntax;
        Action resetTypes = SetTypeArguments(method);
        _frames.Add(frame);
        if (definition.MethodKind == MethodKind.Constructor)
        {
            ReadConstructor(definition, declaration, at);
        }
        else
        {
            ReadBody(definition, declaration);
        }

        _frames.RemoveAt(_frames.Count - 1);
        resetTypes();
        _syntax = outer;
        if (frame.Reference is { } reference)
        {
            _reference = reference;
            return ReadPlace(reference, at);
        }

        return frame.Result is null ? null : ReadPlace(frame.Result, at);
    }
}
