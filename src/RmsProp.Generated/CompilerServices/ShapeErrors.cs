using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RmsProp.Generated.CompilerServices;

/// <summary>The exceptions for shapes that don't match, out of the way of the code that checks them.</summary>
[SuppressMessage("Usage", "CA2208", Justification = "They name the arguments of the generated methods, which call this.")]
internal static class ShapeErrors
{
    private const string None = "no array";
    private const string Velocity = "Velocity";

    public static string Length(int length) => length < 0 ? None : "length " + length.ToString(CultureInfo.InvariantCulture);

    public static string Shape(Array? array)
    {
        if (array is null)
        {
            return None;
        }

        string[] lengths = new string[array.Rank];
        for (int dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = array.GetLength(dimension).ToString(CultureInfo.InvariantCulture);
        }

        return $"shape [{string.Join(", ", lengths)}]";
    }

    [DoesNotReturn]
    public static void ThrowMissing(string name) => throw new ArgumentException(
        $"'{name}' of the parameters has no elements to train, because it was never given an array. Allocate it before the first step, or mark it [NotTrainable].",
        "parameters");

    [DoesNotReturn]
    public static void ThrowGradient(string name, string parameter, string gradient) => throw new ArgumentException(
        $"The gradient of '{name}' has {gradient}, but the parameter has {parameter}.", "gradients");

    [DoesNotReturn]
    public static void ThrowSlot(string slotName, string name, string parameter, string slot) => throw (slotName == Velocity
        ? new ArgumentException(
            $"'{name}' of the parameters has {parameter}, but the optimizer was built for {slot}. Call Reset to use it for parameters of other shapes.",
            "parameters")
        : new ArgumentException(
            $"'{slotName}.{name}' of the state has {slot}, but the parameter has {parameter}. Set a state as a whole, or none of its slots.", "state"));
}
