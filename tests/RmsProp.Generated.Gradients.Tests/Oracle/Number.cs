namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>A number while a program is interpreted.</summary>
/// <param name="Real">Its value, if it is of a floating-point type; a float is held exactly.</param>
/// <param name="Integer">Its bits, if it is an integer; 0 or 1 for a bool.</param>
/// <param name="Node">Where the tape has its derivatives; -1 for a constant.</param>
internal readonly record struct Number(double Real, long Integer, int Node)
{
    public static Number OfReal(double value, int node = Tape.Constant) => new(value, 0, node);

    public static Number OfInteger(long value) => new(0, value, Tape.Constant);

    public static Number OfBoolean(bool value) => OfInteger(value ? 1 : 0);

    public bool IsTrue => Integer != 0;

    /// <summary>A number from an object of its type.</summary>
    public static Number Of(object number) => number switch
    {
        float value => OfReal(value),
        double value => OfReal(value),
        bool value => OfBoolean(value),
        ulong value => OfInteger(unchecked((long)value)),
        Enum value => OfInteger(Convert.ToInt64(value, null)),
        IConvertible value => OfInteger(value.ToInt64(null)),
        _ => throw new ArgumentException($"{number.GetType()} is no number.", nameof(number)),
    };
}
