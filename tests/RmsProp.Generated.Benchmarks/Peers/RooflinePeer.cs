using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Peers;

/// <summary>What no step can be faster than out of cache: the same reads and writes, without the computation.</summary>
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
        float* parameter = PinnedArray.AddressOf(Buffers.Parameter);
        float* gradient = PinnedArray.AddressOf(Buffers.Gradient);
        nuint length = (nuint)Buffers.Length;
        float zero = steps < 0 ? 1 : 0;
        for (int step = 0; step < steps; step++)
        {
            if (_traits.ReadsNorm)
            {
                _checksum += RooflineLoop.Read(gradient, length);
            }

            Traverse(parameter, gradient, length, zero);
        }
    }

    private void Traverse(float* parameter, float* gradient, nuint length, float zero)
    {
        switch (_traits.SlotCount)
        {
            case 1:
                RooflineLoop.Traverse<OneSlot>(parameter, gradient, _slots[0], null, null, null, length, zero);
                break;
            case 2:
                RooflineLoop.Traverse<TwoSlots>(parameter, gradient, _slots[0], _slots[1], null, null, length, zero);
                break;
            case 3:
                RooflineLoop.Traverse<ThreeSlots>(parameter, gradient, _slots[0], _slots[1], _slots[2], null, length, zero);
                break;
            default:
                RooflineLoop.Traverse<FourSlots>(parameter, gradient, _slots[0], _slots[1], _slots[2], _slots[3], length, zero);
                break;
        }
    }
}
