using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RmsProp.Generated.Benchmarks.TorchSharp;

/// <summary>A model as tensors, and its steps.</summary>
internal abstract class StepModel : IDisposable
{
    private readonly List<Tensor> _initial = [];
    private RMSProp? _optimizer;
    private double _learningRate, _rho, _epsilon;
    private int _batches;

    /// <summary>All batches, one after the other.</summary>
    protected Tensor Inputs { get; private set; } = null!;

    /// <summary>The labels of all batches.</summary>
    protected Tensor Labels { get; private set; } = null!;

    protected int BatchSize { get; private set; }

    protected List<Parameter> Weights { get; } = [];

    protected abstract long[][] Shapes { get; }

    /// <summary>Reads a problem: the order is that in which the benchmarks write it.</summary>
    public static StepModel Read(string file)
    {
        using BinaryReader reader = new(File.OpenRead(file));
        string symbol = reader.ReadString();
        StepModel model = symbol switch
        {
            "linear" => new Linear(),
            "pump" => new Pump(),
            "digits" => new Digits(),
            "gru" => new Gru(),
            "gmm" => new Mixture(),
            "lstm" => new Lstm(),
            _ => throw new InvalidDataException($"There is no model '{symbol}'."),
        };
        ScalarType type = reader.ReadBoolean() ? ScalarType.Float64 : ScalarType.Float32;
        model.BatchSize = reader.ReadInt32();
        model._batches = reader.ReadInt32();
        (model._learningRate, model._rho, model._epsilon) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        using Tensor parameters = Numbers(reader).to(type);
        model.Inputs = Numbers(reader).to(type);
        model.Labels = tensor(reader.ReadBytes(reader.ReadInt32())).to(ScalarType.Int64);
        long start = 0;
        foreach (long[] shape in model.Shapes)
        {
            long length = shape.Aggregate(1L, (product, extent) => product * extent);
            model._initial.Add(parameters.narrow(0, start, length).reshape(shape).clone());
            start += length;
        }

        return model;
    }

    public void Restart()
    {
        _optimizer?.Dispose();
        Weights.ForEach(weights => weights.Dispose());
        Weights.Clear();
        Weights.AddRange(_initial.Select(tensor => new Parameter(tensor.clone())));
        _optimizer = optim.RMSProp(Weights, _learningRate, _rho, _epsilon);
    }

    /// <summary>Takes steps, each on the next batch, and returns the loss before the last one.</summary>
    public double Run(int first, int steps)
    {
        double result = 0;
        for (int step = first; step < first + steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            _optimizer!.zero_grad();
            Tensor loss = Loss(step % _batches);
            loss.backward();
            _optimizer.step();
            result = step == first + steps - 1 ? loss.ToDouble() : 0;
        }

        return result;
    }

    public IEnumerable<double> Parameters() => Weights.SelectMany(weights => weights.detach().to(ScalarType.Float64).flatten().data<double>().ToArray());

    public void Dispose() => _optimizer?.Dispose();

    protected abstract Tensor Loss(int batch);

    private static Tensor Numbers(BinaryReader reader)
    {
        double[] numbers = new double[reader.ReadInt32()];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = reader.ReadDouble();
        }

        return tensor(numbers);
    }
}
