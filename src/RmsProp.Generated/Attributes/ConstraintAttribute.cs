namespace RmsProp.Generated;

/// <summary>
/// The base of the constraints on parameters, those of <c>keras.constraints</c>. They are applied at the end of each step,
/// after the moving average and its overwriting, to every variable of the annotated field that has a gradient in that step.
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
