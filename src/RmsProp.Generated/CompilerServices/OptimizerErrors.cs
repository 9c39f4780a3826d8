using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: the exceptions of optimizers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OptimizerErrors
{
    /// <summary>Reports that no variable has a gradient.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowNoGradients() => throw new InvalidOperationException(
        "No gradients provided for any variable: all arrays and tensors in the gradients are null.");

    /// <summary>Reports that a schedule gives the learning rate, so that it can't be set.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowScheduledLearningRate() => throw new InvalidOperationException(
        "The learning rate can't be set while a schedule gives it. Set LearningRateSchedule to null first, or to another schedule.");

    /// <summary>Reports that a method gives the learning rate, so that it can't be set.</summary>
    /// <param name="method">The method that gives it.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowComputedLearningRate(string method) => throw new InvalidOperationException(
        $"The learning rate can't be set, because the method '{method}' gives it.");

    /// <summary>Reports that the layout of a struct differs from the one its optimizer was generated for.</summary>
    /// <param name="type">The struct.</param>
    /// <param name="first">A field.</param>
    /// <param name="second">The field that is elsewhere.</param>
    /// <param name="bytes">The expected distance from the first field.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowLayout(string type, string first, string second, long bytes) => throw new InvalidOperationException(
        $"'{second}' is not {bytes} bytes after '{first}', as it was when the optimizer was generated: another source generator, or a tool that edits assemblies, "
        + $"has added a field or changed the layout. Put [StructLayout(LayoutKind.Sequential)] on '{type}', so that its fields are updated one by one.");
}
