namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>Adjacent axes of a variable that are either all reduced or all kept, and so act as one axis.</summary>
/// <param name="Length">The number of elements along them.</param>
/// <param name="Stride">The distance from one element to the next.</param>
internal readonly record struct AxisGroup(nuint Length, nuint Stride)
{
    /// <summary>Splits the axes of a shape into as few groups as possible; axes of length 1 are in none.</summary>
    /// <param name="shape">The number of elements along each axis.</param>
    /// <param name="axes">The axes to reduce; negative ones count from the end.</param>
    /// <param name="kept">Room for as many groups as there are axes; receives those to keep, innermost first.</param>
    /// <param name="summed">Room for as many groups as there are axes; receives those to reduce, innermost first.</param>
    public static void Split(ReadOnlySpan<nint> shape, ReadOnlySpan<int> axes, ref Span<AxisGroup> kept, ref Span<AxisGroup> summed)
    {
        int keptCount = 0;
        int summedCount = 0;
        bool? innerIsSummed = null;
        nuint stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            nuint length = (nuint)shape[axis];
            if (length == 1)
            {
                continue;
            }

            bool isSummed = axes.Contains(axis) || axes.Contains(axis - shape.Length);
            Span<AxisGroup> groups = isSummed ? summed : kept;
            ref int count = ref isSummed ? ref summedCount : ref keptCount;
            if (isSummed == innerIsSummed)
            {
                groups[count - 1] = groups[count - 1] with { Length = groups[count - 1].Length * length };
            }
            else
            {
                groups[count++] = new AxisGroup(length, stride);
            }

            innerIsSummed = isSummed;
            stride *= length;
        }

        kept = kept[..keptCount];
        summed = summed[..summedCount];
    }
}
