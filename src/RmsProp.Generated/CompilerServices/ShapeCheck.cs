using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: checks the shapes that a step needs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShapeCheck
{
    /// <summary>Checks that a parameter exists.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <exception cref="ArgumentException">The parameter is missing, or has more elements than a span can have.</exception>
    public static void Parameter(string name, Array? parameter)
    {
        // Its Length would throw an exception that names nothing.
        if (parameter?.LongLength > int.MaxValue)
        {
            ShapeErrors.ThrowTooLong(name, ShapeErrors.Shape(parameter));
        }

        Parameter(name, Variable.LengthOf(parameter));
    }

    /// <inheritdoc cref="Parameter(string, Array)"/>
    /// <typeparam name="T">The type of an element.</typeparam>
    public static void Parameter<T>(string name, T[]? parameter) => Parameter(name, Variable.LengthOf(parameter));

    /// <inheritdoc cref="Parameter(string, Array)"/>
    /// <typeparam name="T">The type of an element.</typeparam>
    public static void Parameter<T>(string name, Memory<T> parameter) => Parameter(name, Variable.LengthOf(parameter));

    /// <inheritdoc cref="Parameter(string, Array)"/>
    /// <typeparam name="T">The type of an element.</typeparam>
    public static void Parameter<T>(string name, Span<T> parameter) => Parameter(name, Variable.LengthOf(parameter));

    /// <summary>Checks that a parameter exists and that its elements can be updated in place.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The shape of the parameter.</param>
    /// <exception cref="ArgumentException">The parameter is missing, or its elements can't be updated in place.</exception>
    public static void Parameter(string name, TensorShape parameter)
    {
        if (!parameter.Exists)
        {
            ShapeErrors.ThrowMissing(name, "a tensor");
        }

        if (!parameter.IsDense)
        {
            ShapeErrors.ThrowNotDense($"'{name}' of the parameters", parameter, "parameters");
        }

        if (parameter.Length > int.MaxValue)
        {
            ShapeErrors.ThrowTooLong(name, ShapeErrors.Shape(parameter));
        }
    }

    /// <summary>Checks that a tensor has the axes of its constraint.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The shape of the parameter.</param>
    /// <param name="axes">The axes; negative ones count from the end.</param>
    /// <exception cref="ArgumentException">The tensor lacks one of them.</exception>
    public static void Axes(string name, TensorShape parameter, ReadOnlySpan<int> axes)
    {
        int rank = parameter.Lengths.Length;
        foreach (int axis in axes)
        {
            if (axis < -rank || axis >= rank)
            {
                ShapeErrors.ThrowNoAxis(name, parameter, axis);
            }
        }
    }

    /// <summary>Checks that a gradient, if there is one, has the shape of its parameter.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="gradient">The gradient.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Gradient(string name, Array parameter, Array? gradient)
    {
        if (gradient is not null && !HaveSameShape(parameter, gradient))
        {
            ShapeErrors.ThrowGradient(name, ShapeErrors.Shape(parameter), ShapeErrors.Shape(gradient));
        }
    }

    /// <inheritdoc cref="Gradient(string, Array, Array)"/>
    /// <typeparam name="T">The type of an element.</typeparam>
    public static void Gradient<T>(string name, T[] parameter, T[]? gradient) =>
        Gradient(name, parameter.Length, Variable.LengthOf(gradient));

    /// <inheritdoc cref="Gradient(string, Array, Array)"/>
    /// <typeparam name="T">The type of an element.</typeparam>
    public static void Gradient<T>(string name, Memory<T> parameter, Memory<T> gradient) =>
        Gradient(name, parameter.Length, Variable.LengthOf(gradient));

    /// <inheritdoc cref="Gradient(string, Array, Array)"/>
    /// <typeparam name="T">The type of an element.</typeparam>
    public static void Gradient<T>(string name, Span<T> parameter, Span<T> gradient) =>
        Gradient(name, parameter.Length, Variable.LengthOf(gradient));

    /// <inheritdoc cref="Gradient(string, Array, Array)"/>
    public static void Gradient(string name, TensorShape parameter, TensorShape gradient)
    {
        if (!gradient.Exists)
        {
            return;
        }

        if (!gradient.Lengths.SequenceEqual(parameter.Lengths))
        {
            ShapeErrors.ThrowGradient(name, ShapeErrors.Shape(parameter), ShapeErrors.Shape(gradient));
        }

        if (!gradient.IsDense)
        {
            ShapeErrors.ThrowNotDense($"The gradient of '{name}'", gradient, "gradients");
        }
    }

    /// <summary>
    /// Checks that a slot has the shape of its parameter. For the velocity, which every optimizer has, this tells what the optimizer was
    /// built for. The other slots are checked because the owner of a state can set them and no kernel checks their lengths.
    /// </summary>
    /// <param name="slotName">The name of the slot.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="slot">The slot.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Slot(string slotName, string name, Array parameter, Array? slot)
    {
        if (slot is null || !HaveSameShape(parameter, slot))
        {
            ShapeErrors.ThrowSlot(slotName, name, ShapeErrors.Shape(parameter), ShapeErrors.Shape(slot));
        }
    }

    /// <inheritdoc cref="Slot(string, string, Array, Array)"/>
    /// <typeparam name="T">The type of an element.</typeparam>
    public static void Slot<T>(string slotName, string name, T[] parameter, T[]? slot) =>
        Slot(slotName, name, parameter.Length, Variable.LengthOf(slot));

    /// <inheritdoc cref="Slot(string, string, Array, Array)"/>
    /// <typeparam name="T">The type of an element.</typeparam>
    public static void Slot<T>(string slotName, string name, Memory<T> parameter, Memory<T> slot) =>
        Slot(slotName, name, parameter.Length, Variable.LengthOf(slot));

    /// <inheritdoc cref="Slot(string, string, Array, Array)"/>
    /// <typeparam name="T">The type of an element.</typeparam>
    public static void Slot<T>(string slotName, string name, Span<T> parameter, Span<T> slot) =>
        Slot(slotName, name, parameter.Length, Variable.LengthOf(slot));

    /// <inheritdoc cref="Slot(string, string, Array, Array)"/>
    public static void Slot(string slotName, string name, TensorShape parameter, TensorShape slot)
    {
        if (!slot.Exists || !slot.Lengths.SequenceEqual(parameter.Lengths))
        {
            ShapeErrors.ThrowSlot(slotName, name, ShapeErrors.Shape(parameter), ShapeErrors.Shape(slot));
        }

        if (!slot.IsDense)
        {
            ShapeErrors.ThrowNotDense($"'{slotName}.{name}' of the state", slot, "state");
        }
    }

    /// <summary>Checks that elements can be copied. What is missing can only be copied to where it is missing too.</summary>
    internal static void Copy(string name, Array? from, Array? to)
    {
        if (from is null ? to is not null : to is null || !HaveSameShape(from, to))
        {
            ShapeErrors.ThrowCopy(name, ShapeErrors.Shape(from), ShapeErrors.Shape(to));
        }

        if (from?.LongLength > int.MaxValue)
        {
            ShapeErrors.ThrowTooLong(name, ShapeErrors.Shape(from));
        }
    }

    /// <inheritdoc cref="Copy(string, Array, Array)"/>
    internal static void Copy<T>(string name, Span<T> from, Span<T> to)
    {
        if (Variable.LengthOf(from) != Variable.LengthOf(to))
        {
            ShapeErrors.ThrowCopy(name, ShapeErrors.Length(Variable.LengthOf(from)), ShapeErrors.Length(Variable.LengthOf(to)));
        }
    }

    /// <inheritdoc cref="Copy(string, Array, Array)"/>
    internal static void Copy(string name, TensorShape from, TensorShape to)
    {
        if (from.Exists != to.Exists || !from.Lengths.SequenceEqual(to.Lengths))
        {
            ShapeErrors.ThrowCopy(name, ShapeErrors.Shape(from), ShapeErrors.Shape(to));
        }

        if (from.Exists && !from.IsDense)
        {
            ShapeErrors.ThrowNotDense($"'{name}' to copy from", from, "from");
        }

        if (to.Exists && !to.IsDense)
        {
            ShapeErrors.ThrowNotDense($"'{name}' to copy to", to, "to");
        }

        if (from.Length > int.MaxValue)
        {
            ShapeErrors.ThrowTooLong(name, ShapeErrors.Shape(from));
        }
    }

    private static void Parameter(string name, int parameter)
    {
        if (parameter < 0)
        {
            ShapeErrors.ThrowMissing(name);
        }
    }

    private static void Gradient(string name, int parameter, int gradient)
    {
        if (gradient != parameter && gradient >= 0)
        {
            ShapeErrors.ThrowGradient(name, ShapeErrors.Length(parameter), ShapeErrors.Length(gradient));
        }
    }

    private static void Slot(string slotName, string name, int parameter, int slot)
    {
        if (slot != parameter)
        {
            ShapeErrors.ThrowSlot(slotName, name, ShapeErrors.Length(parameter), ShapeErrors.Length(slot));
        }
    }

    private static bool HaveSameShape(Array left, Array right)
    {
        for (int dimension = 0; dimension < left.Rank; dimension++)
        {
            if (left.GetLength(dimension) != right.GetLength(dimension))
            {
                return false;
            }
        }

        return true;
    }
}
