using System.Numerics;

namespace RmsProp.Generated.TestKit;

/// <summary>
/// The constraints of <c>keras.constraints</c> in plain loops. Every operation is done in <typeparamref name="T"/> and rounds separately,
/// which gives Keras' own bits on NumPy.
/// </summary>
/// <typeparam name="T">The type of the variables: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ReferenceConstraint<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of elements that NumPy buffers; a longer sum is a sum of sums.</summary>
    private const int LongestPiece = 8192;

    private readonly ConstraintArguments _arguments;
    private readonly int[][] _groups;

    /// <param name="arguments">The constraint.</param>
    /// <param name="shape">The length of each axis of the variable.</param>
    public ReferenceConstraint(ConstraintArguments arguments, int[] shape)
    {
        _arguments = arguments;
        _groups = Groups(shape, arguments.Axes);
    }

    /// <summary>Constrains a variable.</summary>
    public void Apply(T[] variable)
    {
        foreach (int[] group in _groups)
        {
            T norm = T.Sqrt(SumOfSquares(variable, group));
            foreach (int i in group)
            {
                variable[i] = Constrained(variable[i], norm);
            }
        }
    }

    private T Constrained(T w, T norm)
    {
        T epsilon = Round(1e-7);
        switch (_arguments.ClassName)
        {
            case "NonNeg":
                return T.Max(w, T.Zero);
            case "MaxNorm":
                return w * (Clip(norm, 0, _arguments.MaxValue) / (epsilon + norm));
            case "UnitNorm":
                return w / (epsilon + norm);
            case "MinMaxNorm":
                T desired = (Round(_arguments.Rate) * Clip(norm, _arguments.MinValue, _arguments.MaxValue)) + (Round(1 - _arguments.Rate) * norm);
                return w * (desired / (epsilon + norm));
            default:
                throw new InvalidOperationException($"There is no constraint '{_arguments.ClassName}'.");
        }
    }

    private static T Round(double number) => T.CreateChecked(number);

    private static T Clip(T norm, double min, double max) => T.Min(T.Max(norm, Round(min)), Round(max));

    /// <summary>The elements that share a norm, in memory order: those that agree in all other coordinates.</summary>
    private static int[][] Groups(int[] shape, int[] axes) =>
    [
        .. Enumerable.Range(0, shape.Aggregate(1, (left, right) => left * right))
            .GroupBy(i => string.Join(',', Coordinates(i, shape).Where((_, axis) => !axes.Contains(axis))))
            .Select(group => group.ToArray()),
    ];

    private static int[] Coordinates(int i, int[] shape)
    {
        int[] coordinates = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            coordinates[axis] = i % shape[axis];
            i /= shape[axis];
        }

        return coordinates;
    }

    /// <summary>A sum of sums over contiguous elements, each of as many as NumPy buffers.</summary>
    private static T SumOfSquares(T[] variable, int[] group)
    {
        T sum = T.Zero;
        for (int start = 0, end; start < group.Length; start = end)
        {
            end = start + 1;
            while (end < group.Length && group[end] == group[end - 1] + 1 && end - start < LongestPiece)
            {
                end++;
            }

            T[] squares = [.. group[start..end].Select(i => variable[i] * variable[i])];
            sum += PairwiseSum.Of<T>(squares);
        }

        return sum;
    }
}
