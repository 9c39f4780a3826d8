using System.Reflection;
using RmsProp.Generated.TestKit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Members;

/// <summary>An optimizer has only the slots of its configuration: unused ones cost nothing.</summary>
public class SlotTests
{
    [Fact]
    public void Every_configuration_has_the_slots_that_it_uses()
    {
        foreach (Configuration configuration in CompiledOptimizers<float>.OfKeras.Configurations)
        {
            string[] expected = [.. SlotNames.All.Where(slot => Uses(configuration, slot)).Order(StringComparer.Ordinal)];
            Type optimizer = CompiledOptimizers<float>.OfKeras.Create(configuration).GetType();
            Type state = optimizer.GetNestedType("State")!;

            Assert.Equal(expected, optimizer.GetProperties().Select(property => property.Name).Intersect(SlotNames.All).Order(StringComparer.Ordinal));
            string[] norm = configuration.Arguments is { ClipNorm: null, GlobalClipNorm: null } ? [] : ["GradientNorm"];
            Assert.Equal(
                expected.Append("Steps").Append("IsBuilt").Append("CheckedMemory").Concat(norm).Order(),
                state.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(field => field.Name).Order());
            Assert.Equal(configuration.Arguments.UseEma, optimizer.GetMethods(BindingFlags.Static | BindingFlags.Public)
                .Any(method => method.Name == nameof(MixedModel.Full.FinalizeVariableValues)));
        }
    }

    [Fact]
    public void A_slot_has_the_shapes_of_the_parameters()
    {
        var optimizer = new MixedModel.Full();
        MixedModel model = MixedModel.Random(new RandomNumbers(1));

        optimizer.Build(in model);

        Assert.Equal(model.Array.Length, optimizer.Velocity.Array.Length);
        Assert.Equal(model.Table.GetLength(0), optimizer.MomentumBuffer.Table.GetLength(0));
        Assert.Equal(model.Table.GetLength(1), optimizer.AverageGradient.Table.GetLength(1));
        Assert.Equal(model.Memory.Length, optimizer.AccumulatedGradient.Memory.Length);
        Assert.NotSame(optimizer.Velocity.Array, optimizer.MovingAverage.Array);
    }

    private static bool Uses(Configuration configuration, string slot) => slot switch
    {
        "AverageGradient" => configuration.Arguments.Centered,
        "MomentumBuffer" => configuration.Arguments.Momentum > 0,
        "AccumulatedGradient" => configuration.Arguments.GradientAccumulationSteps is not null,
        "MovingAverage" => configuration.Arguments.UseEma,
        _ => true,
    };
}
