namespace RmsProp.Generated.Generator.Programs;

/// <summary>Lists of values.</summary>
internal static class Values
{
    /// <summary>The place of a value, -1 if it is not there.</summary>
    public static int IndexOf(this IReadOnlyList<Value> values, Value value)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] == value)
            {
                return i;
            }
        }

        return -1;
    }
}
