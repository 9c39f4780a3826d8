using System.Numerics.Tensors;

namespace RmsProp.Generated.Tests.Inputs;

/// <summary>A state with a mismatched slot: the exception names the slot and both shapes, and nothing is changed.</summary>
public class StateShapeTests
{
    private static readonly Dictionary<string, Damage> Damages = new()
    {
        ["'Weights' of the parameters has length 3, but the optimizer was built for no array. Call Reset"] =
            static (ref ShapeModel.RMSprop.State state) => state.Velocity.Weights = null,
        ["'Matrix' of the parameters has shape [2, 3], but the optimizer was built for no array. Call Reset"] =
            static (ref ShapeModel.RMSprop.State state) => state.Velocity.Matrix = null,
        ["'Memory' of the parameters has length 5, but the optimizer was built for length 4. Call Reset"] =
            static (ref ShapeModel.RMSprop.State state) => state.Velocity.Memory = new double[4],
        ["'MomentumBuffer.Weights' of the state has length 4, but the parameter has length 3. Set a state as a whole"] =
            static (ref ShapeModel.RMSprop.State state) => state.MomentumBuffer.Weights = new float[4],
        ["'AverageGradient.Memory' of the state has no array, but the parameter has length 5. Set a state as a whole"] =
            static (ref ShapeModel.RMSprop.State state) => state.AverageGradient.Memory = default,
        ["'MovingAverage.Matrix' of the state has no array, but the parameter has shape [2, 3]. Set a state as a whole"] =
            static (ref ShapeModel.RMSprop.State state) => state.MovingAverage.Matrix = null,
        ["'MovingAverage.Matrix' of the state has shape [3, 2], but the parameter has shape [2, 3]. Set a state as a whole"] =
            static (ref ShapeModel.RMSprop.State state) => state.MovingAverage.Matrix = new float[3, 2],
        ["'Tensor' of the parameters has shape [2, 2], but the optimizer was built for no tensor. Call Reset"] =
            static (ref ShapeModel.RMSprop.State state) => state.Velocity.Tensor = null,
        ["'MovingAverage.Tensor' of the state has no tensor, but the parameter has shape [2, 2]. Set a state as a whole"] =
            static (ref ShapeModel.RMSprop.State state) => state.MovingAverage.Tensor = null,
        ["'MomentumBuffer.Tensor' of the state has shape [2, 3], but the parameter has shape [2, 2]. Set a state as a whole"] =
            static (ref ShapeModel.RMSprop.State state) => state.MomentumBuffer.Tensor = Tensor.Create(new float[6], [2, 3]),
        ["'AverageGradient.Tensor' of the state has shape [2, 2] with strides [1, 2], but its elements must be contiguous, in row-major order"] =
            static (ref ShapeModel.RMSprop.State state) => state.AverageGradient.Tensor = Tensor.Create(new float[4], [2, 2], [1, 2]),
    };

    public static TheoryData<string> Messages => [.. Damages.Keys];

    private delegate void Damage(ref ShapeModel.RMSprop.State state);

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_slot_of_another_shape_is_refused_and_nothing_changes(string message)
    {
        ShapeModel.RMSprop.State state = default;
        ShapeModel model = ShapeModel.Create();
        ShapeModel.RMSprop.Apply(ref state, ref model, ShapeModel.Create(value: 2));
        Damages[message](ref state);
        byte[] before = Everything(model, state);

        var exception = Assert.Throws<ArgumentException>(() => ShapeModel.RMSprop.Apply(ref state, ref model, ShapeModel.Create()));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(message.Contains("of the state", StringComparison.Ordinal) ? "state" : "parameters", exception.ParamName);
        Assert.Equal(before, Everything(model, state));
        Assert.Equal(1, state.Steps);
    }

    private static byte[] Everything(in ShapeModel model, in ShapeModel.RMSprop.State state) =>
        [.. model.ToBytes(), .. state.Velocity.ToBytes(), .. state.MovingAverage.ToBytes()];
}
