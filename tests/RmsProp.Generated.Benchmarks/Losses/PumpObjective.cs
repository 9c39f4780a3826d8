using EdgeTraining;
using RmsProp.Generated.Benchmarks.Steps.ByHand;

namespace RmsProp.Generated.Benchmarks.Losses;

/// <summary>The loss of the EdgeTraining sample, one value at a time, and its gradient by hand.</summary>
internal sealed class PumpObjective : LossObjective
{
    private readonly float[] _signal = Signal(1_000);
    private readonly PumpByHand _byHand = new();
    private Predictor _parameters, _gradients;
    private int _next;

    /// <summary>Two sines.</summary>
    public static float[] Signal(int count) => [.. Enumerable.Range(0, count).Select(i => MathF.Sin(i * 0.3f) + MathF.Sin(i * 0.047f))];

    public PumpObjective() => Predictor.Initialize(ref _parameters);

    public override string Name => "EdgeTraining";

    public override bool HasHandWritten => true;

    public override double Value() => Predictor.Loss(in _parameters, Window(), _signal[_next + Predictor.Inputs]);

    public override double Derived(GradientWorkspace workspace) => Predictor.LossAndGradient(in _parameters, Window(), _signal[_next + Predictor.Inputs], ref _gradients, 1, workspace);

    public override double DerivedFast() => Predictor.FastLossAndGradient(in _parameters, Window(), _signal[_next + Predictor.Inputs], ref _gradients, 1, Workspace);

    public override double HandWritten() => _byHand.AddGradients(in _parameters, Window(), _signal[_next + Predictor.Inputs], ref _gradients);

    private ReadOnlySpan<float> Window()
    {
        _next = (_next + 1) % (_signal.Length - Predictor.Inputs);
        return _signal.AsSpan(_next, Predictor.Inputs);
    }
}
