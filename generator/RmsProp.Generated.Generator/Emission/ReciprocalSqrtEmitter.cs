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
            /// 1 / √x to about one unit in the last place: the processor's estimate y and one step of
            /// {(lanes.Class == "Vector512" ? "Newton's" : "Halley's")} method. Where x · y is not finite, at 0 and at infinity, the estimate is exact.
            /// </summary>
            """);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static {vector} {Name}{lanes.Suffix}({vector} x)"))
        {
            if (lanes.Class != "Vector512")
            {
                using (writer.Block($"if (!{Instructions(lanes)}.IsSupported)"))
                {
                    writer.Line($"return {vector}.One / {lanes.Sqrt("x")};");
                }

                writer.Line();
            }

            writer.Line($"{vector} y = {Instructions(lanes)}.{(lanes.Class == "Vector512" ? "ReciprocalSqrt14" : "ReciprocalSqrt")}(x);");
            writer.Line($"{vector} root = x * y;");
            writer.Line($"{vector} residual = {lanes.Class}.MultiplyAddEstimate(-root, y, {vector}.One);");
            writer.Line(lanes.Class == "Vector512"
                ? $"{vector} refined = {lanes.Class}.MultiplyAddEstimate(0.5f * y, residual, y);"
                : $"{vector} factor = {lanes.Class}.MultiplyAddEstimate({lanes.Create("0.375f")}, residual, {lanes.Create("0.5f")});");
            if (lanes.Class != "Vector512")
            {
                writer.Line($"{vector} refined = {lanes.Class}.MultiplyAddEstimate(y * residual, factor, y);");
            }

            writer.Line($"return {lanes.Select($"{lanes.Class}.LessThan(root, {lanes.Create("float.PositiveInfinity")})", "refined", "y")};");
        }

        writer.Line();
    }

    // The estimates have 14 correct bits on AVX-512, and 11.4 on AVX and SSE, for which Newton's step would not do.
    private static string Instructions(Lanes lanes) => lanes.Class switch
    {
        "Vector512" => "Avx512F",
        "Vector256" => "Avx",
        _ => "Sse",
    };
}
