#pragma warning disable SYSLIB5001 // Tensors of version 9 are experimental.
using System.Globalization;
using System.Numerics.Tensors;
using RmsProp.Generated;

Console.WriteLine(typeof(Tensor<float>).Assembly.GetName().Version!.ToString(3));

var optimizer = new Model.RMSprop();
var parameters = new Model { Values = Tensor.Create(new[] { 10f }, [1, 1]) };
optimizer.Apply(ref parameters, new Model { Values = Tensor.Create(new[] { 10f }, [1, 1]) });
Console.WriteLine(parameters.Values[[0, 0]].ToString(CultureInfo.InvariantCulture));

var borrowed = new Borrowed { Values = Tensor.Create(new[] { 10f }, [1]) };
new Borrowed.RMSprop().Apply(ref borrowed, new Borrowed { Values = Tensor.Create(new[] { 10f }, [1]) });
Console.WriteLine(borrowed.Values[[0]].ToString(CultureInfo.InvariantCulture));

[RMSpropConfig(LearningRate = 0.1)]
internal partial struct Model
{
    public Tensor<float> Values { get; init; }
}

[RMSpropConfig(LearningRate = 0.1)]
internal ref partial struct Borrowed
{
    public TensorSpan<float> Values;
}
