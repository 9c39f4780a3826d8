namespace RmsProp.Generated.Generator.Text;

/// <summary>What a kind of processor has for vectors of float: its estimates, and the instructions that refine them.</summary>
/// <param name="condition">When it is to be had; null where vectors of the width imply it.</param>
/// <param name="order">By how much one step multiplies the number of correct bits, so that all 24 are there.</param>
internal abstract class Estimate(string? condition, int order)
{
    public string? Condition { get; } = condition;

    public int Order { get; } = order;

    /// <summary>Whose method has this order.</summary>
    public string Inventor => Order switch { 2 => "Newton's", 3 => "Halley's", _ => "Householder's" };

    /// <summary>Those of all processors that have such vectors.</summary>
    public static Estimate[] Of(Lanes lanes) => lanes.Bits switch
    {
        512 => [new X64(lanes, condition: null, "Avx512F", suffix: "14", "Avx512F.FusedMultiplyAdd", order: 2)], // 14 correct bits.
        256 => [Avx(lanes, "Avx")],
        _ => [Avx(lanes, "Sse"), new Arm()],
    };

    /// <summary>The estimate of 1 / √x, or of 1 / x.</summary>
    public abstract string Print(bool isOfRoot);

    /// <summary>a · b + c, rounded once.</summary>
    public abstract string MultiplyAdd(string a, string b, string c);

    /// <summary>c - a · b, rounded once.</summary>
    public abstract string MultiplySubtract(string a, string b, string c);

    /// <summary>The smaller one, or the number if the other value is NaN.</summary>
    public abstract string Minimum(string value, string number);

    // 11.4 correct bits. NativeAOT may have these instructions, and yet round twice what the vector classes call an estimate of a sum.
    private static X64 Avx(Lanes lanes, string instructions) =>
        new(lanes, "Fma.IsSupported", instructions, suffix: "", "Fma.MultiplyAdd", order: 3);

    private sealed class X64(Lanes lanes, string? condition, string instructions, string suffix, string multiplyAdd, int order)
        : Estimate(condition, order)
    {
        public override string Print(bool isOfRoot) => $"{instructions}.{(isOfRoot ? "ReciprocalSqrt" : "Reciprocal")}{suffix}(x)";

        public override string MultiplyAdd(string a, string b, string c) => $"{multiplyAdd}({a}, {b}, {c})";

        public override string MultiplySubtract(string a, string b, string c) => $"{multiplyAdd}Negated({a}, {b}, {c})";

        public override string Minimum(string value, string number) => $"{lanes.Class}.MinNative({value}, {number})";
    }

    // 8 correct bits.
    private sealed class Arm() : Estimate("AdvSimd.IsSupported", order: 4)
    {
        public override string Print(bool isOfRoot) => $"AdvSimd.{(isOfRoot ? "ReciprocalSquareRootEstimate" : "ReciprocalEstimate")}(x)";

        public override string MultiplyAdd(string a, string b, string c) => $"AdvSimd.FusedMultiplyAdd({c}, {a}, {b})";

        public override string MultiplySubtract(string a, string b, string c) => $"AdvSimd.FusedMultiplySubtract({c}, {a}, {b})";

        public override string Minimum(string value, string number) => $"AdvSimd.MinNumber({value}, {number})";
    }
}
