using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Derivatives;

/// <summary>What the gradient of a result contributes to those of the operands.</summary>
internal sealed partial class Adjoint
{
    private void Propagate(ValueOperation operation)
    {
        Value result = operation.Result;
        if (!_activity.IsActive(result))
        {
            return;
        }

        Value flow = Take(result);
        if (IsZero(flow))
        {
            return;
        }

        switch (operation)
        {
            case LoadOperation load:
                _builder.Add(new AddOperation(GradientOf(load.Buffer), [.. load.Indices.Select(_recall.Of)], flow));
                break;
            case ConvertOperation convert:
                if (_activity.IsActive(convert.Value))
                {
                    Contribute(convert.Value, _builder.Value(new ConvertOperation(flow, convert.Value.Type)));
                }

                break;
            case UnaryOperation { Kind: UnaryKind.Negate } negation:
                Contribute(negation.Value, Negated(flow));
                break;
            case BinaryOperation binary:
                Propagate(binary, flow);
                break;
            case GivenOperation given:
                Contribute(given.Formula, flow);
                break;
            case UserFunctionOperation function:
                Propagate(function, flow);
                break;
            case FunctionOperation function when !Derivation.IsStep(function.Function):
                for (int i = 0; i < function.Operands.Count; i++)
                {
                    if (_activity.IsActive(function.Operands[i]) && !(function.Function == MathFunction.CopySign && i == 1))
                    {
                        bool isSum = function.Function == MathFunction.FusedMultiplyAdd && i == 2;
                        Contribute(function.Operands[i], isSum ? flow : _builder.Value(new DerivativeOperation(
                            function.Function, i, result.Type, [flow, .. Derivation.NeedsOf(function, i).Select(_recall.Of)])));
                    }
                }

                break;
        }
    }

    private void Propagate(BinaryOperation binary, Value flow)
    {
        switch (binary.Kind)
        {
            case BinaryKind.Add:
                Contribute(binary.Left, flow);
                Contribute(binary.Right, flow);
                break;
            case BinaryKind.Subtract:
                Contribute(binary.Left, flow);
                if (_activity.IsActive(binary.Right))
                {
                    Contribute(binary.Right, Negated(flow));
                }

                break;
            case BinaryKind.Multiply:
                ContributeProduct(binary.Left, flow, binary.Right);
                ContributeProduct(binary.Right, flow, binary.Left);
                break;
            default:
                MathFunction rule = binary.Kind == BinaryKind.Divide ? MathFunction.Divide : MathFunction.Remainder;
                if (_activity.IsActive(binary.Left))
                {
                    Contribute(binary.Left, rule == MathFunction.Remainder ? flow : _builder.Value(
                        new DerivativeOperation(rule, 0, flow.Type, flow, _recall.Of(binary.Right))));
                }

                if (_activity.IsActive(binary.Right))
                {
                    Contribute(binary.Right, _builder.Value(
                        new DerivativeOperation(rule, 1, flow.Type, flow, _recall.Of(binary.Left), _recall.Of(binary.Right))));
                }

                break;
        }
    }

    private void Propagate(UserFunctionOperation function, Value flow)
    {
        IReadOnlyList<Value> arguments = function.Arguments;
        UserDerivativeOperation derivative = _builder.Add(new UserDerivativeOperation(
            function.Derivative,
            [.. arguments.Select(_recall.Of), _recall.Of(function.Given), flow],
            function.ActiveOperands.Select(operand => arguments[operand].Type)));
        for (int i = 0; i < function.ActiveOperands.Count; i++)
        {
            Contribute(arguments[function.ActiveOperands[i]], derivative.Results[i]);
        }
    }

    private void ContributeProduct(Value factor, Value flow, Value other)
    {
        if (_activity.IsActive(factor))
        {
            Value recalled = _recall.Of(other);
            Contribute(factor, _finiteness.MayBeInfinite(other)
                ? _builder.Value(new DerivativeOperation(MathFunction.Multiply, 0, flow.Type, flow, recalled))
                : _builder.Binary(BinaryKind.Multiply, flow, recalled));
        }
    }
}
