using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Digits;
using RmsProp.Generated;
using RmsProp.Generated.CompilerServices;
using RmsProp.Generated.MachineCode;
using SampleKit;

// The first line gives the machine's vector width; the kernels are compiled because they run.
Console.WriteLine(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0);

Run(new Arrays.Plain());
Run(new Arrays.PlainFast());
Run(new Arrays.MomentumCentered());
Run(new Arrays.ByValue());
Run(new Arrays.ByNorm());
Run(new Arrays.Everything());
Run(new Arrays.EverythingFast());
Run(new Arrays.Torch());
Run(new Arrays.Optax());
Run(new Arrays.Timm());

// One vector of columns after another, and several at once.
NormConstraint.Unit<float>(new float[10 * 1000], shape: [10, 1000], axes: [0]);
NormConstraint.Max<double>(new double[10 * 1000], shape: [10, 1000], axes: [0], maxValue: 2);

var parameters = default(Inline);
var optimizer = new Inline.RMSprop();
optimizer.Apply(ref parameters, default);

// The network of the Digits sample, on a few more examples than are taken together.
var network = new StrongBox<Perceptron>();
Perceptron.Initialize(ref network.Value, new SplitMix64(1));
new Perceptron.RMSprop().MinimizeLoss(ref network.Value, new float[10 * Perceptron.Inputs], new byte[10]);

static void Run(IRMSpropOptimizer<Arrays> optimizer)
{
    var parameters = new Arrays { Singles = new float[1000], Doubles = new double[1000] };
    var gradients = new Arrays { Singles = new float[1000], Doubles = new double[1000] };
    optimizer.Apply(ref parameters, in gradients);
}
