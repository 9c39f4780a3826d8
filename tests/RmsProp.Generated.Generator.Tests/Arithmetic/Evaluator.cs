using System.Numerics;
using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Evaluates kernels for one element, rounding every operation as the tree says.</summary>
/// <param name="values">
/// The constants, the step scalars and the elements of the arrays; other symbols are computed from their definitions.
/// </param>
internal sealed class Evaluator<T>(Dictionary<string, T> values)
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<string, T> _locals = [];

    /// <summary>Whether the moving average overwrites the parameter.</summary>
    public bool Overwrites { get; set; }

    /// <summary>The value returned by the last statements.</summary>
    public T Returned { get; private set; }

    public T this[string name]
    {
        get => values[name];
        set => values[name] = value;
    }

    public void Run(IEnumerable<Statement> statements)
    {
        _locals.Clear();
        foreach (Statement statement in statements)
        {
            T value = Of(statement.Value);
            switch (statement)
            {
                case Assign assign:
                    _locals[assign.Target.Name] = value;
                    break;
                case Let let:
                    _locals[let.Target.Name] = value;
                    break;
                case Return:
                    Returned = value;
                    break;
                case Store store:
                    values[store.Array.Name] = value;
                    break;
            }
        }
    }

    public T Of(Expression expression) => expression switch
    {
        Constant constant => T.CreateChecked(constant.Value),
        Load load => values[load.Array.Name],
        Symbol symbol when _locals.TryGetValue(symbol.Name, out T local) => local,
        Symbol symbol when values.TryGetValue(symbol.Name, out T value) => value,
        Symbol { Definition: { } definition } => Of(definition),
        Unary { Operator: UnaryOperator.Negate } negation => -Of(negation.Operand),
        Unary root => T.Sqrt(Of(root.Operand)),
        Binary binary => Of(binary.Operator, Of(binary.Left), Of(binary.Right)),
        MultiplyAdd sum => T.FusedMultiplyAdd(Of(sum.Factor), Of(sum.OtherFactor), Of(sum.Term)),
        Reciprocal reciprocal => T.One / (reciprocal.IsOfRoot ? T.Sqrt(Of(reciprocal.Operand)) : Of(reciprocal.Operand)),
        Select { Condition: not Symbol } select => Holds(select.Condition) ? Of(select.WhenTrue) : Of(select.WhenFalse),
        Select select => Overwrites ? Of(select.WhenTrue) : Of(select.WhenFalse),
        Conversion conversion => Of(conversion.Operand),
        Call { Function: Function.Power, Arguments: [var root, var exponent] } => T.Pow(Of(root), Of(exponent)),
        Call { Function: Function.Absolute, Arguments: [var value] } => T.Abs(Of(value)),
        Call { Function: Function.Clamp, Arguments: [var value, var least, var most] } => T.Clamp(Of(value), Of(least), Of(most)),
        _ => throw new InvalidOperationException($"{expression} has no value."),
    };

    public bool Holds(Expression condition) => condition switch
    {
        IsGreater comparison => Of(comparison.Left) > Of(comparison.Right),
        IsAtMost comparison => Of(comparison.Left) <= Of(comparison.Right),
        Not not => !Holds(not.Operand),
        Both both => Holds(both.Left) && Holds(both.Right),
        Either either => Holds(either.Left) || Holds(either.Right),
        Call { Function: Function.IsFinite, Arguments: [var value] } => T.IsFinite(Of(value)),
        _ => throw new InvalidOperationException($"{condition} is no condition."),
    };

    private static T Of(BinaryOperator operation, T left, T right) => operation switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.AtMost => T.IsNaN(left) || left < right ? left : right,
        BinaryOperator.AtLeast => T.IsNaN(left) || left > right ? left : right,
        BinaryOperator.Maximum => T.Max(left, right),
        _ => T.Min(left, right),
    };
}
