using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// The source of the class through which a replay drives one generated optimizer. Everything is called as user code would call it,
/// without reflection.
/// </summary>
/// <param name="Create">The expression that creates the parameter struct from <c>double[]?[] values</c>.</param>
/// <param name="Reads">The expressions that turn each variable of <c>source</c> into a row of numbers.</param>
internal sealed record DriverSource(TrajectoryCase Trajectory, string Model, string Create, IEnumerable<string> Reads)
{
    /// <summary>The optimizer object, with the parameters in a field.</summary>
    public string Object() => Class("_optimizer", $$"""
            private readonly {{Model}}.RMSprop _optimizer = new();
            private {{Model}} _parameters;

            public long Steps => _optimizer.Steps;
            public long? Iterations => _optimizer.Iterations;
            public double? LearningRate => _optimizer.LearningRate;
            public double? LossScale => _optimizer.LossScale;
            public long? SkippedSteps => _optimizer.SkippedSteps;
            public double? ScaleLoss(double loss) => _optimizer.ScaleLoss(loss);

            public void SetLearningRate(double learningRate) => _optimizer.LearningRate = learningRate;
            public void SetParameters(double[][] values) => _parameters = Create(values);
            public double[][] Parameters() => Read(in _parameters);
            public void FinalizeVariableValues() => _optimizer.FinalizeVariableValues(ref _parameters);

            public void Apply(double[]?[] values)
            {
                {{Model}} gradients = Create(values);
                _optimizer.Apply(ref _parameters, in gradients);
            }
        """);

    /// <summary>The optimizer object, with parameters that can't be in a field, and so are in other memory at each step.</summary>
    public string ObjectOfRefStruct() => Class("_optimizer", $$"""
            private readonly {{Model}}.RMSprop _optimizer = new();
            private double[][] _parameters = [];

            public long Steps => _optimizer.Steps;
            public long? Iterations => _optimizer.Iterations;
            public double? LearningRate => _optimizer.LearningRate;
            public double? LossScale => _optimizer.LossScale;
            public long? SkippedSteps => _optimizer.SkippedSteps;
            public double? ScaleLoss(double loss) => _optimizer.ScaleLoss(loss);

            public void SetLearningRate(double learningRate) => _optimizer.LearningRate = learningRate;
            public void SetParameters(double[][] values) => _parameters = values;
            public double[][] Parameters() => _parameters;

            public void FinalizeVariableValues()
            {
                {{Model}} parameters = Create(_parameters);
                _optimizer.FinalizeVariableValues(ref parameters);
                _parameters = Read(in parameters);
            }

            public void Apply(double[]?[] values)
            {
                {{Model}} parameters = Create(_parameters);
                {{Model}} gradients = Create(values);
                _optimizer.Apply(ref parameters, in gradients);
                _parameters = Read(in parameters);
            }
        """);

    /// <summary>The static methods, on state that the driver owns.</summary>
    public string StaticMethods() => Class("_state", $$"""
            private {{Model}}.RMSprop.State _state;
            private {{Model}} _parameters;
            private double? _learningRate;

            public long Steps => _state.Steps;
            public long? Iterations => null;
            public double? LearningRate => null;
            {{(Trajectory.Arguments.DynamicLossScale
                ? "public double? LossScale => _state.LossScale; public long? SkippedSteps => _state.SkippedSteps; public long? GoodSteps => _state.GoodSteps;"
                : "")}}

            public void SetLearningRate(double learningRate) => _learningRate = learningRate;
            public double[][] Parameters() => Read(in _parameters);
            public void FinalizeVariableValues() {{(Trajectory.Arguments.UseEma
                ? $"=> {Model}.RMSprop.FinalizeVariableValues(ref _state, ref _parameters);"
                : "{ }")}}

            public void SetParameters(double[][] values)
            {
                _parameters = Create(values);
                {{Model}}.RMSprop.Build(ref _state, in _parameters);
            }

            public void Apply(double[]?[] values)
            {
                {{Model}} gradients = Create(values);
                if (_learningRate is { } learningRate)
                {
                    {{Model}}.RMSprop.Apply(ref _state, ref _parameters, in gradients, learningRate);
                }
                else
                {
                    {{Model}}.RMSprop.Apply(ref _state, ref _parameters, in gradients);
                }
            }
        """);

    private string Class(string slotOwner, string members) => $$"""
        public sealed class {{Model}}Driver : ITrajectoryDriver
        {
        {{members}}

            public double[][]? Slot(string name) => name switch
            {
        {{string.Join('\n', Trajectory.FinalSlots.Keys.Select(slot => $"        \"{slot}\" => Read({slotOwner}.{slot}),"))}}
                _ => null,
            };

            private static {{Model}} Create(double[]?[] values) => {{Create}};

            private static double[][] Read(in {{Model}} source) => [{{string.Join(", ", Reads)}}];
        }
        """;
}
