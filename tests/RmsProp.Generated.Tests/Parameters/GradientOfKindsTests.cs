using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.Tests.Parameters;

/// <summary>Every kind of field is checked: the loss is Σ k p² / 2 over the numbers p of a model, so the gradient of each is k p.</summary>
public class GradientOfKindsTests
{
    private const double Half = 0.5;

    /// <summary>The fields, each with the name of the number whose gradient is made wrong.</summary>
    public static TheoryData<string> Names =>
    [
        "Scale", "Direction[2]", "Row[3]", "Weights[1]", "Kernel[1, 2]", "Filters[1, 0, 1]", "Embedding[2]", "Tensor[1, 0]", "Layers[1].Weights[0, 1]",
        "Layers[2].Bias", "Table[1]", "Precise",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_number_is_named(string name)
    {
        KindsModel model = Small();
        KindsModel.RMSprop.CheckGradient(in model, (in KindsModel parameters, ref KindsModel gradients) => Loss(in parameters, ref gradients));
        GradientCheck check = KindsModel.RMSprop.CheckGradient(
            in model,
            (in KindsModel parameters, ref KindsModel gradients) =>
            {
                double loss = Loss(in parameters, ref gradients);
                Spoil(ref gradients, name);
                return loss;
            },
            double.PositiveInfinity);
        Assert.Equal((name, KindsModel.NumberCount), (check.Parameter, check.Count));
    }

    [Fact]
    public void What_is_missing_is_left_out()
    {
        KindsModel model = Small() with { Weights = null, Kernel = null, Filters = null, Embedding = default, Tensor = null };
        GradientCheck check = KindsModel.RMSprop.CheckGradient(in model, (in KindsModel parameters, ref KindsModel gradients) => Loss(in parameters, ref gradients));
        Assert.Equal(KindsModel.NumberCount - 2 - 6 - 4 - 3 - 4, check.Count);
    }

    [Theory]
    [InlineData("Weights[1]")]
    [InlineData("Bias")]
    [InlineData("Tensor[0, 1]")]
    [InlineData("Table[0]")]
    public void And_in_a_ref_struct(string name)
    {
        Span<float> weights = stackalloc float[] { 1, 2 };
        var model = new SpanKindsModel { Weights = weights, Bias = 3, Tensor = new TensorSpan<double>(new double[] { 4, 5 }, [1, 2], []), Table = [6] };
        GradientCheck right = SpanKindsModel.RMSprop.CheckGradient(in model, (in SpanKindsModel parameters, ref SpanKindsModel gradients) => Loss(in parameters, ref gradients, ""));
        Assert.Equal(6, right.Count);
        GradientCheck check = SpanKindsModel.RMSprop.CheckGradient(
            in model, (in SpanKindsModel parameters, ref SpanKindsModel gradients) => Loss(in parameters, ref gradients, name), double.PositiveInfinity);
        Assert.Equal(name, check.Parameter);
        Assert.Equal([1, 2], weights.ToArray());
    }

    [Fact]
    public unsafe void And_in_the_struct_alone()
    {
        var model = new InlineKindsModel { Value = 1, Frozen = 4 };
        (model.Buffer[0], model.Buffer[1], model.Buffer[2]) = (1, 2, 3);
        GradientCheck check = InlineKindsModel.RMSprop.CheckGradient(
            in model,
            (in InlineKindsModel parameters, ref InlineKindsModel gradients) =>
            {
                gradients.Value = parameters.Value * parameters.Frozen;
                gradients.Buffer[1] = 0.25;
                return (Half * parameters.Value * parameters.Value * parameters.Frozen) + parameters.Buffer[1];
            },
            double.PositiveInfinity);
        Assert.Equal(("Buffer[1]", 0.25, 4), (check.Parameter, check.Gradient, check.Count));
        Assert.Equal(1, check.Difference, 3);
    }

    /// <summary>Numbers of about 1, so that each has its share of the loss.</summary>
    private static KindsModel Small()
    {
        KindsModel model = KindsModel.Create(1);
        Change(ref model, in model, (number, _) => 1 + (number / 64));
        return model;
    }

    private static double Loss(in KindsModel parameters, ref KindsModel gradients)
    {
        int factor = 0;
        Change(ref gradients, in parameters, (_, parameter) => (1 + (factor++ % 3)) * parameter);
        return parameters.Numbers().Zip(gradients.Numbers(), (parameter, gradient) => Half * parameter * gradient).Sum();
    }

    private static void Spoil(ref KindsModel gradients, string name)
    {
        switch (name)
        {
            case "Scale": gradients.Scale *= 2; break;
            case "Direction[2]": gradients.Direction.Z *= 2; break;
            case "Row[3]": gradients.Row[3] *= 2; break;
            case "Weights[1]": gradients.Weights![1] *= 2; break;
            case "Kernel[1, 2]": gradients.Kernel![1, 2] *= 2; break;
            case "Filters[1, 0, 1]": gradients.Filters![1, 0, 1] *= 2; break;
            case "Embedding[2]": gradients.Embedding.Span[2] *= 2; break;
            case "Tensor[1, 0]": gradients.Tensor![1, 0] *= 2; break;
            case "Layers[1].Weights[0, 1]": gradients.Layers[1].Weights![0, 1] *= 2; break;
            case "Layers[2].Bias": gradients.Layers[2].Bias *= 2; break;
            case "Table[1]": gradients.Table![1] *= 2; break;
            default: gradients.Precise *= 2; break;
        }
    }

    /// <summary>Sets every number of a model to a function of it and of that of another one.</summary>
    private static void Change(ref KindsModel model, in KindsModel other, Func<double, double, double> change)
    {
        model.Scale = (float)change(model.Scale, other.Scale);
        for (int i = 0; i < 3; i++)
        {
            model.Direction[i] = (float)change(model.Direction[i], other.Direction[i]);
        }

        Change((Span<float>)model.Row, other.Row, change);
        Change(model.Weights, other.Weights, change);
        Change(Elements<double>(model.Kernel), Elements<double>(other.Kernel), change);
        Change(Elements<float>(model.Filters), Elements<float>(other.Filters), change);
        Change(model.Embedding.Span, other.Embedding.Span, change);
        for (int i = 0; i < (model.Tensor?.FlattenedLength ?? 0); i++)
        {
            model.Tensor![i / 2, i % 2] = (float)change(model.Tensor[i / 2, i % 2], other.Tensor![i / 2, i % 2]);
        }

        for (int i = 0; i < 3; i++)
        {
            Change(Elements<float>(model.Layers[i].Weights), Elements<float>(other.Layers[i].Weights), change);
            model.Layers[i].Bias = (float)change(model.Layers[i].Bias, other.Layers[i].Bias);
        }

        Change(model.Table, other.Table, change);
        model.Precise = change(model.Precise, other.Precise);
    }

    private static void Change(Span<float> numbers, ReadOnlySpan<float> others, Func<double, double, double> change)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (float)change(numbers[i], others[i]);
        }
    }

    private static void Change(Span<double> numbers, ReadOnlySpan<double> others, Func<double, double, double> change)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = change(numbers[i], others[i]);
        }
    }

    private static Span<T> Elements<T>(Array? array)
        where T : unmanaged => array is null ? default : MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private static double Loss(in SpanKindsModel parameters, ref SpanKindsModel gradients, string wrong)
    {
        double loss = Half * (((double)parameters.Bias * parameters.Bias) + (parameters.Table[0] * parameters.Table[0]));
        (gradients.Bias, gradients.Table[0]) = (parameters.Bias, parameters.Table[0]);
        for (int i = 0; i < 2; i++)
        {
            loss += Half * (((double)parameters.Weights[i] * parameters.Weights[i]) + (parameters.Tensor[0, i] * parameters.Tensor[0, i]));
            (gradients.Weights[i], gradients.Tensor[0, i]) = (parameters.Weights[i], parameters.Tensor[0, i]);
        }

        switch (wrong)
        {
            case "Weights[1]": gradients.Weights[1] = 0; break;
            case "Bias": gradients.Bias = 0; break;
            case "Tensor[0, 1]": gradients.Tensor[0, 1] = 0; break;
            case "Table[0]": gradients.Table[0] = 0; break;
        }

        return loss;
    }
}
