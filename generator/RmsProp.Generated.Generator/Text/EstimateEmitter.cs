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

    /// <summary>The namespaces of the processors' own instructions.</summary>
    public static IEnumerable<string> Usings =>
        ["global::System.Runtime.Intrinsics.Arm", "global::System.Runtime.Intrinsics.X86"];

    /// <summary>The name of the method to call.</summary>
    public static string NameOf(bool isOfRoot, Lanes lanes) => (isOfRoot ? ReciprocalSqrt : Reciprocal) + lanes.Suffix;

    public void Emit(bool isOfRoot)
    {
        Estimate[] estimates = Estimate.Of(lanes);
        string exact = isOfRoot ? "√x" : "x";
        writer.Lines($"""
            /// <summary>
            /// 1 / {exact} to about one unit in the last place: the processor's estimate y, and one step of {string.Join(" or ", estimates.Select(estimate => estimate.Inventor))} method. Where
            /// {(isOfRoot ? "x is 0 or infinite" : "x is infinite")}, y is exact, and stays as it is.
            /// </summary>
            """);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static {lanes.Type} {NameOf(isOfRoot, lanes)}({lanes.Type} x)"))
        {
            foreach (Estimate estimate in estimates)
            {
                if (estimate.Condition is null)
                {
                    EmitRefined(estimate, isOfRoot);
                    continue;
                }

                using (writer.Block($"if ({estimate.Condition})"))
                {
                    EmitRefined(estimate, isOfRoot);
                }

                writer.Line();
            }

            if (estimates[^1].Condition is not null)
            {
                writer.Line("// A residual that is rounded twice would not do.");
                writer.Line($"return {lanes.Type}.One / {(isOfRoot ? lanes.Sqrt("x") : "x")};");
            }
        }

        writer.Line();
    }

    private void EmitRefined(Estimate estimate, bool isOfRoot)
    {
        writer.Line($"{lanes.Type} y = {estimate.Print(isOfRoot)};");
        if (isOfRoot)
        {
            EmitErrorOfReciprocalSqrt(estimate);
        }
        else
        {
            EmitErrorOfReciprocal(estimate);
        }

        writer.Line($"return {estimate.MultiplyAdd("y", "error", "y")};");
    }

    /// <summary>With half the residual r = ½ - ½ · x · y², 1 / √x = y · (1 - 2 · r)^-½ = y · (1 + r · (1 + r · (3/2 + r · 5/2 + ...))).</summary>
    private void EmitErrorOfReciprocalSqrt(Estimate estimate)
    {
        // The multiplications take all the time, and additions of integers take none. The product of ∞ and y = 0 would be NaN.
        writer.Line($"{lanes.Type} half = (x.AsInt32() - {lanes.Create("0x00800000")}).AsSingle(); // ½ · x: an exponent that is one less. Of ∞ it is a number.");
        string residual = estimate.MultiplySubtract("half * y", "y", lanes.Create("0.5f"));
        if (estimate.Order == 2)
        {
            writer.Line($"{lanes.Type} error = {residual};");
            return;
        }

        writer.Line($"{lanes.Type} residual = {residual};");
        string slope = lanes.Create("1.5f");
        if (estimate.Order == 4)
        {
            writer.Line($"{lanes.Type} slope = {estimate.MultiplyAdd(lanes.Create("2.5f"), "residual", slope)};");
            slope = "slope";
        }

        writer.Line($"{lanes.Type} error = residual * {estimate.MultiplyAdd(slope, "residual", $"{lanes.Type}.One")};");
    }

    /// <summary>With the residual r = 1 - x · y, 1 / x = y · (1 + r + r² + r³ + ...).</summary>
    private void EmitErrorOfReciprocal(Estimate estimate)
    {
        writer.Line($"x = {estimate.Minimum("x", lanes.Create("float.MaxValue"))}; // The product of ∞ and y = 0 would be NaN.");
        string residual = estimate.MultiplySubtract("x", "y", $"{lanes.Type}.One");
        if (estimate.Order == 2)
        {
            writer.Line($"{lanes.Type} error = {residual};");
            return;
        }

        writer.Line($"{lanes.Type} residual = {residual};");
        writer.Line($"{lanes.Type} error = {estimate.MultiplyAdd("residual", "residual", "residual")};");
        if (estimate.Order == 4)
        {
            writer.Line($"error = {estimate.MultiplyAdd("error", "residual", "residual")};");
        }
    }
}
