using System.Runtime.CompilerServices;
using RmsProp.Generated.Digest;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Allocation;

/// <summary>A step allocates nothing, not even the first one after Build; without Build only the first one allocates.</summary>
[Collection(nameof(Alone))]
public class StepAllocationTests
{
    private const int Length = 67;

    [Fact]
    public void Under_every_configuration()
    {
        string[] complaints = (string[])typeof(StepAllocationTests).GetMethod(nameof(ComplaintsOfConfigurations))!
            .MakeGenericMethod(CompiledOptimizers<float>.OfKeras.ModelType).Invoke(null, null)!;

        Assert.True(complaints.Length == 0, string.Join('\n', complaints.Take(12)));
    }

    [Fact]
    public void With_every_kind_of_field()
    {
        Assert.All(Optimizers.Of<EverythingModel>(), named =>
        {
            EverythingModel parameters = EverythingModel.Create(Length);
            Assert.Empty(AllocationMeter.Complaints(
                named.Value(), ref parameters, EverythingModel.Create(Length), static (in EverythingModel model, ref EverythingModel gradients) =>
                {
                    gradients.Single = model.Single;
                    return 0;
                }));
        });
    }

    [Fact]
    public void With_groups()
    {
        Assert.All(Optimizers.Of<GroupedModel>(), named =>
        {
            GroupedModel parameters = GroupedModel.Create(Length);
            Assert.Empty(AllocationMeter.Complaints(
                named.Value(), ref parameters, GroupedModel.Create(Length), static (in GroupedModel model, ref GroupedModel gradients) =>
                {
                    gradients.Single = model.Single;
                    return 0;
                }));
        });
    }

    [Fact]
    public void With_spans()
    {
        Assert.All(Optimizers.Of<SpanModel>(), named =>
        {
            SpanModel parameters = SpanModel.Create(Length);
            Assert.Empty(AllocationMeter.Complaints(
                named.Value(), ref parameters, SpanModel.Create(Length), static (in SpanModel model, ref SpanModel gradients) =>
                {
                    gradients.Scalar = model.Scalar;
                    return 0;
                }));
        });
    }

    /// <summary>Without Build the first step creates the slots, and only that step allocates.</summary>
    [Fact]
    public void Without_Build_only_the_first_step_allocates()
    {
        foreach (Func<IRMSpropOptimizer<EverythingModel>> create in Optimizers.Of<EverythingModel>().Values)
        {
            IRMSpropOptimizer<EverythingModel> optimizer = create();
            EverythingModel parameters = EverythingModel.Create(Length);
            EverythingModel gradients = EverythingModel.Create(Length);
            long[] allocated = new long[5];
            for (int step = 0; step < allocated.Length; step++)
            {
                long start = GC.GetAllocatedBytesForCurrentThread();
                optimizer.Apply(ref parameters, in gradients);
                allocated[step] = GC.GetAllocatedBytesForCurrentThread() - start;
            }

            // At least the velocities of the arrays, 2 · 8 + 5 · 4 bytes for each element of their common length.
            Assert.True(allocated[0] > 36 * Length);
            Assert.All(allocated[1..], bytes => Assert.Equal(0, bytes));
        }
    }

    /// <summary>
    /// After the garbage collector has moved arrays between two steps, the next one checks all memory again, without allocating.
    /// </summary>
    [Fact]
    public void After_arrays_have_been_moved()
    {
        bool isMoved = false;
        foreach (Func<IRMSpropOptimizer<EverythingModel>> create in Optimizers.Of<EverythingModel>().Values)
        {
            IRMSpropOptimizer<EverythingModel> optimizer = create();
            _ = new byte[1000]; // Collected before the arrays, so that they move into its place.
            EverythingModel parameters = EverythingModel.Create(Length);
            EverythingModel gradients = EverythingModel.Create(Length);
            optimizer.Apply(ref parameters, in gradients);
            for (int step = 0; step < 2; step++)
            {
                nint place = PlaceOf(parameters.Array);
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
                isMoved |= PlaceOf(parameters.Array) != place;

                long start = GC.GetAllocatedBytesForCurrentThread();
                optimizer.Apply(ref parameters, in gradients);
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);
            }
        }

        Assert.True(isMoved);

        static unsafe nint PlaceOf(float[] array) => (nint)Unsafe.AsPointer(ref array[0]);
    }

    /// <summary>Called by reflection, because the model is compiled at run time.</summary>
    public static string[] ComplaintsOfConfigurations<TModel>()
        where TModel : struct, IArrayModel<TModel, float>
    {
        TModel parameters = TModel.Create([new float[Length], new float[3]]);
        TModel gradients = TModel.Create([new float[Length], new float[3]]);
        List<string> complaints = [];
        foreach (Configuration configuration in CompiledOptimizers<float>.OfKeras.Configurations)
        {
            // For an assembly that can be unloaded, the runtime keeps even the static fields on the heap, and allocates them when code
            // that uses them first runs: with another optimizer here, so that they don't count as the step's.
            IRMSpropOptimizer<TModel> other = Create();
            while (other.Iterations == 0)
            {
                other.Apply(ref parameters, in gradients);
            }

            AllocationMeter.UseOtherMembers(other, ref parameters);
            complaints.AddRange(AllocationMeter.Complaints(Create(), ref parameters, in gradients, static (in TModel _, ref TModel _) => 0)
                .Select(complaint => $"{configuration}: {complaint}"));

            IRMSpropOptimizer<TModel> Create() => (IRMSpropOptimizer<TModel>)CompiledOptimizers<float>.OfKeras.Create(configuration);
        }

        return [.. complaints];
    }
}
