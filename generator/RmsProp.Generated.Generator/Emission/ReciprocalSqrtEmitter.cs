namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes 1 / √x of vectors of float, from the processor's estimate, for <c>KernelNumerics.Fast</c>.</summary>
internal static class ReciprocalSqrtEmitter
{
    public const string Name = "ReciprocalSqrt";

    public static void Emit(CodeWriter writer, Lanes lanes)
    {
        string vector = lanes.Type;
        writer.Lines($"""
            /// <summary>
            /// 1 / √x to about one unit in the last place: the processor's estimate y, and one step of {(IsPrecise(lanes) ? "Newton's" : "Halley's")} method. Where
            /// that is NaN, y is 0 or infinite, and exact.
            /// </summary>
            """);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static {vector} {Name}{lanes.Suffix}({vector} x)"))
        {
            if (IsPrecise(lanes))
            {
                EmitNewton(writer, lanes);
            }
            else
            {
                EmitHalley(writer, lanes);
            }

            // Of a NaN and a number the native minimum gives the second.
            writer.Line($"error = {lanes.Class}.MinNative(error, {lanes.Create("0.5f")});");
            writer.Line($"return {lanes.MultiplyAdd("y", "error", "y")};");
        }

        writer.Line();
    }

    // The estimates have 14 correct bits on AVX-512, and 11.4 on AVX and SSE, for which Newton's step would not do.
    private static bool IsPrecise(Lanes lanes) => lanes.Class == "Vector512";

    private static void EmitNewton(CodeWriter writer, Lanes lanes)
    {
        // As many multiplications as there are take all the time there is, and additions of integers take none.
        writer.Line($"{lanes.Type} y = Avx512F.ReciprocalSqrt14(x);");
        writer.Line($"{lanes.Type} minusHalf = (y.AsInt32() + {lanes.Create("0x7F800000")}).AsSingle(); // -½ · y: another sign, and an exponent that is one less.");
        writer.Line($"{lanes.Type} error = {lanes.MultiplyAdd("x * y", "minusHalf", lanes.Create("0.5f"))};");
    }

    private static void EmitHalley(CodeWriter writer, Lanes lanes)
    {
        string instructions = lanes.Class == "Vector256" ? "Avx" : "Sse";
        writer.Line("// A residual that is rounded twice would not do.");
        using (writer.Block("if (!Fma.IsSupported)"))
        {
            writer.Line($"return {lanes.Type}.One / {lanes.Sqrt("x")};");
        }

        writer.Line();
        writer.Line($"{lanes.Type} y = {instructions}.ReciprocalSqrt(x);");
        writer.Line($"{lanes.Type} residual = {lanes.MultiplyAdd("x * y", "-y", $"{lanes.Type}.One")};");
        writer.Line($"{lanes.Type} error = residual * {lanes.MultiplyAdd(lanes.Create("0.375f"), "residual", lanes.Create("0.5f"))};");
    }
}
