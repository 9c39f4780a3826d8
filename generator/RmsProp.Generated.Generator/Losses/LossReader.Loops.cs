using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Loops.</summary>
internal sealed partial class LossReader
{
    private Exits Enter(ILabelSymbol exit, ILabelSymbol? next, IOperation body)
    {
        var exits = new Exits(exit, next);
        if (Jumps.JumpsTo(body, exit))
        {
            exits.Broken = _builder.Declare(ScalarType.Boolean, "stopped", _builder.Zero(ScalarType.Boolean));
        }

        Current.Loops.Add(exits);
        return exits;
    }

    private void ReadFor(IForLoopOperation loop)
    {
        foreach (IOperation before in loop.Before)
        {
            Read(before);
        }

        if (loop.Locals.Any(local => Types.ElementsOf(local.Type) is not null))
        {
            ChooseIn([loop.Body, .. loop.AtLoopBottom]);
        }

        BindingVariable[] reassigned = ReassignedIn(loop.Body);
        if (reassigned.Length > 0 && !OnlyRotates(loop.Body) && loop.Condition is { } test && !HasEffects(test)
            && !Jumps.MayLeave(loop.Body) && !Jumps.JumpsTo(loop.Body, loop.ExitLabel) && !Jumps.JumpsTo(loop.Body, loop.ContinueLabel))
        {
            ReadTurnByTurn(loop, reassigned);
            return;
        }

        ReadLoop(
            loop, loop.Body,
            () => loop.Condition is { } condition ? ReadNumber(condition) : _builder.Constant(true, ScalarType.Boolean),
            loop.Condition,
            () =>
            {
                foreach (IOperation step in loop.AtLoopBottom)
                {
                    Read(step);
                }
            });
    }

    private void ReadWhile(IWhileLoopOperation loop)
    {
        IOperation condition = loop.Condition!;
        if (loop.ConditionIsTop)
        {
            ReadLoop(loop, loop.Body, () => ReadNumber(condition), condition, () => { });
            return;
        }

        Cell goesOn = _builder.Declare(ScalarType.Boolean, "goesOn", _builder.Constant(true, ScalarType.Boolean));
        ReadLoop(loop, loop.Body, () => _builder.Get(goesOn), null, () => _builder.Set(goesOn, ReadNumber(condition)));
    }

    /// <summary>Reads a loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="body">A turn.</param>
    /// <param name="condition">Reads the condition of a turn.</param>
    /// <param name="conditionSyntax">The condition, if it may do more than compute.</param>
    /// <param name="end">Reads what is done at the end of each turn, after <c>continue</c> as well.</param>
    /// <param name="begin">Reads what is done before the body.</param>
    private void ReadLoop(ILoopOperation loop, IOperation body, Func<Value> condition, IOperation? conditionSyntax, Action end, Action? begin = null)
    {
        Exits exits = Enter(loop.ExitLabel, loop.ContinueLabel, body);
        bool returns = Jumps.Returns(body);
        Cell? goesOn = null;
        if (conditionSyntax is not null && HasEffects(conditionSyntax))
        {
            goesOn = _builder.Declare(ScalarType.Boolean, "goesOn");
            _builder.Set(goesOn, condition());
        }

        BindingVariable[] rotated = ReassignedIn(body);
        Block[] blocks = [.. rotated.Select(variable => variable.Block)];
        Cell? phase = rotated.Length == 0 ? null : _builder.Declare(ScalarType.Int32, "phase", _builder.Integer(0));
        List<Operand?[]> states = [[.. rotated.Select(variable => variable.Content)]];
        IReadOnlyList<Cell> leaving = [.. new[] { exits.Broken, returns ? Current.Returned : null }.OfType<Cell>()];
        LoopOperation read = _builder.Loop(
            () => phase is not null && DependsOnArrays(loop) ? And(Compare(Comparison.Equal, _builder.Get(phase), _builder.Integer(0)), GoesOn) : GoesOn(),
            () =>
            {
                if (phase is null)
                {
                    Turn();
                }
                else
                {
                    ReadRotation(Turn, GoesOn, rotated, phase, states, loop);
                }
            });
        _origins[read] = loop.Syntax;
        Current.Loops.Remove(exits);
        if (phase is not null)
        {
            EndRotation(rotated, blocks, phase, states);
        }

        Value GoesOn()
        {
            Value left = Any(leaving);
            return left.Constant is false ? Test() : Choose(left, () => _builder.Zero(ScalarType.Boolean), Test);
        }

        Value Test() => goesOn is null ? condition() : _builder.Get(goesOn);

        void Turn()
        {
            if (Jumps.JumpsTo(body, loop.ContinueLabel))
            {
                exits.Continued = _builder.Declare(ScalarType.Boolean, "skipped", _builder.Zero(ScalarType.Boolean));
            }

            begin?.Invoke();
            Read(body);
            exits.Continued = null;
            if (leaving.Count == 0)
            {
                End();
            }
            else
            {
                Branch(Any(leaving), () => { }, End);
            }
        }

        void End()
        {
            end();
            if (goesOn is not null)
            {
                _builder.Set(goesOn, condition());
            }
        }
    }

    /// <summary>Whether evaluating an expression changes anything.</summary>
    private static bool HasEffects(IOperation expression) => expression.DescendantsAndSelf().Any(operation => operation switch
    {
        IAssignmentOperation or IIncrementOrDecrementOperation or IDeclarationExpressionOperation or IIsPatternOperation or IThrowOperation => true,
        IInvocationOperation call => MathCalls.FunctionOf(call.TargetMethod) is null && !IsShapeCall(call.TargetMethod),
        IPropertyReferenceOperation property => !IsStored(property.Property) && property.Property.DeclaringSyntaxReferences.Length > 0,
        _ => false,
    });

    /// <summary>An element as a variable of another type takes it.</summary>
    private Operand Converted(Operand element, ITypeSymbol type, IForEachLoopOperation loop)
    {
        if (element is NumberOperand number && Types.ScalarOf(type) is { } scalar)
        {
            return new NumberOperand(ConvertTo(number.Value, scalar, compilation.Options.CheckOverflow));
        }

        return element is not PathOperand { Type: var from } || IsSame(from, type) || IsArrayConversion(from, type)
            ? element
            : throw Unsupported(loop.Collection, $"'{TextOf(loop.Collection.Syntax)}'", "take its elements in variables of their own type");
    }

    private void ReadForEach(IForEachLoopOperation loop)
    {
        IOperation elements = loop.Collection is IConversionOperation { IsImplicit: true, Operand: { Type: IArrayTypeSymbol } array } ? array : Unconverted(loop.Collection);
        Operand collection = Evaluate(elements);
        Value length = TotalLength(collection, loop.Collection);
        bool isGrid = RankOf(collection) > 1;
        Cell index = _builder.Declare(ScalarType.Int32, "i", _builder.Zero(ScalarType.Int32));
        ReadLoop(
            loop, loop.Body,
            () => _builder.Compare(Comparison.Less, _builder.Get(index), length),
            null,
            () => _builder.Set(index, _builder.Binary(BinaryKind.Add, _builder.Get(index), _builder.Integer(1))),
            () =>
            {
                Value at = _builder.Get(index);
                Place place = collection is GridOperand grid ? new ElementPlace(grid.Buffer, [at]) : ElementOf(collection, isGrid ? IndicesAt(at, collection, loop.Collection) : [at], loop.Collection);
                if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var element })
                {
                    TakeApart(loop, ReadPlace(place, loop.Collection));
                }
                else if (element.IsRef)
                {
                    Current.Add(element, place);
                }
                else
                {
                    DeclareVariable(element, element.Type, Converted(ReadPlace(place, loop.Collection), Concrete(element.Type), loop));
                }
            });
    }
}
