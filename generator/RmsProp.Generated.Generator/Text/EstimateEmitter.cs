using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Text;

/// <summary>
/// Writes the factor of gradients for <c>KernelNumerics.Fast</c>, for vectors of float, from the processor's estimate: 1 / √x, or 1 / x
/// if epsilon is added to the root.
/// </summary>
internal sealed class EstimateEmitter(CodeWriter writer, Lanes lanes)
{
    private const string ReciprocalSqrt = "ReciprocalSqrt";
    private const string Reciprocal = "Reciprocal";

    // The estimates have 14 correct bits on AVX-512, and 11.4 on AVX and SSE, too few for Newton's step.
    private readonly bool _isPrecise = lanes.Bits == 512;
    private readonly string _instructions = lanes.Bits switch { 512 => "Avx512F", 256 => "Avx", _ => "Sse" };

    /// <summary>The name of the method to call.</summary>
    public static string NameOf(bool isOfRoot, Lanes lanes) => (isOfRoot ? ReciprocalSqrt : Reciprocal) + lanes.Suffix;

    public void Emit(Formula formula)
    {
        writer.Lines($"""
            /// <summary>
            /// 1 / {(formula.IsEpsilonInsideRoot ? "√x" : "x")} to about one unit in the last place: the processor's estimate y, and one step of {(_isPrecise ? "Newton's" : "Halley's")} method. Where
            /// that is NaN, y is 0 or infinite, and exact.
            /// </summary>
            """);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static {lanes.Type} {NameOf(formula.IsEpsilonInsideRoot, lanes)}({lanes.Type} x)"))
        {
            if (!_isPrecise)
            {
                writer.Line("// A residual that is rounded twice would not do.");
                using (writer.Block("if (!Fma.IsSupported)"))
                {
                    writer.Line($"return {lanes.Type}.One / {(formula.IsEpsilonInsideRoot ? lanes.Sqrt("x") : "x")};");
                }

                writer.Line();
            }

            writer.Line($"{lanes.Type} y = {_instructions}.{(formula.IsEpsilonInsideRoot ? ReciprocalSqrt : Reciprocal)}{(_isPrecise ? "14" : "")}(x);");
            if (formula.IsEpsilonInsideRoot)
            {
                EmitErrorOfReciprocalSqrt();
            }
            else
            {
                EmitErrorOfReciprocal();
            }

            // Of a NaN and a number, the native minimum returns the second operand.
            writer.Line($"error = {lanes.Class}.MinNative(error, {lanes.Create("0.5f")});");
            writer.Line($"return {lanes.MultiplyAdd("y", "error", "y")};");
        }

        writer.Line();
    }

    private void EmitErrorOfReciprocalSqrt()
    {
        if (_isPrecise)
        {
            // The multiplications take all the time, and additions of integers take none.
            writer.Line($"{lanes.Type} minusHalf = (y.AsInt32() + {lanes.Create("0x7F800000")}).AsSingle(); // -½ · y: another sign, and an exponent that is one less.");
            writer.Line($"{lanes.Type} error = {lanes.MultiplyAdd("x * y", "minusHalf", lanes.Create("0.5f"))};");
            return;
        }

        writer.Line($"{lanes.Type} residual = {lanes.MultiplyAdd("x * y", "-y", $"{lanes.Type}.One")};");
        writer.Line($"{lanes.Type} error = residual * {lanes.MultiplyAdd(lanes.Create("0.375f"), "residual", lanes.Create("0.5f"))};");
    }

    private void EmitErrorOfReciprocal()
    {
        string residual = lanes.MultiplyAdd("x", "-y", $"{lanes.Type}.One");
        if (_isPrecise)
        {
            writer.Line($"{lanes.Type} error = {residual};");
            return;
        }

        writer.Line($"{lanes.Type} residual = {residual};");
        writer.Line($"{lanes.Type} error = {lanes.MultiplyAdd("residual", "residual", "residual")};");
    }
}
