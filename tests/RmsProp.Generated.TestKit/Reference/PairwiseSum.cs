using System.Numerics;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// NumPy's order of summation, which decides the last bits of a norm: eight running sums over blocks of up to 128 elements, and halves of
/// anything longer.
/// </summary>
public static class PairwiseSum
{
    private const int Lanes = 8;
    private const int LargestBlock = 128;

    public static T Of<T>(ReadOnlySpan<T> values)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (values.Length > LargestBlock)
        {
            int half = values.Length / 2;
            half -= half % Lanes;
            return Of(values[..half]) + Of(values[half..]);
        }

        T sum = T.Zero;
        int tail = 0;
        if (values.Length >= Lanes)
        {
            T[] lanes = values[..Lanes].ToArray();
            for (tail = Lanes; tail + Lanes <= values.Length; tail += Lanes)
            {
                for (int lane = 0; lane < Lanes; lane++)
                {
                    lanes[lane] += values[tail + lane];
                }
            }

            sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }

        foreach (T value in values[tail..])
        {
            sum += value;
        }

        return sum;
    }
}
