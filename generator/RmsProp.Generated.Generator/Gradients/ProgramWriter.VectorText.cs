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
    /// <param name="fuses">Whether products and sums may be rounded once together.</param>
    private abstract class VectorExpressions(ProgramWriter writer, bool fuses)
    {
        protected ProgramWriter Writer => writer;

        protected bool Fuses => fuses;

        protected string Services { get; } = writer.Services + ".Vectors";

        protected string Intrinsics => writer._intrinsics;

        /// <summary>Whether a value has a variable.</summary>
        protected abstract bool IsVariable(Value value);

        /// <summary>A value as it stands alone.</summary>
        public abstract string Of(Value value);

        protected abstract string Load(LoadOperation load);

        protected abstract string TakeBack(TakeBackOperation back);

        /// <summary>A product and what is added to it, in <c>Fast</c>; null if a value is no product of this expression.</summary>
        protected string? Fused(Value product, string addend) =>
            fuses && !IsVariable(product.Actual) && product.Actual.Definition is BinaryOperation { Kind: BinaryKind.Multiply } factors
                ? $"{Intrinsics}.MultiplyAddEstimate({Of(factors.Left)}, {Of(factors.Right)}, {addend})"
                : null;

        /// <summary>A number with the terms of another one added to it, in <c>Fast</c> one by one: a product and its addition are one instruction.</summary>
        protected string Sum(string sum, Value value) =>
            fuses && !IsVariable(value.Actual) && value.Actual.Definition is BinaryOperation { Kind: BinaryKind.Add } terms
                ? Sum(Sum(sum, terms.Left), terms.Right)
                : Fused(value, sum) ?? $"{sum} + {Operand(value)}";

        public string Of(IfOperation branch, int result) =>
            $"{Intrinsics}.ConditionalSelect({Of(branch.Condition)}, {Of(branch.Then.Yields[result])}, {Of(branch.Else.Yields[result])})";

        public string Of(ValueOperation operation) => operation switch
        {
            BinaryOperation { Kind: BinaryKind.Add } sum => Fused(sum.Right, Of(sum.Left)) ?? Fused(sum.Left, Of(sum.Right)) ?? $"{Operand(sum.Left)} + {Operand(sum.Right)}",
            BinaryOperation binary => $"{Operand(binary.Left)} {CSharpText.OperatorOf(binary.Kind)} {Operand(binary.Right)}",
            UnaryOperation { Kind: UnaryKind.Not } not => $"~{Operand(not.Value)}",
            UnaryOperation unary => $"{Services}.Negate({Of(unary.Value)})",
            CompareOperation { Comparison: Comparison.NotEqual } compare => $"~{Intrinsics}.Equals({Of(compare.Left)}, {Of(compare.Right)})",
            CompareOperation compare => $"{Intrinsics}.{NameOf(compare.Comparison)}({Of(compare.Left)}, {Of(compare.Right)})",
            StopOperation stop => Of(stop.Value),
            GivenOperation given => Of(given.Given),
            FunctionOperation { Function: MathFunction.Abs or MathFunction.Sqrt } function => $"{Intrinsics}.{function.Function}({Arguments(function.Operands)})",
            FunctionOperation function => OfFunction(function),
            DerivativeOperation derivative => OfDerivative(derivative),
            LoadOperation load => Load(load),
            TakeBackOperation back => TakeBack(back),
            _ => throw new NotSupportedException(operation.GetType().Name),
        };

        protected virtual string OfFunction(FunctionOperation function) => $"{Services}.{function.Function}({Arguments(function.Operands)})";

        protected virtual string OfDerivative(DerivativeOperation derivative) => $"{Services}.{CSharpText.NameOf(derivative)}({Arguments(derivative.Operands)})";

        protected string Arguments(IReadOnlyList<Value> arguments) => string.Join(", ", arguments.Select(Of));

        protected virtual string Operand(Value value) =>
            IsVariable(value.Actual) || value.Actual.Definition is not (BinaryOperation or StopOperation or GivenOperation) ? Of(value) : $"({Of(value)})";

        public static string NameOf(Comparison comparison) => comparison switch
        {
            Comparison.Equal => "Equals",
            Comparison.Less => "LessThan",
            Comparison.LessOrEqual => "LessThanOrEqual",
            Comparison.Greater => "GreaterThan",
            _ => "GreaterThanOrEqual",
        };
    }

    /// <summary>Writes values of several turns of a loop over elements.</summary>
    /// <param name="writer">The writer of the program.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="vectors">The variables.</param>
    /// <param name="fuses">Whether products and sums may be rounded once together.</param>
    /// <param name="places">Where the elements are; null if the turns may be fewer than fill a vector.</param>
    /// <param name="at">The variable of the lowest counter of these turns.</param>
    /// <param name="turns">The variable of the number of turns, if they may be fewer than fill a vector; else empty.</param>
    /// <param name="isPair">Whether these are two turns, which fill half of the narrowest vector.</param>
    private sealed class VectorText(
        ProgramWriter writer, ElementLoop loop, Dictionary<Value, string> vectors, VectorPlaces? places, bool fuses, string at, string turns, bool isPair)
        : VectorExpressions(writer, fuses)
    {
        /// <summary>The statement that adds to a sum.</summary>
        public string AddTo(string sum, Value term) =>
            turns.Length == 0 && Fuses ? $"{sum} = {Sum(sum, term)};" : $"{sum} += {Term(term)};";

        /// <summary>What is added to a sum.</summary>
        private string Term(Value value) => turns.Length == 0 ? Of(value) : $"{Services}.First({Of(value)}, {turns})";

        protected override bool IsVariable(Value value) => vectors.ContainsKey(value);

        public override string Of(Value value)
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

        protected override string Load(LoadOperation load) => Load(PlaceOf(load.Buffer, load.Indices));

        protected override string TakeBack(TakeBackOperation back) => Load(PlaceOf(back));

        /// <summary>Where elements are: the first one of a span or, if all turns fill a vector, a reference; and the place from there on.</summary>
        public (string Start, string Index) PlaceOf(Buffer buffer, IReadOnlyList<Value> indices)
        {
            Value[] prefix = [.. indices.Take(indices.Count - 1)];
            ElementIndex index = loop.IndexOf(indices[indices.Count - 1])!;
            return places is null ? (Writer.SpanOf(buffer, prefix), Writer.IndexText(at, index))
                : places.Elements.First(place => place.Buffer == buffer && place.Index.Equals(index) && place.Prefix.SequenceEqual(prefix)) is var element && element.IsAtIndex
                    ? (element.Reference, at)
                    : (element.Reference, Writer.IndexText(at, index));
        }

        /// <summary>Where what is recorded lies.</summary>
        public (string Start, string Index) PlaceOf(Operation recorded) =>
            (places is null ? Writer._tapes[recorded] : places.Tapes[recorded], Writer.TapeIndex(loop.Loop, at));

        private string Load((string Start, string Index) place) => turns.Length == 0
            ? $"{(isPair ? $"{Services}.LoadPair" : $"{Intrinsics}.LoadUnsafe")}(ref {place.Start}, (nuint)({place.Index}))"
            : $"{Services}.Load<{Lanes.NameOf(loop.Type)}>({place.Start}, {place.Index}, {turns})";

        public string Store((string Start, string Index) place, string value) => turns.Length == 0
            ? $"{(isPair ? $"{Services}.StorePair" : $"{Intrinsics}.StoreUnsafe")}({value}, ref {place.Start}, (nuint)({place.Index}));"
            : $"{Services}.Store({place.Start}, {place.Index}, {turns}, {value});";

        public string Add((string Start, string Index) place, Value value, bool isSubtracted) => turns.Length == 0
            ? Store(place, isSubtracted ? $"{Load(place)} - {Operand(value)}" : Sum(Load(place), value))
            : $"{Services}.{(isSubtracted ? "Subtract" : "Add")}({place.Start}, {place.Index}, {turns}, {Of(value)});";
    }
}
