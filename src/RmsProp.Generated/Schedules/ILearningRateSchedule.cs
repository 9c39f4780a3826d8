namespace RmsProp.Generated;

#pragma warning disable CA1716 // "step" is a keyword of Visual Basic, and the term of the field: there it is [step].

/// <summary>
/// A learning rate that depends on the step. The schedules of <c>keras.optimizers.schedules</c> are here, and any
/// type that implements <see cref="GetLearningRate"/> is another.
/// </summary>
public interface ILearningRateSchedule
{
    /// <summary>The learning rate of a step, for parameters of type <see cref="double"/>.</summary>
    /// <param name="step">The number of steps taken before it: 0 for the first.</param>
    /// <returns>The learning rate.</returns>
    double GetLearningRate(long step);

    /// <summary>
    /// The learning rate of a step, for parameters of type <see cref="float"/>. The schedules here compute it in
    /// <see cref="float"/> throughout, as Keras does with <c>floatx</c> float32; the default rounds
    /// <see cref="GetLearningRate"/>.
    /// </summary>
    /// <param name="step">The number of steps taken before it: 0 for the first.</param>
    /// <returns>The learning rate.</returns>
    float GetSingleLearningRate(long step) => (float)GetLearningRate(step);
}
