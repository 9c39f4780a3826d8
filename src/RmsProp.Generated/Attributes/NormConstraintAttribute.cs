namespace RmsProp.Generated;

/// <summary>The base of the constraints on norms. A norm is that of all elements along one or more axes of the variable.</summary>
#pragma warning disable CS3015 // Nobody else derives from it.
public abstract class NormConstraintAttribute : ConstraintAttribute
#pragma warning restore CS3015
{
    private protected NormConstraintAttribute()
    {
    }

    /// <summary>
    /// The axis along which norms are computed, 0 if not set; a negative one counts from the last. For a matrix of shape
    /// [inputs, outputs], 0 gives the norm of the weights into each output.
    /// </summary>
    public int Axis { get; set; }

    /// <summary>Several axes in place of <see cref="Axis"/>: <c>[0, 1, 2]</c> for each filter of a convolution.</summary>
    public int[]? Axes { get; set; }
}
