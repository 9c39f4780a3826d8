using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Generic methods and structs: each call knows what its type parameters are, and generic mathematics becomes that of float or double.</summary>
internal sealed partial class LossReader
{
    private readonly Dictionary<ITypeSymbol, ITypeSymbol> _typeArguments = new(SymbolEqualityComparer.Default);

    /// <summary>Sets the type parameters of a method and of the types around it; returns what sets them back.</summary>
    private Action SetTypeArguments(IMethodSymbol method)
    {
        var arguments = new List<(ITypeSymbol Parameter, ITypeSymbol Argument)>();
        Add(method.OriginalDefinition.TypeParameters, method.TypeArguments);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            Add(type.OriginalDefinition.TypeParameters, type.TypeArguments);
        }

        (ITypeSymbol Parameter, ITypeSymbol? Argument)[] before = [.. arguments.Select(pair => (pair.Parameter, _typeArguments.TryGetValue(pair.Parameter, out ITypeSymbol? old) ? old : null))];
        foreach ((ITypeSymbol parameter, ITypeSymbol argument) in arguments)
        {
            _typeArguments[parameter] = argument;
        }

        return () =>
        {
            foreach ((ITypeSymbol parameter, ITypeSymbol? argument) in before)
            {
                if (argument is null)
                {
                    _typeArguments.Remove(parameter);
                }
                else
                {
                    _typeArguments[parameter] = argument;
                }
            }
        };

        void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> given) =>
            arguments.AddRange(parameters.Zip(given, (parameter, argument) => ((ITypeSymbol)parameter, Concrete(argument))).Where(pair => !IsSame(pair.Item1, pair.Item2)));
    }

    /// <summary>A type without type parameters.</summary>
    private ITypeSymbol Concrete(ITypeSymbol type) => _typeArguments.Count == 0 ? type : type switch
    {
        ITypeParameterSymbol => _typeArguments.TryGetValue(type, out ITypeSymbol? argument) ? argument : type,
        IArrayTypeSymbol array => compilation.CreateArrayTypeSymbol(Concrete(array.ElementType), array.Rank),
        INamedTypeSymbol { IsTupleType: true } tuple => compilation.CreateTupleTypeSymbol([.. tuple.TupleElements.Select(element => Concrete(element.Type))], [.. tuple.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement ? element.Name : null)]),
        INamedTypeSymbol { TypeArguments.Length: > 0 } generic => generic.ConstructedFrom.Construct([.. generic.TypeArguments.Select(Concrete)]),
        _ => type,
    };

    /// <summary>Whether an operator or method is one of generic mathematics, on a type parameter.</summary>
    private static bool IsGenericMath(IMethodSymbol? method) =>
        method is { IsStatic: true, ContainingType: { TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } } };

    /// <summary>Reads a call that a type parameter decides on; null if it is another one.</summary>
    private KnownCall? ReadGenericCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        ITypeSymbol? owner = call.ConstrainedToType ?? (ITypeSymbol?)(call.Instance?.Type as ITypeParameterSymbol) ?? (method.IsStatic && method.Name.StartsWith("Create", StringComparison.Ordinal) ? method.ContainingType : null);
        if (owner is null || method.ContainingType.TypeKind != TypeKind.Interface && Types.ScalarOf(owner) is null)
        {
            return null;
        }

        // What a struct has is called as any other method.
        if (Types.ScalarOf(Concrete(owner)) is not { } type)
        {
            return null;
        }

        Value[] arguments = [.. ArgumentsOf(call).Select(argument => NumberOf(argument, call))];
        return new KnownCall(new NumberOperand(Compute(method.Name, type, arguments) ?? throw Unsupported(call, $"'{TextOf(call.Syntax)}'", "of generic mathematics a loss may use operators and the functions of float and double")));
    }

    private Value? Compute(string name, ScalarType type, Value[] arguments)
    {
        if (name is "CreateChecked" or "CreateSaturating" or "CreateTruncating")
        {
            return type.IsFloatingPoint() ? ConvertTo(arguments[0], type, false) : null;
        }

        if (!type.IsFloatingPoint() || arguments.Any(argument => argument.Type != type))
        {
            return null;
        }

        return MathCalls.FunctionOf(name, arguments.Length) is { } function ? OfInteger(function, Add(new FunctionOperation(function, type, arguments)))
            : Tests.Contains(name) ? Test(name, arguments[0])
            : null;
    }

    private Value OfInteger(MathFunction function, Value result) => function == MathFunction.Sign ? ConvertTo(result, ScalarType.Int32, compilation.Options.CheckOverflow) : result;

    /// <summary>The tests of float and double that comparisons can say.</summary>
    private static readonly HashSet<string> Tests = ["IsNaN", "IsRealNumber", "IsFinite", "IsInfinity", "IsPositiveInfinity", "IsNegativeInfinity", "IsNegative", "IsPositive", "IsZero"];

    private Value Test(string name, Value number)
    {
        Value IsFinite() => Compare(Comparison.Equal, Add(new BinaryOperation(BinaryKind.Subtract, number, number)), _builder.Zero(number.Type));
        return name switch
        {
            "IsNaN" => Compare(Comparison.NotEqual, number, number),
            "IsRealNumber" => Compare(Comparison.Equal, number, number),
            "IsFinite" => IsFinite(),
            "IsPositiveInfinity" or "IsNegativeInfinity" =>
                Compare(Comparison.Equal, number, _builder.Constant(Numbers.Of(name == "IsPositiveInfinity" ? double.PositiveInfinity : double.NegativeInfinity, number.Type), number.Type)),
            "IsInfinity" => _builder.Binary(BinaryKind.And, Compare(Comparison.Equal, number, number), Not(IsFinite())),
            "IsNegative" => IsNegative(number),
            "IsPositive" => Not(IsNegative(number)),
            _ => Compare(Comparison.Equal, number, _builder.Zero(number.Type)),
        };
    }

    /// <summary>A constant of generic mathematics, <c>T.One</c> for example; null if it is another property.</summary>
    private Value? GenericConstant(IPropertyReferenceOperation reference)
    {
        if (reference.ConstrainedToType is null || Types.ScalarOf(Concrete(reference.ConstrainedToType)) is not { } type)
        {
            return null;
        }

        double? number = reference.Property.Name switch
        {
            "Zero" or "AdditiveIdentity" => 0,
            "One" or "MultiplicativeIdentity" => 1,
            "NegativeOne" when type.IsFloatingPoint() => -1,
            "Pi" when type.IsFloatingPoint() => Math.PI,
            "Tau" when type.IsFloatingPoint() => 2 * Math.PI,
            "E" when type.IsFloatingPoint() => Math.E,
            _ => null,
        };
        return number is { } constant
            ? _builder.Constant(Numbers.Of(constant, type), type)
            : throw Unsupported(reference, $"'{TextOf(reference.Syntax)}'", "of generic mathematics a loss may use Zero, One, E, Pi and Tau");
    }
}
