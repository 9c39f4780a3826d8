namespace RmsProp.Generated;

/// <summary>
/// A learning rate that depends on the step, in place of the <see cref="RMSpropConfigAttribute.LearningRate"/> of the
/// optimizer that <see cref="RMSpropConfigAttribute"/> generates. The schedules of
/// <c>keras.optimizers.schedules</c> derive from this.
/// </summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
#pragma warning disable CS3015 // No constructor is for others to call, CLS-compliant or not.
public abstract class LearningRateScheduleAttribute : Attribute
#pragma warning restore CS3015
{
    // The generator knows the schedules of this library and no others.
    private protected LearningRateScheduleAttribute()
    {
    }

    /// <summary>
    /// The <see cref="RMSpropConfigAttribute.Name"/> of the configuration that the schedule belongs to; needed only if
    /// the struct has several.
    /// </summary>
    public string? Optimizer { get; set; }
}
