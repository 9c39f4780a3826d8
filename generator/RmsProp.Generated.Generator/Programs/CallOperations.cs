using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Programs;

/// <summary>How an argument of a call is passed.</summary>
internal enum PassedAs
{
    /// <summary>A number that the program has computed.</summary>
    Number,

    /// <summary>Something that an argument of the loss holds, as it is.</summary>
    Reached,

    /// <summary>Numbers as a span.</summary>
    Span,
}

/// <summary>An argument of a call.</summary>
/// <param name="Kind">How it is passed.</param>
/// <param name="Buffer">What is passed; null for a number.</param>
/// <param name="OperandCount">The number of the call's operands that belong to it: itself for a number, the indices for all else.</param>
/// <param name="Prefix">What stands before it: <c>in</c>, or the conversion to an enum.</param>
/// <param name="IsWritten">Whether the method writes to it.</param>
internal sealed record CallArgument(PassedAs Kind, Buffer? Buffer, int OperandCount, string Prefix = "", bool IsWritten = false);

/// <summary>A method and what is passed to it, beside operands.</summary>
/// <param name="Method">The method as written in C#.</param>
/// <param name="Arguments">The arguments; of an instance method, the first is what it is called on.</param>
/// <param name="OnInstance">Whether it is an instance method.</param>
internal sealed record CallTarget(string Method, IReadOnlyList<CallArgument> Arguments, bool OnInstance = false)
{
    public IEnumerable<Buffer> Buffers => Arguments.Select(argument => argument.Buffer).OfType<Buffer>();
}

/// <summary>Calls a method as it is. Its result counts as a constant, and so does what it writes.</summary>
internal sealed class CallOperation : Operation
{
    /// <param name="target">What is called.</param>
    /// <param name="operands">The operands of all arguments, one after the other.</param>
    /// <param name="type">The type of the result; null if there is none.</param>
    /// <param name="hasEffects">Whether the call matters even if nothing uses its result.</param>
    public CallOperation(CallTarget target, IEnumerable<Value> operands, ScalarType? type, bool hasEffects)
        : base(operands)
    {
        Target = target;
        HasEffects = hasEffects;
        Result = type is { } number ? new Value(number) { Definition = this } : null;
    }

    public CallTarget Target { get; }

    public bool HasEffects { get; }

    public Value? Result { get; }

    public override IReadOnlyList<Value> Results => Result is null ? [] : [Result];
}

/// <summary>A number that was computed by a call. Its gradient is that of a formula that gives the same number.</summary>
internal sealed class GivenOperation(Value given, Value formula) : ValueOperation(given.Type, given, formula)
{
    public Value Given => Operand(0);

    public Value Formula => Operand(1);

    public override IReadOnlyList<Value> Sources => [Given];
}

/// <summary>The result of a method whose derivative the user has written.</summary>
/// <param name="given">The result.</param>
/// <param name="derivative">The derivative, with the method's arguments.</param>
/// <param name="active">Which arguments have a gradient, by their place.</param>
/// <param name="operands">The operands of all arguments.</param>
internal sealed class UserFunctionOperation(Value given, CallTarget derivative, IReadOnlyList<int> active, params IEnumerable<Value> operands)
    : ValueOperation(given.Type, [given, .. operands])
{
    public Value Given => Operand(0);

    public override IReadOnlyList<Value> Sources => [Given];

    public CallTarget Derivative => derivative;

    public IReadOnlyList<Value> Arguments => [.. Operands.Skip(1)];

    /// <summary>The operands that have a gradient, by their places among the operands of the arguments.</summary>
    public IReadOnlyList<int> ActiveOperands { get; } =
    [
        .. active.Select(argument => derivative.Arguments.Take(argument).Sum(before => before.OperandCount)),
    ];
}

/// <summary>Calls the derivative that the user has written; the results are what it contributes to the gradients.</summary>
internal sealed class UserDerivativeOperation : Operation
{
    private readonly Value[] _results;

    /// <param name="target">The derivative, with the method's arguments.</param>
    /// <param name="operands">The operands of all arguments, then the result of the method and its gradient.</param>
    /// <param name="types">The types of the gradients.</param>
    public UserDerivativeOperation(CallTarget target, IEnumerable<Value> operands, IEnumerable<ScalarType> types)
        : base(operands)
    {
        Target = target;
        _results = [.. types.Select(type => new Value(type, "gradient") { Definition = this })];
    }

    public CallTarget Target { get; }

    public override IReadOnlyList<Value> Results => _results;
}
