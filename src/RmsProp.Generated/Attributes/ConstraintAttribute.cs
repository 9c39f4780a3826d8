namespace RmsProp.Generated;

/// <summary>
/// The base of the constraints on parameters, as Keras has them in <c>keras.constraints</c>: applied at the end of each step,
/// behind the moving average and its overwriting, to every variable of the annotated field that has a gradient in that step.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
#pragma warning disable CS3015 // Nobody else derives from it.
public abstract class ConstraintAttribute : Attribute
#pragma warning restore CS3015
{
    private protected ConstraintAttribute()
    {
    }
}
