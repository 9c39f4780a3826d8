using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Tests.Members;

/// <summary>
/// Fields marked [NotTrainable] are never written, and never read, or the NaN in them would spread through the norm and the momentum.
/// </summary>
public class NotTrainableTests
{
    /// <summary>A NaN that no arithmetic produces: it would not survive being written back.</summary>
    private const uint Payload = 0x7FC0_1234;

    [Fact]
    public void It_keeps_its_bits_and_leaves_its_neighbors_theirs()
    {
        foreach (Func<IRMSpropOptimizer<PartlyTrained>> create in new Func<IRMSpropOptimizer<PartlyTrained>>[]
        {
            () => new PartlyTrained.Global(), () => new PartlyTrained.PerVariable(),
        })
        {
            PartlyTrained model = Create(marker: BitConverter.UInt32BitsToSingle(Payload), value: 1);
            PartlyTrained expected = Create(marker: 0, value: 1);
            IRMSpropOptimizer<PartlyTrained> optimizer = create();
            IRMSpropOptimizer<PartlyTrained> other = create();
            for (int step = 1; step <= 5; step++)
            {
                PartlyTrained gradients = Create(marker: float.NaN, value: step);
                gradients.Frozen = [float.NaN, float.NaN, float.NaN]; // Of another length, which does not matter.
                optimizer.Apply(ref model, in gradients);
                other.Apply(ref expected, Create(marker: 0, value: step));
            }

            optimizer.FinalizeVariableValues(ref model);
            other.FinalizeVariableValues(ref expected);

            Assert.All(Markers(model), marker => Assert.Equal(Payload, BitConverter.SingleToUInt32Bits(marker)));
            Assert.Equal([Payload], model.Frozen!.Select(BitConverter.SingleToUInt32Bits));
            Assert.Equal("kept", model.Text);
            Assert.Equal(7, model.Positional.Count);
            Assert.Equal(Values(expected), Values(model));
            Assert.All(Values(model), value => Assert.False(float.IsNaN(value) || value == 1));
        }
    }

    [Fact]
    public void It_has_no_slot()
    {
        var optimizer = new PartlyTrained.Global();
        PartlyTrained model = Create(marker: 3, value: 1);

        optimizer.Apply(ref model, Create(marker: 3, value: 1));

        Assert.All(Markers(optimizer.Velocity).Concat(Markers(optimizer.MovingAverage)), marker => Assert.Equal(0, marker));
        Assert.Null(optimizer.Velocity.Frozen);
        Assert.Null(optimizer.Velocity.Text);
    }

    [Fact]
    public void It_may_be_null()
    {
        var optimizer = new PartlyTrained.Global();
        PartlyTrained model = Create(marker: 0, value: 1) with { Frozen = null, Text = null };

        optimizer.Apply(ref model, Create(marker: 0, value: 1));

        Assert.Null(model.Frozen);
        Assert.Equal(1, optimizer.Steps);
    }

    [Fact]
    public void Minimizing_leaves_it_out_of_the_gradients()
    {
        var optimizer = new PartlyTrained.Global();
        PartlyTrained model = Create(marker: 5, value: 1);

        optimizer.Minimize(ref model, (in PartlyTrained parameters, ref PartlyTrained gradients) =>
        {
            Assert.All(Markers(parameters), marker => Assert.Equal(5, marker)); // The function sees all of the parameters.
            Assert.Null(gradients.Frozen);
            gradients.Before = 1;
            return 0;
        });

        Assert.All(Markers(model), marker => Assert.Equal(5, marker));
    }

    private static PartlyTrained Create(float marker, float value)
    {
        var model = new PartlyTrained
        {
            Before = value,
            Marker = marker,
            After = value,
            Text = "kept",
            Frozen = [marker],
            Trained = [value, value],
            Nested = new PartlyTrainedLayer { Before = value, Marker = marker, After = value },
            Positional = new PositionalLayer(value, 7, value),
        };
        foreach (ref PartlyTrainedLayer layer in (Span<PartlyTrainedLayer>)model.Layers)
        {
            layer = model.Nested;
        }

        MemoryMarshal.CreateSpan(ref Unsafe.As<PartlyTrainedRow, float>(ref model.Row), 3).Fill(marker);
        return model;
    }

    private static float[] Markers(in PartlyTrained model) =>
    [
        model.Marker,
        model.Nested.Marker,
        .. ((ReadOnlySpan<PartlyTrainedLayer>)model.Layers).ToArray().Select(layer => layer.Marker),
        .. (ReadOnlySpan<float>)model.Row,
    ];

    private static float[] Values(in PartlyTrained model) =>
    [
        model.Before,
        model.After,
        .. model.Trained!,
        model.Nested.Before,
        model.Nested.After,
        .. ((ReadOnlySpan<PartlyTrainedLayer>)model.Layers).ToArray().SelectMany(layer => new[] { layer.Before, layer.After }),
        model.Positional.Before,
        model.Positional.After,
    ];
}

[RMSpropConfig(Name = "Global", LearningRate = 0.1, GlobalClipNorm = 1, Momentum = 0.9, UseEma = true, EmaOverwriteFrequency = 2)]
[RMSpropConfig(Name = "PerVariable", LearningRate = 0.1, ClipNorm = 1, Centered = true, WeightDecay = 0.1, GradientAccumulationSteps = 2)]
internal partial struct PartlyTrained
{
    public float Before;

    [NotTrainable]
    public float Marker;

    public float After;

    [NotTrainable]
    public string? Text;

    [NotTrainable]
    public float[]? Frozen;

    public float[]? Trained;
    public PartlyTrainedLayer Nested;
    public PartlyTrainedLayers Layers;

    [NotTrainable]
    public PartlyTrainedRow Row;

    public PositionalLayer Positional;
}

internal struct PartlyTrainedLayer
{
    public float Before;

    [NotTrainable]
    public float Marker { get; set; }

    public float After;
}

internal record struct PositionalLayer(float Before, [NotTrainable] int Count, float After);

[InlineArray(2)]
internal struct PartlyTrainedLayers
{
    private PartlyTrainedLayer _first;
}

[InlineArray(3)]
internal struct PartlyTrainedRow
{
    private float _first;
}
