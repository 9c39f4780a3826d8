using Microsoft.CodeAnalysis;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>What to write instead of a method of the framework that a loss can't call.</summary>
internal static class LibraryAdvice
{
    private const string Default =
        "write it in the project with arithmetic and the functions of Math and MathF, or its derivative with [Derivative]; if it is a constant, write Gradients.Stop(...) around the call";

    /// <summary>What to do about a method without source.</summary>
    public static string For(IMethodSymbol method)
    {
        string space = method.ContainingNamespace?.ToDisplayString() ?? "";
        string type = method.ContainingType.Name;
        return (space, type, method.Name) switch
        {
            ("System", _, "SinCos") => "call Sin and Cos",
            ("System", "Math" or "MathF" or "Double" or "Single", "Log") => "write Log(x) / Log(b)",
            ("System", "Math" or "MathF" or "Double" or "Single", "Round") => "write Round(x * 100) / 100 for two digits",
            ("System", "Double" or "Single", "RootN") => "write Cbrt(x), or Pow(x, 1.0 / n)",
            ("System", "Array" or "MemoryExtensions" or "Span" or "ReadOnlySpan" or "Buffer", _) =>
                "write it as a loop; of the methods of arrays and spans a loss may call Array.Copy, Array.Clear, Array.Fill, AsSpan, Slice, CopyTo, Fill, Clear, Clone and ToArray",
            ("System.Linq", _, _) => "write it as a loop; Sum, Max, Min and Dot of arrays and spans are in TensorPrimitives as well",
            ("System.Buffers", "ArrayPool" or "MemoryPool", _) => "write new or stackalloc, which allocates nothing in the generated code: it keeps the memory",
            ("System.Runtime.InteropServices", "CollectionsMarshal", _) => "call it where you call the loss, which takes the span",
            ("System.Runtime.InteropServices", "MemoryMarshal", _) or ("System.Runtime.CompilerServices", "Unsafe", _) => "use indices, ranges and Slice",
            ("System", "Console", _) or ("System.Diagnostics", "Trace", _) or ("System.IO", _, _) =>
                "a loss only computes: take the call out, or write Debug.WriteLine, which the gradient leaves out",
            ("System", "ArraySegment", _) => OtherCollections,
            _ when space.StartsWith("System.Collections", StringComparison.Ordinal) => OtherCollections,
            _ => Default,
        };
    }

    /// <summary>What to pass instead of a collection that is no array.</summary>
    public const string OtherCollections =
        "a loss reads arrays, spans and inline arrays; let it take one of these instead, and pass a list as CollectionsMarshal.AsSpan(list) for example";
}
