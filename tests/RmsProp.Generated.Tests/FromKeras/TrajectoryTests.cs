using System.Text.Json;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.FromKeras;

/// <summary>
/// This project's own <c>optimizer.json</c>, read at compile time, gives an optimizer that repeats the steps of the run
/// <c>accumulation/3-everything</c>, which Keras took with that configuration.
/// </summary>
public class TrajectoryTests
{
    [Fact]
    public void Steps_are_those_of_Keras() =>
        Assert.Null(TrajectoryReplay.FindMismatch(Recording.Keras.ById("accumulation/3-everything"), new Driver()));

    [Fact]
    public void Config_is_that_of_the_file()
    {
        using JsonDocument actual = JsonDocument.Parse(FileModel.RMSprop.KerasConfig);
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "FromKeras/optimizer.json")));
        Assert.True(JsonElement.DeepEquals(file.RootElement, actual.RootElement));
    }

    private sealed class Driver : ITrajectoryDriver
    {
        private readonly FileModel.RMSprop _optimizer = new();
        private FileModel _model;

        public long Steps => _optimizer.Steps;

        public long? Iterations => _optimizer.Iterations;

        public double? LearningRate => _optimizer.LearningRate;

        public void SetParameters(double[][] values) => _model = Create(values);

        public void Apply(double[]?[] gradients) => _optimizer.Apply(ref _model, Create(gradients));

        public double[][] Parameters() => Read(_model);

        public double[][]? Slot(string name) => name switch
        {
            "Velocity" => Read(_optimizer.Velocity),
            "MomentumBuffer" => Read(_optimizer.MomentumBuffer),
            "AverageGradient" => Read(_optimizer.AverageGradient),
            "MovingAverage" => Read(_optimizer.MovingAverage),
            "AccumulatedGradient" => Read(_optimizer.AccumulatedGradient),
            _ => null,
        };

        public void SetLearningRate(double learningRate) => _optimizer.LearningRate = learningRate;

        public void FinalizeVariableValues() => _optimizer.FinalizeVariableValues(ref _model);

        private static FileModel Create(double[]?[] values) => new()
        {
            Weights = values[0] is { } weights ? [.. weights.Select(value => (float)value)] : null,
            Bias = values[1] is { } bias ? [.. bias.Select(value => (float)value)] : null,
        };

        private static double[][] Read(in FileModel model) =>
            [[.. model.Weights!.Select(value => (double)value)], [.. model.Bias!.Select(value => (double)value)]];
    }
}

[RMSpropConfig(FromKeras = "FromKeras/optimizer.json")]
internal partial struct FileModel
{
    public float[]? Weights;

    [ExcludeFromWeightDecay]
    public float[]? Bias;
}
