using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>Expressions of vectors that have a number for each sample.</summary>
internal sealed partial class ProgramWriter
{
    /// <summary>Writes values of several samples.</summary>
    /// <param name="writer">The writer of the program.</param>
    /// <param name="isFast">Whether products and sums may be rounded once together, and functions may have other last bits.</param>
    private sealed class LaneText(ProgramWriter writer, bool isFast) : VectorExpressions(writer, fuses: isFast)
    {
        /// <summary>The statement that adds to a vector.</summary>
        public string AddTo(string target, Value value, bool isSubtracted) => Fuses && !isSubtracted
            ? $"{target} = {Sum(target, value)};"
            : $"{target} {(isSubtracted ? "-=" : "+=")} {Of(value)};";

        protected override bool IsVariable(Value value) => !Writer._lanes!.IsVector(value) || !Writer._parts.Contains(value);

        public override string Of(Value value) => Writer.InLanes(value).Whole;

        protected override string Operand(Value value) => Writer.InLanes(value).Part;

        protected override string Load(LoadOperation load) => Writer._lanes!.HoldsVectors(load.Buffer)
            ? Writer.ElementOf(load)
            : Writer.Gathered(load);

        protected override string TakeBack(TakeBackOperation back)
        {
            ScalarType type = Writer.TapeInLanes(back.Result.Type)!.Value;
            string recorded = Writer._tapes.TryGetValue(back, out string? tape)
                ? $"{tape}[{Writer.TapeIndex(LoopAround(back))}]"
                : $"{Writer.LaneServices}.TakeBack(workspace.{CSharpText.WorkspaceOf(type).Tape})";
            return type == back.Result.Type ? recorded : $"{Intrinsics}.{AsOf(Writer._lanes!.Type)}({recorded})";
        }

        protected override string OfFunction(FunctionOperation function) =>
            function.Function is MathFunction.Max or MathFunction.Min || Fuses && FastFunctions.AreIn(function)
                ? base.OfFunction(function)
                : Each(function.Operands, $"{CSharpText.ClassOf(function)}.{function.Function}");

        protected override string OfDerivative(DerivativeOperation derivative) => CSharpText.HasVectorForm(derivative) || Fuses && FastFunctions.AreIn(derivative)
            ? base.OfDerivative(derivative)
            : Each(derivative.Operands, $"{Writer.Services}.Derivative.{CSharpText.NameOf(derivative)}");

        /// <summary>A function of single numbers, sample by sample. A delegate of a lambda is called faster than that of a static method.</summary>
        private string Each(IReadOnlyList<Value> operands, string function)
        {
            string numbers = string.Join(", ", "xyzw".Take(operands.Count));
            return $"{Writer.LaneServices}.Each<{Lanes.NameOf(Writer._lanes!.Type)}>({Arguments(operands)}, static ({numbers}) => {function}({numbers}))";
        }
    }
}
