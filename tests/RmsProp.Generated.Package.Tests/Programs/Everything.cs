using System.Globalization;
using System.Numerics.Tensors;
using RmsProp.Generated;

var optimizer = new Model.RMSprop();
var parameters = new Model { Value = 10f };
optimizer.Minimize(ref parameters, (in Model model, ref Model gradients) =>
{
    gradients.Value = model.Value;
    return model.Value * model.Value / 2;
});
Console.WriteLine(parameters.Value.ToString(CultureInfo.InvariantCulture));

// Compares an interrupted training with an uninterrupted one: the same bits, or an exit code.
var network = new Network { Weights = [1, 2, 3, 4, 5], Deep = new double[2, 3], Window = new float[] { 1, 2 }, Filter = Tensor.Create<float>([1, 2], [2, 1]) };
var resumed = new Network { Weights = new float[5], Deep = new double[2, 3], Window = new float[2], Filter = Tensor.Create(new float[2], [2, 1]) };
var first = new Network.Trainer { LearningRateSchedule = new CosineDecay(0.01, 100, warmupTarget: 0.1, warmupSteps: 10) };
Steps(first, ref network, 3);

string file = Path.GetTempFileName();
first.SaveCheckpoint(file, in network);
var second = new Network.Trainer { LearningRateSchedule = new CosineDecay(0.01, 100, warmupTarget: 0.1, warmupSteps: 10) };
second.LoadCheckpoint(file, ref resumed);
File.Delete(file);

Steps(first, ref network, 2);
Steps(second, ref resumed, 2);
return network.Weights.AsSpan().SequenceEqual(resumed.Weights) && network.Scale == resumed.Scale && network.Filter.SequenceEqual(resumed.Filter) && first.Steps == 5 && second.Steps == 5 ? 0 : 1;

static void Steps<TOptimizer>(TOptimizer optimizer, ref Network network, int count)
    where TOptimizer : IRMSpropOptimizer<Network>
{
    for (int step = 0; step < count; step++)
    {
        var gradients = new Network
        {
            Weights = [0.1f, -0.2f, 0.3f, -0.4f, 0.5f],
            Deep = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } },
            Window = new float[] { -1, 1 },
            Filter = Tensor.Create<float>([1, -1], [2, 1]),
            Scale = 0.5,
        };
        optimizer.Apply(ref network, in gradients);
    }
}

[RMSpropConfig(LearningRate = 0.1)]
internal partial struct Model
{
    public float Value;
}

[RMSpropConfig(Name = "Trainer", Momentum = 0.9, Centered = true, GlobalClipNorm = 1, WeightDecay = 0.01, UseEma = true,
    LossScaleFactor = 128, GradientAccumulationSteps = 2, Numerics = KernelNumerics.Fast)]
internal partial struct Network
{
    [NonNegative]
    public float[] Weights;

    [MaxNorm(MaxValue = 3)]
    public double[,] Deep;

    public Memory<float> Window;
    public Tensor<float> Filter;

    [ExcludeFromWeightDecay]
    public double Scale;
}
