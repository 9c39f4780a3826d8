using System.Globalization;

namespace RmsProp.Generated;

/// <summary>
/// What <c>CheckGradient</c> of a generated optimizer found: the parameter whose gradient is farthest from the loss.
/// </summary>
/// <remarks>
/// <para>
/// For each parameter x, the loss is computed with x + h and x - h, all others unchanged. A gradient g is right if
/// |g - d| ≤ tolerance · max(|g|, |d|) + |L(x + h) - 2 L(x) + L(x - h)| / 2h + 8 ε |L| / h.
/// </para>
/// <para>
/// d = (L(x + h) - L(x - h)) / 2h is the central difference, computed in <see langword="double"/>. The tolerance is 0.001 unless given, as
/// <c>rtol</c> of PyTorch's <c>gradcheck</c>. The second term is half of what the slopes to both sides differ by: at the kink of a ReLU,
/// any gradient between the two is right. The third is the rounding of the loss, of which |L| is the largest.
/// </para>
/// <para>
/// h = ∛ε max(|x|, 1), where ε is 2⁻²³ if there are parameters of type <see langword="float"/> or the loss is a number of that type, and
/// 2⁻⁵² otherwise: the step at which rounding and curvature together do least harm (W. H. Press et al., Numerical Recipes, 3rd edition,
/// section 5.7). A gradient that is not right with this step is tried with an eighth of it, because several kinks may be near. With
/// <see langword="float"/>, errors below a thousandth of the loss are lost in rounding; for a strict test use a struct of
/// <see langword="double"/>.
/// </para>
/// <para>
/// The function has to give the gradients of the loss that it returns: without
/// <see cref="IRMSpropOptimizer{TParameters}.ScaleLoss"/>.
/// </para>
/// </remarks>
public sealed class GradientCheck
{
    internal GradientCheck(string parameter, double gradient, double difference, double error, long count) =>
        (Parameter, Gradient, Difference, Error, Count) = (parameter, gradient, difference, error, count);

    /// <summary>The parameter, with its indices: <c>Layers[2].Weights[5, 1]</c>.</summary>
    public string Parameter { get; }

    /// <summary>The gradient that the function gave for it.</summary>
    public double Gradient { get; }

    /// <summary>The central difference of the loss: (L(x + h) - L(x - h)) / 2h.</summary>
    public double Difference { get; }

    /// <summary>
    /// How far the two are apart beyond what rounding and a bend of the loss explain, relative to the larger one; infinite if one of them is
    /// not finite.
    /// </summary>
    public double Error { get; }

    /// <summary>How many parameters were checked.</summary>
    public long Count { get; }

    /// <summary>Describes what was found.</summary>
    /// <returns>A sentence.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Of {Count} gradient{(Count == 1 ? "" : "s")}, that of '{Parameter}' is farthest from the loss: it is {Gradient}, and the central difference of the loss is {Difference}, which is a relative error of {Error:G3}.");
}
