namespace RmsProp.Generated.Tests.Parameters;

/// <summary>What is called in every epoch, or in every step, leaves no garbage.</summary>
public class CopyAllocationTests
{
    private const int Calls = 20;

    [Fact]
    public void Copying_clearing_and_counting_allocate_nothing()
    {
        KindsModel model = KindsModel.Create(1), other = KindsModel.Create(2);
        var inline = default(InlineKindsModel);
        var copy = default(InlineKindsModel);
        Use(); // The first time, code is compiled.

        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < Calls; call++)
        {
            Use();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);

        void Use()
        {
            KindsModel.RMSprop.Copy(in model, ref other);
            KindsModel.RMSprop.Clear(ref other);
            _ = KindsModel.RMSprop.Count(in model);
            InlineKindsModel.RMSprop.Copy(in inline, ref copy);
            InlineKindsModel.RMSprop.Clear(ref copy);
            copy = InlineKindsModel.RMSprop.Clone(in inline);
        }
    }

    /// <summary>A ref struct can't be captured, so it is passed.</summary>
    [Fact]
    public void And_neither_do_they_with_spans()
    {
        SpanKindsModel model = new() { Weights = new float[3], Table = [1] }, other = SpanKindsModel.RMSprop.Clone(in model);
        Use(ref model, ref other);
        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < Calls; call++)
        {
            Use(ref model, ref other);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);

        static void Use(ref SpanKindsModel model, ref SpanKindsModel other)
        {
            SpanKindsModel.RMSprop.Copy(in model, ref other);
            SpanKindsModel.RMSprop.Clear(ref other);
            _ = SpanKindsModel.RMSprop.Count(in model);
        }
    }
}
