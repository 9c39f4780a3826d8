namespace RmsProp.Generated;

/// <summary>What a step does where a gradient has a NaN or an infinity.</summary>
public enum NonFiniteGradients
{
    /// <summary>It goes on with it: its parameter and slots are NaN or infinite from then on. What Keras does.</summary>
    Propagate,

    /// <summary>
    /// It changes nothing at all, neither parameters, slots nor <c>Steps</c>, and is counted in <c>SkippedSteps</c>. (The
    /// first step allocates the slots, skipped or not.)
    /// </summary>
    SkipStep,

    /// <summary>
    /// It throws a <see cref="NotFiniteNumberException"/> that names the field and the index, and changes nothing.
    /// </summary>
    Throw,
}
