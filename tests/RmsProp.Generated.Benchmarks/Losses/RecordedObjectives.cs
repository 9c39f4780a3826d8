using Forecast;
using RmsProp.Generated.Objectives;
using SampleKit;

namespace RmsProp.Generated.Benchmarks.Losses;

/// <summary>ADBench's mixture of Gaussians, of 1,000 points.</summary>
internal sealed class MixtureObjective : LossObjective
{
    private const int Dimensions = 10, Components = 25, Points = 1_000, Batches = 5, Size = Dimensions * (Dimensions + 1) / 2;

    private readonly double[][] _points;
    private readonly Mixture _mixture;
    private Mixture _gradients = new() { Alphas = new double[Components], Means = new double[Components * Dimensions], Icf = new double[Components * Size] };
    private int _next;

    public MixtureObjective()
    {
        var random = new Random(1);
        _points = [.. Enumerable.Range(0, Batches).Select(_ => Numbers(random, Points * Dimensions))];
        _mixture = new Mixture { Alphas = Numbers(random, Components), Means = Numbers(random, Components * Dimensions), Icf = Numbers(random, Components * Size) };
    }

    public override string Name => "GMM d10 K25";

    public override double? MostOfValue => 4;

    public override double Value() => Mixture.Loss(in _mixture, _points[_next = (_next + 1) % Batches], Dimensions, 1, 0);

    public override double Derived(GradientWorkspace workspace) => Mixture.LossAndGradient(in _mixture, _points[_next = (_next + 1) % Batches], Dimensions, 1, 0, ref _gradients, 1, workspace);

    public override double DerivedFast() => Mixture.FastLossAndGradient(in _mixture, _points[_next = (_next + 1) % Batches], Dimensions, 1, 0, ref _gradients, 1, Workspace);
}

/// <summary>ADBench's LSTM, of two layers and 1,024 characters.</summary>
internal sealed class LstmObjective : LossObjective
{
    private const int Layers = 2, Width = 14, Characters = 1_024, Batches = 5;

    private readonly double[][] _sequences;
    private readonly double[] _state;
    private readonly Lstm _lstm;
    private Lstm _gradients = new() { Main = new double[8 * Width * Layers], Extra = new double[3 * Width] };
    private int _next;

    public LstmObjective()
    {
        var random = new Random(1);
        _sequences = [.. Enumerable.Range(0, Batches).Select(_ => Numbers(random, Characters * Width))];
        _state = Numbers(random, 2 * Layers * Width);
        _lstm = new Lstm { Main = Numbers(random, 8 * Width * Layers), Extra = Numbers(random, 3 * Width) };
    }

    public override string Name => "LSTM l2 c1024";

    public override double? MostOfValue => 4;

    public override double Value() => Lstm.Loss(in _lstm, _state, _sequences[_next = (_next + 1) % Batches], Width);

    public override double Derived(GradientWorkspace workspace) => Lstm.LossAndGradient(in _lstm, _state, _sequences[_next = (_next + 1) % Batches], Width, ref _gradients, 1, workspace);

    public override double DerivedFast() => Lstm.FastLossAndGradient(in _lstm, _state, _sequences[_next = (_next + 1) % Batches], Width, ref _gradients, 1, Workspace);
}

/// <summary>The GRU of the Forecast sample, one window of 72 months.</summary>
internal sealed class GruObjective : LossObjective
{
    private readonly float[] _surprises = [.. Numbers(new Random(1), 700).Select(number => (float)number)];
    private readonly int[] _starts = [0];
    private readonly Gru _gru = Gru.Create(new SplitMix64(1));
    private Gru _gradients = Gru.Create(new SplitMix64(1));

    public override string Name => "GRU, 16 units, 72 months";

    public override double Value() => Gru.Loss(in _gru, _surprises, Next());

    public override double Derived(GradientWorkspace workspace) => Gru.LossAndGradient(in _gru, _surprises, Next(), ref _gradients, 1, workspace);

    public override double DerivedFast() => Gru.FastLossAndGradient(in _gru, _surprises, Next(), ref _gradients, 1, Workspace);

    private int[] Next()
    {
        _starts[0] = (_starts[0] + 1) % 600;
        return _starts;
    }
}
