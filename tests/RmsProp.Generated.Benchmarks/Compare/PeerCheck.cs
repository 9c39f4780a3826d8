using RmsProp.Generated.Benchmarks.Buffers;
using RmsProp.Generated.Benchmarks.Configurations;
using RmsProp.Generated.Benchmarks.Peers;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>Compares the results of all peers with those of the naive loop: a peer that computes something else is none.</summary>
internal static class PeerCheck
{
    private const int Steps = 10;

    // Far more than rounding and estimates change in one step, and far less than a wrong formula does.
    private const double Tolerance = 1e-4;

    // libtorch adds ε to the root, not under it.
    private const double ToleranceOfLibtorch = 1e-2;

    /// <exception cref="InvalidOperationException">A peer computes something else.</exception>
    public static void Execute(Cell cell, PeerFactory factory, TrainingBuffers buffers)
    {
        float[] start = [.. ParametersAfter(0, PeerKind.Naive, cell, factory, buffers)!];
        float[] expected = ParametersAfter(Steps, PeerKind.Naive, cell, factory, buffers)!;
        double change = start.Zip(expected, (before, after) => Math.Abs(after - before)).Max();
        foreach (PeerKind kind in Enum.GetValues<PeerKind>())
        {
            if (kind == PeerKind.Libtorch && cell.Configuration is not (Configuration.Plain or Configuration.PyTorch))
            {
                continue; // A peer with other options has other results.
            }

            if (ParametersAfter(Steps, kind, cell, factory, buffers) is float[] actual)
            {
                bool hasOtherEpsilon = kind == PeerKind.Libtorch && cell.Configuration != Configuration.PyTorch;
                double tolerance = change * (hasOtherEpsilon ? ToleranceOfLibtorch : Tolerance);
                Compare(cell, kind, kind is PeerKind.Roofline or PeerKind.TwoThreadRoofline ? start : expected, actual, tolerance);
            }
        }
    }

    private static float[]? ParametersAfter(int steps, PeerKind kind, Cell cell, PeerFactory factory, TrainingBuffers buffers)
    {
        buffers.Reset();
        Peer? peer = factory.Create(kind, cell.Configuration, buffers);
        using (peer as IDisposable)
        {
            peer?.Run(steps);
            return peer?.Parameters.ToArray();
        }
    }

    private static void Compare(Cell cell, PeerKind kind, float[] expected, float[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            // Not "greater than", which is false for NaN.
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance))
            {
                throw new InvalidOperationException(
                    $"{kind.Title()} computes something else than the naive loop ({cell}): "
                    + $"parameter {i} is {actual[i]:R}, not {expected[i]:R}.");
            }
        }
    }
}
