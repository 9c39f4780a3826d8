using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RmsProp.Generated.Digest;

/// <summary>
/// Hashes all numbers of models, bit for bit. Only NaN hashes the same whatever its bits, which each processor chooses for itself.
/// </summary>
internal sealed class Hasher : IVisitor, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Visit(Span<float> numbers) => Append<float>([.. numbers], float.NaN);

    public void Visit(Span<double> numbers) => Append<double>([.. numbers], double.NaN);

    public string Finish() => Convert.ToHexString(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private void Append<T>(T[] numbers, T nan)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref T number in numbers.AsSpan())
        {
            number = T.IsNaN(number) ? nan : number;
        }

        _hash.AppendData(MemoryMarshal.AsBytes<T>(numbers));
    }
}
