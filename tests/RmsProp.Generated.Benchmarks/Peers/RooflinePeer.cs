using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>The lower bound of a step out of cache: the same reads and writes, without the computation.</summary>
internal sealed unsafe class RooflinePeer : Peer
{
    private readonly ConfigurationTraits _traits;
    private readonly float*[] _slots = new float*[4];
    private float _checksum;

    public RooflinePeer(Configuration configuration, TrainingBuffers buffers)
        : base(buffers)
    {
        _traits = ConfigurationTraits.Of(configuration);
        float[][] slots =
        [
            buffers.Velocity,
            .. _traits.Momentum ? [buffers.MomentumBuffer] : (float[][])[],
            .. _traits.Centered ? [buffers.AverageGradient] : (float[][])[],
            .. _traits.Ema ? [buffers.MovingAverage] : (float[][])[],
        ];
        for (int i = 0; i < slots.Length; i++)
        {
            _slots[i] = PinnedArray.AddressOf(slots[i]);
        }
    }

    public override void Run(int steps)
    {
        float zero = Zero(steps);
        for (int step = 0; step < steps; step++)
        {
            if (ReadsGradientsTwice)
            {
                Read(0, (nuint)Buffers.Length);
            }

            Traverse(0, (nuint)Buffers.Length, zero);
        }
    }

    /// <summary>Whether gradients are read an additional time, before the parameters and slots.</summary>
    public bool ReadsGradientsTwice => _traits.ReadsGradientsTwice;

    /// <summary>The factor of the gradients: 0, which the compiler doesn't know.</summary>
    public static float Zero(int steps) => steps < 0 ? 1 : 0;

    /// <summary>Reads a part of the gradients.</summary>
    public void Read(nuint start, nuint length) => _checksum += RooflineLoop.Read(PinnedArray.AddressOf(Buffers.Gradient) + start, length);

    /// <summary>Reads a part of all arrays and writes what a step writes.</summary>
    public void Traverse(nuint start, nuint length, float zero)
    {
        float* parameter = PinnedArray.AddressOf(Buffers.Parameter) + start;
        float* gradient = PinnedArray.AddressOf(Buffers.Gradient) + start;
        switch (_traits.SlotCount)
        {
            case 1:
                RooflineLoop.Traverse<OneSlot>(parameter, gradient, _slots[0] + start, null, null, null, length, zero);
                break;
            case 2:
                RooflineLoop.Traverse<TwoSlots>(parameter, gradient, _slots[0] + start, _slots[1] + start, null, null, length, zero);
                break;
            case 3:
                RooflineLoop.Traverse<ThreeSlots>(
                    parameter, gradient, _slots[0] + start, _slots[1] + start, _slots[2] + start, null, length, zero);
                break;
            default:
                RooflineLoop.Traverse<FourSlots>(
                    parameter, gradient, _slots[0] + start, _slots[1] + start, _slots[2] + start, _slots[3] + start, length, zero);
                break;
        }
    }
}
