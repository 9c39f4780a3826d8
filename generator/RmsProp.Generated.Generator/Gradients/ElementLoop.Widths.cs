using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>How many turns are taken at a time.</summary>
internal sealed partial class ElementLoop
{
    /// <summary>How many numbers a whole vector has.</summary>
    public int Width => Type == ScalarType.Single ? 16 : 8;

    /// <summary>The fewest turns that are taken together. A part of a vector is put together from pieces, which takes as long as functions of two or three numbers.</summary>
    public int FewestTurns => FillsParts ? Width / 2 : IsNarrowable ? Math.Max(4, Width / 4) : Width;

    /// <summary>
    /// The widths of the vectors, one after the other: whole ones in a loop; if the number of turns is known, narrower ones take what is
    /// left over.
    /// </summary>
    public IEnumerable<int> Widths
    {
        get
        {
            if (!(Turns.TurnCount < Width) || FillsParts)
            {
                yield return Width;
            }

            int rest = IsNarrowable && Turns.TurnCount is { } count ? count % Width : 0;
            for (int width = Width / 2; width >= 2; width /= 2)
            {
                if (rest >= width)
                {
                    rest -= width;
                    yield return width;
                }
            }
        }
    }

    /// <summary>Whether vectors of these widths take all turns, as far as is known.</summary>
    public bool TakesAllTurns => !FillsParts && Turns.TurnCount is { } count && count % Width == Widths.Where(width => width < Width).Sum();

    /// <summary>Whether everything in the loop can be done in narrower vectors too.</summary>
    private bool IsNarrowable => !FillsParts && Sums.All(sum => sum.Choice is null) && _inside.All(operation => operation is not (FunctionOperation or DerivativeOperation)
        || operation is FunctionOperation { Function: MathFunction.Abs or MathFunction.Sqrt });
}
