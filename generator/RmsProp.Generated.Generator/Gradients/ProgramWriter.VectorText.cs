using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Expressions of vectors.</summary>
internal sealed partial class ProgramWriter
{
    /// <summary>Writes values of several turns at a time.</summary>
    /// <param name="writer">The writer of the program.</param>
    /// <param name="services">The class with the operations on vectors.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="vectors">The variables.</param>
    /// <param name="at">The variable of the lowest counter of these turns.</param>
    /// <param name="turns">The variable of the number of turns, if they may be fewer than fill a vector; else empty.</param>
    private sealed class VectorText(
        ProgramWriter writer, string services, ElementLoop loop, Dictionary<Value, string> vectors, string at, string turns)
    {
        /// <summary>The number of turns as an argument before others; empty if they fill a vector.</summary>
        public string Turns => turns.Length == 0 ? "" : turns + ", ";

        /// <summary>What is added to a sum.</summary>
        public string Term(Value value) => turns.Length == 0 ? Of(value) : $"{services}.First({Of(value)}, {turns})";

        public string Of(Value value)
        {
            value = value.Actual;
            if (vectors.TryGetValue(value, out string? name))
            {
                return name;
            }

            return value.Definition switch
            {
                IfOperation branch => Of(branch, branch.Results.IndexOf(value)),
                ValueOperation operation => Of(operation),
                _ => throw new InvalidOperationException($"'{value.Name}' has not been written."),
            };
        }

        public string Of(IfOperation branch, int result) =>
            $"{Intrinsics}.ConditionalSelect({Of(branch.Condition)}, {Of(branch.Then.Yields[result])}, {Of(branch.Else.Yields[result])})";

        public string Of(ValueOperation operation) => operation switch
        {
            BinaryOperation binary => $"{Operand(binary.Left)} {CSharpText.OperatorOf(binary.Kind)} {Operand(binary.Right)}",
            UnaryOperation { Kind: UnaryKind.Not } not => $"~{Operand(not.Value)}",
            UnaryOperation unary => $"{services}.Negate({Of(unary.Value)})",
            CompareOperation { Comparison: Comparison.NotEqual } compare => $"~{Intrinsics}.Equals({Of(compare.Left)}, {Of(compare.Right)})",
            CompareOperation compare => $"{Intrinsics}.{NameOf(compare.Comparison)}({Of(compare.Left)}, {Of(compare.Right)})",
            StopOperation stop => Of(stop.Value),
            GivenOperation given => Of(given.Given),
            FunctionOperation { Function: MathFunction.Max or MathFunction.Min } function => $"{services}.{function.Function}({Arguments(function.Operands)})",
            FunctionOperation function when FastFunctions.AreIn(function) => $"{services}.{function.Function}({Arguments(function.Operands)})",
            FunctionOperation function => $"{Intrinsics}.{function.Function}({Arguments(function.Operands)})",
            DerivativeOperation derivative => $"{services}.{CSharpText.NameOf(derivative)}({Arguments(derivative.Operands)})",
            LoadOperation load => $"{services}.Load<{Lanes.NameOf(loop.Type)}>({Span(load.Buffer, load.Indices)}, {IndexOf(load.Indices)}{More})",
            TakeBackOperation back => $"{services}.Load({writer._tapes[back]}, {TapeIndex()}{More})",
            _ => throw new NotSupportedException(operation.GetType().Name),
        };

        public string Span(Buffer buffer, IReadOnlyList<Value> indices) => writer.SpanOf(buffer, [.. indices.Take(indices.Count - 1)]);

        public string IndexOf(IReadOnlyList<Value> indices) => writer.IndexText(at, loop.IndexOf(indices[indices.Count - 1])!);

        public string TapeIndex() => writer.TapeIndex(loop.Loop, at);

        private string More => turns.Length == 0 ? "" : ", " + turns;

        private string Arguments(IReadOnlyList<Value> arguments) => string.Join(", ", arguments.Select(Of));

        private string Operand(Value value)
        {
            bool isName = vectors.ContainsKey(value.Actual);
            return isName || value.Actual.Definition is not (BinaryOperation or StopOperation or GivenOperation) ? Of(value) : $"({Of(value)})";
        }

        private static string NameOf(Comparison comparison) => comparison switch
        {
            Comparison.Equal => "Equals",
            Comparison.Less => "LessThan",
            Comparison.LessOrEqual => "LessThanOrEqual",
            Comparison.Greater => "GreaterThan",
            _ => "GreaterThanOrEqual",
        };
    }
}
