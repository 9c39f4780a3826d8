using System.ComponentModel;

namespace RmsProp.Generated.CompilerServices;

/// <summary>For generated code only: receives everything that a step reads and writes, always in the same order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMemoryPlaces
{
    /// <summary>Adds a parameter.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="elements">Its elements.</param>
    void AddParameter<T>(string name, scoped Span<T> elements)
        where T : unmanaged;

    /// <summary>Adds a gradient, which is only read, so that several variables may share one.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="name">The name of the variable.</param>
    /// <param name="elements">Its elements.</param>
    void AddGradient<T>(string name, scoped Span<T> elements)
        where T : unmanaged;

    /// <summary>Adds the state of a variable in a slot.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="slot">The name of the slot.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="elements">Its elements.</param>
    void AddSlot<T>(string slot, string name, scoped Span<T> elements)
        where T : unmanaged;

    /// <summary>Adds the numbers in the structs themselves.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradients.</param>
    /// <param name="state">The state.</param>
    void AddStructs<TParameters, TState>(ref TParameters parameters, ref TParameters gradients, ref TState state)
        where TParameters : struct, allows ref struct
        where TState : struct;
}
