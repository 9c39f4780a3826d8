using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RmsProp.Generated.CompilerServices;

/// <summary>
/// For generated code only: finds the fault in gradients that a step can't use, and throws an exception that describes it. Created only
/// if there is a fault.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class GradientFault
{
    private string? _notFinite;
    private string? _tooLarge;
    private string? _largest;
    private double _notFiniteNumber;
    private double _tooLargeNumber;
    private double _largestNumber;

    /// <summary>Checks the gradient of a variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="largest">The largest valid magnitude.</param>
    /// <param name="reason">What overflows above it, as the rest of a sentence.</param>
    public void Visit<T>(string name, Span<T> gradient, T largest, string reason)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Visit(name, [gradient.Length], ref MemoryMarshal.GetReference(gradient), largest, reason);

    /// <summary>Checks the gradient of a variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="gradient">Its gradient, multi-dimensional; may be <see langword="null"/>.</param>
    /// <param name="largest">The largest valid magnitude.</param>
    /// <param name="reason">What overflows above it, as the rest of a sentence.</param>
    public void VisitTable<T>(string name, Array? gradient, T largest, string reason)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (gradient is null)
        {
            return;
        }

        Span<int> shape = stackalloc int[gradient.Rank];
        for (int dimension = 0; dimension < shape.Length; dimension++)
        {
            shape[dimension] = gradient.GetLength(dimension);
        }

        Visit(name, shape, ref MemoryMarshal.GetReference(Variable.AsSpan<T>(gradient)), largest, reason);
    }

    /// <summary>Checks the gradient of a variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="shape">The shape of the tensor.</param>
    /// <param name="gradient">Its elements, dense.</param>
    /// <param name="largest">The largest valid magnitude.</param>
    /// <param name="reason">What overflows above it, as the rest of a sentence.</param>
    public void Visit<T>(string name, TensorShape shape, Span<T> gradient, T largest, string reason)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<int> lengths = stackalloc int[shape.Lengths.Length];
        for (int dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = (int)shape.Lengths[dimension];
        }

        if (gradient.Length > 0)
        {
            Visit(name, lengths, ref MemoryMarshal.GetReference(gradient), largest, reason);
        }
    }

    /// <summary>Checks the gradient of a variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="shape">The length of each dimension; empty for a scalar.</param>
    /// <param name="first">The first of its contiguous elements.</param>
    /// <param name="largest">The largest valid magnitude.</param>
    /// <param name="reason">What overflows above it, as the rest of a sentence.</param>
    public void Visit<T>(string name, ReadOnlySpan<int> shape, ref T first, T largest, string reason)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = 1;
        foreach (int dimension in shape)
        {
            length *= dimension;
        }

        VisitPart(name, shape, 0, MemoryMarshal.CreateSpan(ref first, length), largest, reason);
    }

    /// <summary>Checks a part of the gradient of a variable.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="shape">The length of each dimension; empty for a scalar.</param>
    /// <param name="start">The index of the part's first element.</param>
    /// <param name="part">The part.</param>
    /// <param name="largest">The largest valid magnitude.</param>
    /// <param name="reason">What overflows above it, as the rest of a sentence.</param>
    public void Visit<T>(string name, ReadOnlySpan<nint> shape, int start, Span<T> part, T largest, string reason)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<int> lengths = stackalloc int[shape.Length];
        for (int dimension = 0; dimension < lengths.Length; dimension++)
        {
            lengths[dimension] = (int)shape[dimension];
        }

        VisitPart(name, lengths, start, part, largest, reason);
    }

    private void VisitPart<T>(string name, ReadOnlySpan<int> shape, int start, Span<T> part, T largest, string reason)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int indexOfLargest = -1;
        for (int index = start; index < start + part.Length; index++)
        {
            T element = part[index - start];
            double number = double.CreateChecked(element);
            if (!T.IsFinite(element))
            {
                if (_notFinite is null)
                {
                    (_notFinite, _notFiniteNumber) = ($"The gradient of '{name}' is {Text(element)}{Indices(shape, index)}", number);
                }
            }
            else if (T.Abs(element) > largest)
            {
                if (_tooLarge is null)
                {
                    string place = $"The gradient of '{name}' is {Text(element)}{Indices(shape, index)}";
                    (_tooLarge, _tooLargeNumber) = ($"{place}, and {reason}; the largest that does not is {Text(largest)}", number);
                }
            }
            else if ((_largest is null && indexOfLargest < 0) || double.Abs(number) > double.Abs(_largestNumber))
            {
                (indexOfLargest, _largestNumber) = (index, number);
            }
        }

        if (indexOfLargest >= 0)
        {
            _largest = $"that of '{name}', is {Text(part[indexOfLargest - start])}{Indices(shape, indexOfLargest)}";
        }
    }

    /// <summary>Throws an exception that names the place of the fault.</summary>
    /// <param name="norm">The gradients whose norm overflows, if one does, as the rest of a sentence.</param>
    /// <exception cref="NotFiniteNumberException">Always.</exception>
    [DoesNotReturn]
    public void Throw(string? norm = null) => throw Exception(
        norm, "", "Nothing has been changed. (NonFiniteGradients = NonFiniteGradients.SkipStep would skip such steps.)");

    /// <summary>Throws an exception that names the place of the fault, after steps were skipped for faults of this kind.</summary>
    /// <param name="maxConsecutiveSkippedSteps">The number of steps skipped in a row.</param>
    /// <param name="norm">The gradients whose norm overflows, if one does, as the rest of a sentence.</param>
    /// <exception cref="NotFiniteNumberException">Always.</exception>
    [DoesNotReturn]
    public void ThrowSkipped(int maxConsecutiveSkippedSteps, string? norm = null) => throw Exception(
        norm,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{maxConsecutiveSkippedSteps} step{(maxConsecutiveSkippedSteps == 1 ? " has" : "s in a row have")} been skipped, which is MaxConsecutiveSkippedSteps, and this one can't be taken either. "),
        "Nothing has been changed. Look at the loss of these examples, at the parameters (a NaN among them comes out in every gradient), and at the learning rate.");

    private NotFiniteNumberException Exception(string? norm, string before, string after)
    {
        (string fault, double number) =
            _notFinite is not null ? (_notFinite, _notFiniteNumber)
            : _tooLarge is not null ? (_tooLarge, _tooLargeNumber)
            : ($"The norm of {norm ?? "the gradients"} overflows, although each of its numbers is finite; the largest, {_largest}", _largestNumber);
        return new NotFiniteNumberException($"{before}{fault}. {after}", number);
    }

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Indices(ReadOnlySpan<int> shape, int index) => shape.IsEmpty ? "" : " at " + Variable.IndicesOf(shape, index);
}
