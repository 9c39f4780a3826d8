namespace RmsProp.Generated.CompilerServices.Constraints;

/// <summary>Neighbouring axes of a variable that are all summed along, or all not: together they are like one axis.</summary>
/// <param name="Length">How many elements there are along them.</param>
/// <param name="Stride">How far one is from the next.</param>
internal readonly record struct AxisGroup(nuint Length, nuint Stride)
{
    /// <summary>Splits the axes of a shape into as few groups as there are; axes of one element are in none.</summary>
    /// <param name="shape">How many elements there are along each axis.</param>
    /// <param name="axes">The axes that are summed along; negative ones count from the end.</param>
    /// <param name="kept">As many groups as there are axes; becomes those that are not summed along, the innermost first.</param>
    /// <param name="summed">As many groups as there are axes; becomes those that are, the innermost first.</param>
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
