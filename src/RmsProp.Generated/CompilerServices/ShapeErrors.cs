using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RmsProp.Generated.CompilerServices;

/// <summary>The exceptions for mismatched shapes, kept out of the checks themselves.</summary>
[SuppressMessage("Usage", "CA2208", Justification = "They name the arguments of the generated methods, which call this.")]
internal static class ShapeErrors
{
    private const string None = "no array";
    private const string NoTensor = "no tensor";
    private const string Velocity = "Velocity";

    public static string Length(int length) => length < 0 ? None : "length " + length.ToString(CultureInfo.InvariantCulture);

    public static string Shape(Array? array)
    {
        if (array is null)
        {
            return None;
        }

        Span<nint> lengths = stackalloc nint[array.Rank];
        for (int dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = array.GetLength(dimension);
        }

        return "shape " + List(lengths);
    }

    public static string Shape(TensorShape tensor) => tensor.Exists ? "shape " + List(tensor.Lengths) : NoTensor;

    public static string List(ReadOnlySpan<nint> numbers)
    {
        string[] texts = new string[numbers.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = numbers[i].ToString(CultureInfo.InvariantCulture);
        }

        return $"[{string.Join(", ", texts)}]";
    }

    [DoesNotReturn]
    public static void ThrowMissing(string name, string missing = "an array") => throw new ArgumentException(
        $"'{name}' of the parameters has no elements to train, because it was never given {missing}. Allocate it before the first step, or mark it [NotTrainable].",
        "parameters");

    [DoesNotReturn]
    public static void ThrowMissingInFile(string name) => throw new ArgumentException(
        $"The tensor {ForeignText.Quote(name)} of the parameters has no elements, because its field was never given any. It is not trained, but in files because of its [TensorName]: allocate it, or remove that.",
        "parameters");

    [DoesNotReturn]
    public static void ThrowNotDense(string tensor, TensorShape shape, string argument) => throw new ArgumentException(
        $"{tensor} has {Shape(shape)} with strides {List(shape.Strides)}, but its elements must be contiguous, in row-major order. Use a dense copy, as ToDenseTensor makes it.",
        argument);

    [DoesNotReturn]
    public static void ThrowTooLong(string name, string shape) => throw new ArgumentException(
        $"'{name}' of the parameters has {shape}, which is more than the {int.MaxValue} elements that a variable can have. Use several fields.",
        "parameters");

    [DoesNotReturn]
    public static void ThrowNoAxis(string name, TensorShape shape, int axis) => throw new ArgumentException(
        $"'{name}' of the parameters has {Shape(shape)}, but its constraint is along axis {axis.ToString(CultureInfo.InvariantCulture)}, which it does not have.",
        "parameters");

    [DoesNotReturn]
    public static void ThrowGradient(string name, string parameter, string gradient) => throw new ArgumentException(
        $"The gradient of '{name}' has {gradient}, but the parameter has {parameter}.", "gradients");

    [DoesNotReturn]
    public static void ThrowCopy(string name, string from, string to) => throw new ArgumentException(
        $"'{name}' to copy from has {from}, but the one to copy to has {to}. Nothing has been copied.", nameof(to));

    [DoesNotReturn]
    public static void ThrowSlot(string slotName, string name, string parameter, string slot) => throw (slotName == Velocity
        ? new ArgumentException(
            $"'{name}' of the parameters has {parameter}, but the optimizer was built for {slot}. Call Reset to use it for parameters of other shapes.",
            "parameters")
        : new ArgumentException(
            $"'{slotName}.{name}' of the state has {slot}, but the parameter has {parameter}. Set a state as a whole, or none of its slots.", "state"));
}
