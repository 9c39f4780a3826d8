using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Text;

/// <summary>
/// Prints kernels as C#, for vectors of some width or for single elements. The caller broadcasts step scalars to all lanes; constants are
/// broadcast where an operator does not take a number.
/// </summary>
/// <param name="lanes">The elements that are computed at once.</param>
/// <param name="slots">The form of slots; that of the parameters if it is not given.</param>
internal sealed class CSharpPrinter(Lanes lanes, ElementFormat? slots = null)
{
    private readonly ElementFormat _format = new(lanes.Element);

    private CSharpPrinter OfElement => new(lanes.OfElement, slots);

    /// <summary>Prints the statements, one per line.</summary>
    public IEnumerable<string> Print(IEnumerable<Statement> statements)
    {
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (Statement statement in statements)
        {
            yield return statement switch
            {
                Assign assign => Assignment(assign.Target, assign.Value, declared.Add(assign.Target.Name)),
                Let let => Assignment(let.Target, let.Value, declared.Add(let.Target.Name)),
                Store store => FormatOf(store.Array).Store(lanes, store.Array.Name, Print(store.Value)),
                _ => $"return {Print(statement.Value)};",
            };
        }
    }

    /// <summary>Prints a stand-alone expression: an argument, or an assigned value.</summary>
    public string Print(Expression expression) => expression switch
    {
        _ when IsInAllLanes(expression) => InAllLanes(expression),
        Constant constant => Number(constant),
        // The constants of a class have its element type.
        Symbol { Kind: SymbolKind.Constant } constant when lanes.IsOfOtherType(constant.Type) => Literals.Number(constant.Value, constant.Type.AsElement()),
        Symbol symbol => symbol.Name,
        Call { Function: Function.Power } power => $"Math.Pow({Arguments(power)})",
        Call { Function: Function.Absolute or Function.IsFinite } call when lanes.IsScalar => $"{Lanes.NameOf(call.Arguments[0].Type)}.{Name(call.Function)}({Arguments(call)})",
        Load load => FormatOf(load.Array).Load(lanes, load.Array.Name),
        Unary { Operator: UnaryOperator.Negate } negation => "-" + Operand(negation.Operand),
        Unary root => lanes.Sqrt(Print(root.Operand)),
        Binary binary => Print(binary),
        MultiplyAdd { IsFused: true } sum => lanes.FusedMultiplyAdd(Print(sum.Factor), Print(sum.OtherFactor), Print(sum.Term)),
        MultiplyAdd sum => lanes.MultiplyAdd(Print(sum.Factor), Print(sum.OtherFactor), Print(sum.Term)),
        Reciprocal reciprocal => $"{EstimateEmitter.NameOf(reciprocal.IsOfRoot, lanes)}({Print(reciprocal.Operand)})",
        Conversion conversion when conversion.Operand.Type == conversion.Type => Print(conversion.Operand),
        Conversion conversion => $"({Lanes.NameOf(conversion.Type)}){Operand(conversion.Operand)}",
        IsGreater comparison => lanes.IsGreater(Print(comparison.Left), Print(comparison.Right)),
        IsAtMost comparison when lanes.IsScalar => $"{Print(comparison.Left)} <= {Print(comparison.Right)}",
        Not not => "!" + Condition(not.Operand),
        Both both when lanes.IsScalar => $"{Condition(both.Left)} && {Condition(both.Right)}",
        Either either when lanes.IsScalar => $"{Alternative(either.Left)} || {Alternative(either.Right)}",
        Select select => lanes.Select(Print(select.Condition), Print(select.WhenTrue), Print(select.WhenFalse)),
        _ => throw new NotSupportedException($"No kernel has a {expression.GetType().Name}."),
    };

    private string Arguments(Call call) => string.Join(", ", call.Arguments.Select(Print));

    private static string Name(Function function) => function == Function.Absolute ? "Abs" : "IsFinite";

    /// <summary>Prints a condition as an operand of an operator that binds more tightly than comparisons do.</summary>
    private string Condition(Expression condition) => condition is IsGreater or IsAtMost or Both or Either ? $"({Print(condition)})" : Print(condition);

    private string Alternative(Expression condition) => condition is Both ? $"({Print(condition)})" : Print(condition);

    private string Assignment(Symbol target, Expression value, bool isFirst)
    {
        if (isFirst)
        {
            return $"{lanes.Type} {target.Name} = {Print(value)};";
        }

        return value is Binary binary && OperatorOf(binary.Operator) is { } sign && binary.Left.Equals(target)
            ? $"{target.Name} {sign}= {(IsNumber(binary, binary.Right) ? OfElement.Print(binary.Right) : Print(binary.Right))};"
            : $"{target.Name} = {Print(value)};";
    }

    private string Print(Binary binary) => binary.Operator switch
    {
        BinaryOperator.AtMost => lanes.AtMost(Print(binary.Right), Print(binary.Left)),
        BinaryOperator.AtLeast => lanes.AtLeast(Print(binary.Right), Print(binary.Left)),
        BinaryOperator.Maximum when IsZero(binary.Right) => lanes.NonNegative(Print(binary.Left)),
        BinaryOperator.Maximum => lanes.Maximum(Print(binary.Left), Print(binary.Right)),
        BinaryOperator.Minimum => lanes.Minimum(Print(binary.Left), Print(binary.Right)),
        _ => $"{Operand(binary, binary.Left)} {OperatorOf(binary.Operator)} {Operand(binary, binary.Right)}",
    };

    private string Operand(Binary parent, Expression operand) =>
        parent is { Left: Constant, Right: Constant } && operand is Constant constant ? Literal(constant)
        : IsNumber(parent, operand) ? OfElement.Operand(operand)
        : Operand(operand);

    private string Operand(Expression operand) =>
        operand is Binary binary && OperatorOf(binary.Operator) is not null && !IsInAllLanes(operand) ? $"({Print(operand)})" : Print(operand);

    /// <summary>Whether a constant stays a number: a vector can be multiplied by one directly.</summary>
    private bool IsNumber(Binary parent, Expression operand) => IsInAllLanes(operand) && parent.Operator == BinaryOperator.Multiply;

    private bool IsInAllLanes(Expression expression) => !lanes.IsScalar && expression.IsConstant;

    private string InAllLanes(Expression constant) => IsZero(constant) ? lanes.Zero : lanes.Create(OfElement.Print(constant));

    /// <summary>The shortest literal with this value; an expression of numbers needs its type, and an integer has no -0.</summary>
    private static string Number(Constant constant) =>
        constant.Value == (int)constant.Value && (constant.Value != 0 || IsZero(constant)) ? Literals.Display(constant.Value) : Literal(constant);

    private static bool IsZero(Expression expression) => expression is Constant { Value: 0 and var zero } && 1 / zero > 0;

    private static string Literal(Constant constant) => Literals.Number(constant.Value, constant.Type.AsElement());

    private ElementFormat FormatOf(Symbol array) => array.Kind == SymbolKind.Slot ? slots ?? _format : _format;

    private static string? OperatorOf(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => null,
    };
}
