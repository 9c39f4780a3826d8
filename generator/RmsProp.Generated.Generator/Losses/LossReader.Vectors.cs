using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>
/// The vectors of System.Numerics, number by number. Sums are added in the order of the framework, which is the same on every machine; what
/// is not the same everywhere is rejected.
/// </summary>
internal sealed partial class LossReader
{
    /// <summary>Reads an operator, method, property or constructor of a vector.</summary>
    /// <param name="method">The method.</param>
    /// <param name="instance">The vector that an instance method is called on.</param>
    /// <param name="arguments">The arguments, in the order of the parameters.</param>
    /// <param name="at">The expression.</param>
    private Operand? CallVector(IMethodSymbol method, Place? instance, IReadOnlyList<Operand> arguments, IOperation at)
    {
        INamedTypeSymbol type = method.ContainingType;
        int length = Vectors.LengthOf(type)!.Value;
        Operand? own = instance is null ? null : ReadPlace(instance, at);
        Operand[] operands = own is null || method.MethodKind == MethodKind.Constructor ? [.. arguments] : [own, .. arguments];
        switch (method.Name)
        {
            case ".ctor" or "Create":
                return Create(type, length, operands, at);
            case "get_Item":
                return new NumberOperand(ElementOf(NumbersOf(operands[0], length, at), NumberOf(operands[1], at)));
            case "set_Item" when NumberOf(operands[1], at).Constant is int index && index >= 0 && index < length:
                var field = (IFieldSymbol)type.GetMembers(Vectors.Field(index))[0];
                Assign(MemberOf(instance!, field.Name, field, field.Type, at), operands[2], at);
                return null;
            case "CopyTo":
                CopyTo(NumbersOf(operands[0], length, at), operands, at);
                return null;
            case "op_Equality" or "op_Inequality":
                Value isEqual = NumbersOf(operands[0], length, at).Zip(NumbersOf(operands[1], length, at), (left, right) => Compare(Comparison.Equal, left, right))
                    .Aggregate((left, right) => _builder.Binary(BinaryKind.And, left, right));
                return new NumberOperand(method.Name == "op_Equality" ? isEqual : Not(isEqual));
        }

        if (method.Name.StartsWith("get_", StringComparison.Ordinal) && ConstantOf(method.Name.Substring(4), length) is { } constant)
        {
            return VectorOf(type, [.. constant.Select(number => _builder.Constant(number, ScalarType.Single))]);
        }

        return method.Parameters.All(parameter => Vectors.LengthOf(parameter.Type) == length || parameter.Type.SpecialType == SpecialType.System_Single)
            && Compute(method, type, [.. operands.Select(operand => operand is NumberOperand number ? [.. Enumerable.Repeat(number.Value, length)] : NumbersOf(operand, length, at))]) is { } result
                ? result
                : throw Unsupported(at, $"'{method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'", AdviceFor(method));
    }

    private static string AdviceFor(IMethodSymbol method) => method.Name switch
    {
        "Cross" => "on .NET 9 its bits depend on the machine: write the three differences of products",
        "Equals" => "compare vectors with ==",
        "set_Item" => "write to X, Y, Z or W",
        "Reflect" => "its bits depend on the machine: write v - 2 * Dot(v, normal) * normal",
        "MultiplyAddEstimate" => "its bits depend on the machine: write a * b + c, or FusedMultiplyAdd",
        _ => "its bits depend on the machine, or its derivative is unknown: compute each number with the functions of MathF",
    };

    /// <summary>The functions of vectors; a number stands for a vector of equal ones. Null if it is not known.</summary>
    private Operand? Compute(IMethodSymbol method, ITypeSymbol type, Value[][] x)
    {
        switch (method.Name)
        {
            case "op_Addition" or "Add":
                return Each(BinaryKind.Add);
            case "op_Subtraction" or "Subtract":
                return Each(BinaryKind.Subtract);
            case "op_Multiply" or "Multiply":
                return Each(BinaryKind.Multiply);
            case "op_Division" or "Divide":
                return Each(BinaryKind.Divide);
            case "op_UnaryNegation" or "Negate":
                return VectorOf(type, [.. x[0].Select(number => Add(new UnaryOperation(UnaryKind.Negate, number)))]);
            case "op_UnaryPlus":
                return VectorOf(type, x[0]);
            case "Min" or "Max" or "Abs" or "Round" or "Truncate" or "CopySign" or "FusedMultiplyAdd" or "Lerp" when method.Parameters.Length == x.Length && Enum.TryParse(method.Name, out MathFunction function):
                return Apply(function, x);
            case "SquareRoot":
                return Apply(MathFunction.Sqrt, x);
            case "Clamp":
                return VectorOf(type, [.. Numbers(Apply(MathFunction.Min, [Numbers(Apply(MathFunction.Max, [x[0], x[1]])), x[2]]))]);
            case "Dot":
                return new NumberOperand(Sum(Products(x[0], x[1]), isNeverNegative: false));
            case "Sum":
                return new NumberOperand(Sum(x[0], isNeverNegative: false));
            case "LengthSquared" or "Length":
                return Norm(x[0], method.Name == "LengthSquared");
            case "DistanceSquared" or "Distance":
                return Norm(Pairwise(BinaryKind.Subtract, x[0], x[1]), method.Name == "DistanceSquared");
            case "Normalize":
                Value norm = ((NumberOperand)Norm(x[0], isSquared: false)).Value;
                return VectorOf(type, [.. x[0].Select(number => Quotient(number, norm))]);
            case "Cross" when x[0].Length == 3 && Vectors.HasExactCross(compilation):
                return VectorOf(type, [Minor(x[0], x[1], 1, 2), Minor(x[0], x[1], 2, 0), Minor(x[0], x[1], 0, 1)]);
            case "Cross" when x[0].Length == 2:
                return new NumberOperand(Minor(x[0], x[1], 0, 1));
            default:
                return null;
        }

        StructOperand Each(BinaryKind kind) => VectorOf(type, Pairwise(kind, x[0], x[1]));

        StructOperand Apply(MathFunction function, Value[][] arguments) => VectorOf(
            type, [.. Enumerable.Range(0, arguments[0].Length).Select(i => Add(new FunctionOperation(function, ScalarType.Single, arguments.Select(argument => argument[i]))))]);

        static Value[] Numbers(StructOperand vector) => [.. vector.Fields.Values.Select(field => ((NumberOperand)field).Value)];
    }

    private Value[] Pairwise(BinaryKind kind, Value[] left, Value[] right) => [.. left.Zip(right, (a, b) => Add(new BinaryOperation(kind, a, b)))];

    private Value[] Products(Value[] left, Value[] right) => Pairwise(BinaryKind.Multiply, left, right);

    private NumberOperand Norm(Value[] x, bool isSquared)
    {
        Value square = Sum(Products(x, x), isNeverNegative: true);
        return new NumberOperand(isSquared ? square : Add(new FunctionOperation(MathFunction.Sqrt, ScalarType.Single, square)));
    }

    /// <summary>
    /// The sum as the framework adds: pairs first. The registers of the shorter vectors are filled up with zeros, which turn a sum of -0
    /// into 0. (Without any vector instructions, which only a switch for debugging does, the framework turns four of them into 0 as well.)
    /// </summary>
    private Value Sum(Value[] x, bool isNeverNegative)
    {
        Value first = Total(x[0], x[1]);
        return x.Length == 4 ? Total(first, Total(x[2], x[3]))
            : (x.Length == 3 ? Total(first, x[2]) : first) is var sum && isNeverNegative ? sum
            : Total(sum, _builder.Zero(ScalarType.Single));
    }

    private Value Minor(Value[] left, Value[] right, int i, int j) => Difference(Product(left[i], right[j]), Product(left[j], right[i]));

    private static float[]? ConstantOf(string name, int length) => name switch
    {
        "Zero" => [.. Enumerable.Repeat(0f, length)],
        "One" => [.. Enumerable.Repeat(1f, length)],
        "UnitX" or "UnitY" or "UnitZ" or "UnitW" => [.. Vectors.FieldsOf(length).Select(field => field == name.Substring(4) ? 1f : 0f)],
        "E" => [.. Enumerable.Repeat((float)Math.E, length)],
        "Pi" => [.. Enumerable.Repeat((float)Math.PI, length)],
        "Tau" => [.. Enumerable.Repeat((float)(2 * Math.PI), length)],
        _ => null,
    };

    private static StructOperand VectorOf(ITypeSymbol type, IReadOnlyList<Value> numbers) =>
        new(type, numbers.Select((number, i) => (number, i)).ToDictionary(pair => Vectors.Field(pair.i), pair => (Operand)new NumberOperand(pair.number)));

    private Value[] NumbersOf(Operand operand, int length, IOperation at) => operand switch
    {
        StructOperand vector => [.. Vectors.FieldsOf(length).Select(field => NumberOf(vector.Fields[field], at))],
        PathOperand path => NumbersOf(Copied(path, at), length, at),
        _ => throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "use vectors that have a value"),
    };

    private static Value NumberOf(Operand operand, IOperation at) =>
        operand is NumberOperand number ? number.Value : throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "a number is needed here");

    private StructOperand Create(ITypeSymbol type, int length, Operand[] operands, IOperation at)
    {
        if (operands is [var span] && span is BufferOperand or ChoiceOperand || operands is [PathOperand { Type: var source }] && Types.ElementsOf(source) is not null)
        {
            span = operands[0];
            FailIf(Compare(Comparison.Less, LengthOf(span, 0, at), _builder.Integer(length)));
            return VectorOf(type, [.. Enumerable.Range(0, length).Select(i => NumberOf(ReadPlace(ElementOf(span, [_builder.Integer(i)], at), at), at))]);
        }

        Value[] numbers = [.. operands.SelectMany(operand => operand switch
        {
            NumberOperand number => [ConvertTo(number.Value, ScalarType.Single, false)],
            StructOperand vector => NumbersOf(vector, vector.Fields.Count, at),
            PathOperand path => NumbersOf(path, Vectors.LengthOf(path.Type)!.Value, at),
            _ => throw Unsupported(at, $"'{TextOf(at.Syntax)}'", "give its numbers"),
        })];
        return VectorOf(type, numbers.Length == 0 ? [.. Enumerable.Repeat(_builder.Zero(ScalarType.Single), length)]
            : numbers.Length == 1 ? [.. Enumerable.Repeat(numbers[0], length)] : numbers);
    }

    /// <summary>The number at an index.</summary>
    private Value ElementOf(Value[] numbers, Value index)
    {
        FailIf(IsOutside(index, _builder.Integer(numbers.Length)));
        return Choose(0);

        Value Choose(int i) => i == numbers.Length - 1 ? numbers[i] : this.Choose(Compare(Comparison.Equal, index, _builder.Integer(i)), () => numbers[i], () => Choose(i + 1));
    }

    private void CopyTo(Value[] numbers, Operand[] operands, IOperation at)
    {
        Value start = operands.Length == 3 ? NumberOf(operands[2], at) : _builder.Integer(0);
        Value length = LengthOf(operands[1], 0, at);
        FailIf(Or(Compare(Comparison.Less, start, _builder.Integer(0)), Compare(Comparison.Less, _builder.Binary(BinaryKind.Subtract, length, start), _builder.Integer(numbers.Length))));
        for (int i = 0; i < numbers.Length; i++)
        {
            Value index = start.Constant is 0 ? _builder.Integer(i) : _builder.Binary(BinaryKind.Add, start, _builder.Integer(i));
            Assign(ElementOf(operands[1], [index], at), new NumberOperand(numbers[i]), at);
        }
    }
}
