using System.Numerics;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>Random parameters and gradients; the same seed gives the same ones.</summary>
internal sealed class RandomNumbers(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int count) => _random.Next(count);

    /// <summary>True once in <paramref name="count"/> times.</summary>
    public bool OnceIn(int count) => _random.Next(count) == 0;

    public T[] Parameters<T>(int length)
        where T : IBinaryFloatingPointIeee754<T> =>
        Create(length, () => T.CreateChecked((4 * _random.NextDouble()) - 2));

    /// <summary>Numbers of either sign with magnitudes from 0.001 to 10 times <paramref name="scale"/>, and now and then 0.</summary>
    public T[] Gradients<T>(int length, double scale)
        where T : IBinaryFloatingPointIeee754<T> =>
        Create(length, () => T.CreateChecked(OnceIn(20) ? 0 : Sign() * scale * Math.Pow(10, (4 * _random.NextDouble()) - 3)));

    /// <summary>Any numbers: half of them moderate, the rest with random bits, including infinities and NaN.</summary>
    public T[] Any<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Create(length, () => _random.Next(8) switch
        {
            0 => OfAnyBits<T>(),
            1 => T.CreateChecked(Sign() * Math.Pow(10, (60 * _random.NextDouble()) - 30)),
            2 => T.CopySign(T.Zero, T.CreateChecked(Sign())),
            _ => T.CreateChecked(Sign() * 3 * _random.NextDouble()),
        });

    private T OfAnyBits<T>()
        where T : IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float)
            ? T.CreateChecked(BitConverter.Int32BitsToSingle(unchecked((int)_random.NextInt64())))
            : T.CreateChecked(BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue)));

    private int Sign() => (_random.Next(2) * 2) - 1;

    private static T[] Create<T>(int length, Func<T> next)
    {
        var numbers = new T[length];
        for (int i = 0; i < length; i++)
        {
            numbers[i] = next();
        }

        return numbers;
    }
}
