using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Stages;

/// <summary>
/// How large gradients of one group and type may be so that neither a slot nor a parameter overflows with them: what a guard
/// compares them with.
/// </summary>
/// <remarks>
/// What is squared may be R = √(M / (1 + δ)), where M is the largest number of the type. Then every square is M / (1 + δ) or less,
/// and so is a moving average of squares, but for its roundings: with u half a unit in the last place, those of ρ, 1 - ρ,
/// both products and the sum are less than 8 u in all, and δ = 8 u / (1 - ρ) makes up for them even where the average is M already.
/// In float R is 1.844672e19 with ρ = 0.9, three parts in a million below the number whose square overflows. Beyond δ = 3 averages
/// no longer grow, because what is added to them is rounded away. The rest follows backwards from R: what weight decay adds, what
/// clipping takes away, the mean of what was accumulated, and the loss scale.
/// </remarks>
internal sealed class GradientLimits(Hyperparameters options, ElementType element)
{
    // What is left for the weight decay of an L2 penalty: 1.8e16 in float.
    private const double Penalty = 1.0 / (1 << 10);

    // √n R is finite for a norm of n = 2^40 such numbers and with a wide margin.
    private const double WithoutNorm = 1.0 / (1 << 24);

    private readonly bool _isSingle = element == ElementType.Single;

    /// <summary>The largest that can be taken of a gradient as it comes, before the loss scale; -1 where none can.</summary>
    public double Largest => OfRaw(LargestMean);

    /// <summary>The largest that has a place in a norm at all, by itself.</summary>
    public double LargestInNorm => OfRaw(options.ClipsByNorm && !IsNormWide ? Root : LargestMean);

    /// <summary>Whether <see cref="Largest"/> says no more than that a gradient is finite.</summary>
    public bool IsFiniteEnough => Largest == Max;

    /// <summary>What of gradients overflows beyond it, as the rest of a sentence.</summary>
    public string Reason
    {
        get
        {
            string scaled = options.LossScaleFactor is null ? "" : ", divided by LossScaleFactor,";
            return LargestMean < Max ? $"its square{scaled} overflows"
                : options.Accumulates ? $"a sum of GradientAccumulationSteps like it{scaled} overflows"
                : $"it{scaled} overflows";
        }
    }

    /// <summary>The largest sum of squares that clipping by it can be done with, where it is not enough that it is finite; -1 where none can.</summary>
    public double? LargestSumOfSquares
    {
        get
        {
            double clip = Clip;
            if (double.IsInfinity(clip))
            {
                return -1; // Infinity / infinity is what such gradients are multiplied by.
            }

            double norm = clip * (1 + (8 * Unit)) > Squared ? Squared : double.PositiveInfinity;
            if (options is { ClipMode: ClipMode.Norm, SumsInDouble: false } && Max / clip < Math.Sqrt(Max))
            {
                norm = Math.Min(norm, Max / clip * (1 - (8 * Unit))); // The gradient is multiplied by clip before it is divided.
            }

            return double.IsInfinity(norm) ? null : norm * norm * (IsUnscaledByClip ? options.LossScaleFactor * options.LossScaleFactor : 1);
        }
    }

    /// <summary>
    /// The largest sum of squares of gradients that are being accumulated: half the norm that clipping can be done with, so that
    /// there is room for all that are small enough to be accumulated without a norm.
    /// </summary>
    public double LargestSumOfAccumulated => (LargestSumOfSquares ?? (Root * Root)) / 4;

    /// <summary>Whether what is accumulated is limited by its norm where some of it is beyond <see cref="Largest"/>.</summary>
    public bool LimitsNormOfAccumulated => options is { Accumulates: true, ClipsByNorm: true } && !IsNormWide;

    private double Max => _isSingle ? float.MaxValue : double.MaxValue;

    private double Unit => _isSingle ? 1.0 / (1 << 24) : 1.0 / (1L << 53);

    private double Root => Math.Sqrt(Max) / Math.Sqrt(1 + (options.Rho < 1 ? Math.Min(8 * Unit / (1 - options.Rho), 3) : 3));

    /// <summary>What of the clipped gradient can be squared.</summary>
    private double Squared => options.HasPenalty ? Root * (1 - Penalty) : Root;

    private double Clip => _isSingle ? (float)options.Clip : options.Clip;

    private bool IsUnscaledByClip => Stages.Clip.ScaleUnscales(options);

    /// <summary>Whether the sum of squares is in a type that none of the type of the parameters overflows.</summary>
    private bool IsNormWide => options.SumsInDouble && _isSingle && Clip <= Squared;

    private double LargestMean => options switch
    {
        { ClipMode: ClipMode.Value } when Clip <= Squared => Max,
        { ClipsByNorm: true } => IsNormWide ? Max : Root * WithoutNorm,
        _ => Squared,
    };

    private double OfRaw(double mean)
    {
        double limit = mean;
        if (options.Accumulates)
        {
            double steps = options.GradientAccumulationSteps;
            limit = Math.Min(limit, Max / steps) / (1 + (2 * steps * Unit));
        }

        if (options.LossScaleFactor is { } factor)
        {
            double scale = Math.Abs(_isSingle ? (float)factor : factor);
            if (scale == 0)
            {
                return -1; // 0 / 0 is NaN.
            }

            limit *= scale * (1 - (4 * Unit));
        }

        // Rounded down.
        return limit >= Max ? Max : _isSingle ? (float)(limit * (1 - (2 * Unit))) : limit;
    }
}
