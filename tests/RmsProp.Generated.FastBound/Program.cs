using System.Runtime.Intrinsics;
using RmsProp.Generated;

// How far the increments of Fast are from those of Exact, in units in the last place: 2 are promised.
const int Allowed = 2;
const int Length = 1 << 16;
const int Rounds = 8;

// Rounding the residual of the estimate twice made this increment wrong by 3 units.
const float KnownGradient = 4.5966666E-09f;
const float KnownVelocity = 2.4590907E-12f;
const float KnownIncrement = 1.4535777E-08f;
const int Known = 64; // A main loop of the widest vectors.

long worst = 0;
for (int round = 0; round < Rounds; round++)
{
    var random = new Random(round);
    float[] gradient = new float[Length], velocity = new float[Length];
    for (int i = 0; i < Length; i++)
    {
        gradient[i] = i < Known ? KnownGradient : AnyNumber(random);
        velocity[i] = i < Known ? KnownVelocity : Math.Abs(AnyNumber(random));
    }

    Model gradients = new() { Weights = gradient };
    Model exact = Zeros(), fast = Zeros();
    Model.Exact.State exactState = new() { IsBuilt = true, Velocity = Copy(velocity) };
    Model.Fast.State fastState = new() { IsBuilt = true, Velocity = Copy(velocity) };
    Model.Exact.Apply(ref exactState, ref exact, in gradients);
    Model.Fast.Apply(ref fastState, ref fast, in gradients);
    if (exact.Weights[0] != -KnownIncrement)
    {
        Console.WriteLine($"Exact: {exact.Weights[0]:R}");
        return 1;
    }

    Compare(exact.Weights, fast.Weights);

    // With epsilon beside the root, and before the learning rate is applied.
    Model.PyTorch.State exactMomentum = new() { IsBuilt = true, Velocity = Copy(velocity), MomentumBuffer = Zeros() };
    Model.PyTorchFast.State fastMomentum = new() { IsBuilt = true, Velocity = Copy(velocity), MomentumBuffer = Zeros() };
    exact = Zeros();
    fast = Zeros();
    Model.PyTorch.Apply(ref exactMomentum, ref exact, in gradients);
    Model.PyTorchFast.Apply(ref fastMomentum, ref fast, in gradients);
    Compare(exactMomentum.MomentumBuffer.Weights, fastMomentum.MomentumBuffer.Weights);
}

int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
Console.WriteLine($"Fast on {bits} bits: {2L * Rounds * Length} increments, at most {worst} units in the last place from Exact");
return worst <= Allowed ? 0 : 1;

void Compare(float[] exact, float[] fast)
{
    for (int i = 0; i < Length; i++)
    {
        worst = Math.Max(worst, float.IsNaN(exact[i]) && float.IsNaN(fast[i]) ? 0 : Math.Abs(Order(exact[i]) - Order(fast[i])));
    }
}

static Model Zeros() => new() { Weights = new float[Length] };

static Model Copy(float[] values) => new() { Weights = [.. values] };

// Every binade is as likely.
static float AnyNumber(Random random) => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));

// The rank of a number in its type, so that neighbors differ by 1 and the two zeros by 0.
static long Order(float value)
{
    int bits = BitConverter.SingleToInt32Bits(value);
    return bits < 0 ? int.MinValue - (long)bits : bits;
}

[RMSpropConfig(Name = "Exact")]
[RMSpropConfig(Name = "Fast", Numerics = KernelNumerics.Fast)]
[RMSpropConfig(Name = "PyTorch", Convention = RMSpropConvention.PyTorch, Momentum = 0.9)]
[RMSpropConfig(Name = "PyTorchFast", Convention = RMSpropConvention.PyTorch, Momentum = 0.9, Numerics = KernelNumerics.Fast)]
internal partial struct Model
{
    public float[] Weights;
}
