using System.Numerics;
using System.Runtime.InteropServices;
using RmsProp.Generated.Digest;
using RmsProp.Generated.TestKit;
using RmsProp.Generated.Tests.Allocation;

#pragma warning disable RMSP043 // What it warns of is done on purpose here.

namespace RmsProp.Generated.Tests.Constraints;

/// <summary>
/// Steps of a model with constraints, compared to the bit with Keras' order in plain loops: constraints apply after the moving average
/// and its overwriting, also on steps without an update, and skip variables without a gradient.
/// </summary>
[Collection(nameof(Alone))]
public class ConstrainedStepTests
{
    private const int Steps = 7;

    /// <summary>The arguments of the configurations of <see cref="ConstrainedModel"/>, by name.</summary>
    private static readonly Dictionary<string, RMSpropArguments> Configurations = new()
    {
        ["Plain"] = new(),
        ["Averaging"] = new() { Momentum = 0.9, WeightDecay = 0.3, UseEma = true, EmaOverwriteFrequency = 2 },
        ["Accumulating"] = new() { ClipNorm = 1.3, GradientAccumulationSteps = 2, LossScaleFactor = 1024 },
        ["AccumulatingAndAveraging"] = new() { Centered = true, UseEma = true, EmaOverwriteFrequency = 2, GradientAccumulationSteps = 3 },
    };

    private static readonly ConstraintArguments NonNegative = new("NonNeg", []);

    public static TheoryData<string> Names => [.. Configurations.Keys];

    [Fact]
    public void Every_configuration_is_compared() => Assert.Equal(Configurations.Keys.Order(), Optimizers.Of<ConstrainedModel>().Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_are_those_of_the_plain_loops(string name)
    {
        foreach ((int length, int strangeOnceIn) in ((int, int)[])[(0, 0), (1, 0), (5, 0), (16, 0), (37, 0), (300, 0), (37, 40)])
        {
            Compare(name, length, strangeOnceIn);
        }
    }

    /// <summary>Whatever else a step does, nothing is negative after it, and no norm exceeds its bound by more than rounding.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Constraints_hold_after_every_step(string name)
    {
        IRMSpropOptimizer<ConstrainedModel> optimizer = Optimizers.Of<ConstrainedModel>()[name]();
        ConstrainedModel parameters = ConstrainedModel.Create(21);
        ConstrainedModel gradients = ConstrainedModel.Create(21);
        var filler = new Filler(3);
        parameters.ForEach(filler);
        optimizer.LearningRate = 0.3;
        for (int step = 0; step < Steps; step++)
        {
            gradients.ForEach(filler);
            optimizer.Apply(ref parameters, in gradients);
            Assert.All([parameters.Scale, .. parameters.Bias, .. (Span<float>)parameters.Row], p => Assert.True(p >= 0 && !float.IsNegative(p)));
            Assert.True(parameters.Layer.Bias >= 0);
            for (int column = 0; column < 21; column++)
            {
                float[,] kernel = parameters.Kernel;
                double norm = Math.Sqrt(Enumerable.Range(0, 5).Sum(row => Math.Pow(kernel[row, column], 2)));
                Assert.InRange(norm, 0, 0.7 * (1 + 1e-6));
            }
        }
    }

    /// <summary>Nobody knows a tensor's rank before it exists.</summary>
    [Fact]
    public void A_tensor_without_the_axis_is_refused_before_anything_is_changed()
    {
        ConstrainedModel parameters = ConstrainedModel.Create(3);
        parameters.ForEach(new Filler(1));
        parameters.Tensor = System.Numerics.Tensors.Tensor.Create([1f, 2f, 3f], [3]);
        ConstrainedModel before = parameters;
        before.Bias = [.. parameters.Bias];
        var optimizer = new ConstrainedModel.Plain();

        ArgumentException exception = Assert.Throws<ArgumentException>(() => optimizer.Apply(ref parameters, in parameters));

        Assert.Equal(
            "'Tensor' of the parameters has shape [3], but its constraint is along axis -2, which it does not have. (Parameter 'parameters')", exception.Message);
        Assert.Equal(before.Bias, parameters.Bias);
        Assert.Equal(before.Scale, parameters.Scale);
        Assert.Equal(0, optimizer.Steps);
    }

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-2, true)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_tensor_of_rank_two_has_two_axes_from_either_end(int axis, bool isOne)
    {
        var exception = (ArgumentException?)Record.Exception(() => CompilerServices.ShapeCheck.Axes("Tensor", new CompilerServices.TensorShape([3, 4], [4, 1]), [axis]));

        Assert.Equal(isOne, exception is null);
        Assert.Equal(isOne ? null : "parameters", exception?.ParamName);
    }

    [Fact]
    public void Nothing_is_allocated() => Assert.All(Optimizers.Of<ConstrainedModel>(), named =>
    {
        ConstrainedModel parameters = ConstrainedModel.Create(67);
        Assert.Empty(AllocationMeter.Complaints(
            named.Value(), ref parameters, ConstrainedModel.Create(67), static (in ConstrainedModel model, ref ConstrainedModel gradients) =>
            {
                gradients.Scale = model.Scale;
                return 0;
            }));
    });

    private static void Compare(string name, int length, int strangeOnceIn)
    {
        IRMSpropOptimizer<ConstrainedModel> optimizer = Optimizers.Of<ConstrainedModel>()[name]();
        var singles = new Reference<float>(Configurations[name], Variables(length).Where(variable => !variable.IsDouble));
        var doubles = new Reference<double>(Configurations[name], Variables(length).Where(variable => variable.IsDouble));
        ConstrainedModel parameters = ConstrainedModel.Create(length);
        var filler = new Filler(length, strangeOnceIn);
        parameters.ForEach(filler);
        var initial = new Numbers();
        parameters.ForEach(initial);
        float[][] singleParameters = [.. initial.Singles];
        double[][] doubleParameters = [.. initial.Doubles];
        for (int step = 0; step < Steps; step++)
        {
            ConstrainedModel gradients = ConstrainedModel.Create(length);
            gradients.ForEach(filler);
            var given = new Numbers();
            gradients.ForEach(given);
            float[]?[] singleGradients = [.. given.Singles];
            double[]?[] doubleGradients = [.. given.Doubles];
            if (step % 3 == 1)
            {
                (gradients.Kernel, gradients.Bias, gradients.Memory, gradients.Tensor) = (null!, null!, default, null!);
                singleGradients.AsSpan(0, 4).Clear();
            }

            if (step % 4 == 2)
            {
                gradients.Filters = null!;
                doubleGradients[0] = null;
            }

            optimizer.Apply(ref parameters, in gradients);
            singles.Apply(singleParameters, singleGradients);
            doubles.Apply(doubleParameters, doubleGradients);
            var actual = new Numbers();
            parameters.ForEach(actual);
            AssertSame(singleParameters, actual.Singles, singles.Names, $"{name}, length {length}, step {step}");
            AssertSame(doubleParameters, actual.Doubles, doubles.Names, $"{name}, length {length}, step {step}");
        }
    }

    private static void AssertSame<T>(T[][] expected, List<T[]> actual, string[] names, string context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            NumberAssert.SameNumbers<T>(expected[i], actual[i], () => $"{context}, {names[i]}");
        }
    }

    /// <summary>The variables in the order of the model, with the constraints of its attributes.</summary>
    private static VariableDescription[] Variables(int length) =>
    [
        new("Kernel", [5, length], new("MaxNorm", [0], MaxValue: 0.7)),
        new("Bias", [length], NonNegative),
        new("Filters", [2, length, 3], new("MinMaxNorm", [0, 2], MinValue: 0.5, MaxValue: 0.9, Rate: 0.5), IsDouble: true),
        new("Memory", [length], new("MaxNorm", [0], MaxValue: 2)),
        new("Tensor", [2, 2, length], new("MinMaxNorm", [1], MinValue: 2, MaxValue: 3, Rate: 1)),
        new("Rows", [3, 17], new("UnitNorm", [1])),
        new("Scale", [1], NonNegative, IsExcluded: true),
        new("Row", [17], NonNegative),
        new("OtherRow", [12], NonNegative),
        new("FreeRow", [17], null),
        new("Matrix", [4, 4], new("UnitNorm", [1])),
        new("Buffer", [5], new("UnitNorm", [0]), IsDouble: true),
        new("Layer.Weights", [15], new("MaxNorm", [0], MaxValue: 0.4), IsDouble: true),
        new("Layer.Bias", [1], NonNegative, IsDouble: true),
    ];

    private sealed record VariableDescription(string Name, int[] Shape, ConstraintArguments? Constraint, bool IsDouble = false, bool IsExcluded = false)
    {
        public int Length => Shape.Aggregate(1, (left, right) => left * right);
    }

    private sealed class Reference<T>(RMSpropArguments arguments, IEnumerable<VariableDescription> variables)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        private readonly ReferenceOptimizer<T> _optimizer = new(
            arguments,
            [.. variables.Select(variable => variable.Length)],
            [.. variables.Select(variable => variable.IsExcluded)],
            constraints: [.. variables.Select(variable => variable.Constraint is { } constraint ? new ReferenceConstraint<T>(constraint, variable.Shape) : null)]);

        public string[] Names { get; } = [.. variables.Select(variable => variable.Name)];

        public void Apply(T[][] parameters, T[]?[] gradients) => _optimizer.Apply(parameters, gradients);
    }

    /// <summary>Copies all numbers.</summary>
    private sealed class Numbers : IVisitor
    {
        public List<float[]> Singles { get; } = [];

        public List<double[]> Doubles { get; } = [];

        public void Visit(Span<float> numbers) => Singles.Add([.. numbers]);

        public void Visit(Span<double> numbers) => Doubles.Add([.. numbers]);
    }
}
