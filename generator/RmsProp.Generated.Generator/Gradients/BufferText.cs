using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>How generated code accesses the buffers of a program.</summary>
/// <param name="names">The names in the method.</param>
/// <param name="gradients">The name of the argument for gradients.</param>
/// <param name="library">The names of the runtime library.</param>
internal sealed class BufferText(ScopedNames names, string gradients, LibraryNames library)
{
    private readonly Dictionary<Buffer, string> _locals = [];

    /// <summary>The local of an array, span or inline array that is always in the same place: faster than the way to it each time.</summary>
    public string? LocalOf(Buffer buffer) => _locals.TryGetValue(buffer, out string? name) ? name : null;

    /// <summary>Names scratch memory or a view.</summary>
    public string Declare(Buffer buffer) => Declare(buffer, TypeOf(buffer));

    /// <summary>Names scratch memory or a view whose local has a type of its own.</summary>
    public string Declare(Buffer buffer, string type) => _locals[buffer] = names.Add(CSharpText.VariableOf(buffer.Name), type);

    /// <summary>Lets another local stand for a buffer, until the one before does so again.</summary>
    public void Use(Buffer buffer, string local) => _locals[buffer] = local;

    /// <summary>The type of a local.</summary>
    private static string TypeOf(Buffer buffer) =>
        $"global::System.{(buffer.Owner.Kind is BufferKind.Parameter or BufferKind.Data ? "ReadOnlySpan" : "Span")}<{ElementOf(buffer)}>";

    /// <summary>Whether a buffer of an argument gets a local.</summary>
    public static bool IsLocal(Buffer buffer) =>
        buffer.Steps.Count > 0 && buffer.LastRank == 1 && buffer.Steps.Sum(step => step.Rank) == 1
        && (buffer.Steps.Count > 1 || buffer.Form == BufferForm.Memory);

    /// <summary>Whether what was written creates arrays in the workspace.</summary>
    public bool UsesScratch { get; private set; }

    /// <summary>Where arrays of a type are created.</summary>
    public string Scratch(ScalarType type)
    {
        UsesScratch = true;
        return $"{GradientText.Workspace}.{CSharpText.WorkspaceOf(type).Scratch}";
    }

    /// <summary>Memory of the workspace as numbers of a type. It has none for the smaller integers and the unsigned ones, which lie in that of larger ones.</summary>
    /// <param name="type">The type.</param>
    /// <param name="memory">The memory, as many numbers of the type it is recorded as.</param>
    /// <param name="length">How many numbers of the type are wanted.</param>
    public static string As(ScalarType type, string memory, string length) => CSharpText.RecordedAs(type) is var kept && kept == type
        ? memory
        : $"global::System.Runtime.InteropServices.MemoryMarshal.Cast<{Lanes.NameOf(kept)}, {Lanes.NameOf(type)}>({memory}).Slice(0, {length})";

    /// <summary>The statement that declares the local of a parameter's or data's buffer.</summary>
    public string Local(Buffer buffer) =>
        $"global::System.ReadOnlySpan<{ElementOf(buffer)}> {Declare(buffer)} = {WayTo(buffer, [], buffer.Root!)}{(buffer.Form == BufferForm.Memory ? ".Span" : "")};";

    /// <summary>The statement that declares the local of a gradient.</summary>
    public string LocalOfGradient(Buffer gradient, Buffer parameter)
    {
        string type = Lanes.NameOf(gradient.Type);
        string way = WayTo(gradient, [], gradients) + (gradient.Form == BufferForm.Memory ? ".Span" : "");
        string local = Declare(gradient);
        return gradient.Form == BufferForm.InlineArray
            ? $"global::System.Span<{type}> {local} = {way};"
            : $"global::System.Span<{type}> {local} = {library.Services}.GradientMemory.Of<{type}>({way}, {Span(parameter, [])}.Length, {Scratch(gradient.Type)}, \"{NameOf(gradient)}\");";
    }

    /// <summary>The type of the elements.</summary>
    public static string ElementOf(Buffer buffer) => buffer.Element ?? Lanes.NameOf(buffer.Type);

    /// <summary>The field in messages.</summary>
    private static string NameOf(Buffer buffer) => string.Concat(buffer.Steps.Select((step, i) => step.Field is { } field ? (i == 0 ? "" : ".") + field : "")).TrimStart('.');

    /// <summary>A number.</summary>
    public string Element(Buffer buffer, IReadOnlyList<string> indices)
    {
        if (LocalOf(buffer) is { } local)
        {
            return $"{local}[{string.Join(", ", indices)}]";
        }

        string way = WayTo(buffer, indices, RootOf(buffer));
        if (buffer.LastRank == 0)
        {
            return way;
        }

        string last = string.Join(", ", indices.Skip(indices.Count - buffer.LastRank));
        return $"{way}{(buffer.Form == BufferForm.Memory ? ".Span" : "")}[{last}]";
    }

    /// <summary>The condition that a gradient is wanted; null if it always has memory.</summary>
    public string? IsWanted(Buffer buffer, IReadOnlyList<string> indices)
    {
        if (buffer.Kind != BufferKind.Gradient || LocalOf(buffer) is not null)
        {
            return null;
        }

        string way = WayTo(buffer, indices, gradients);
        return buffer.Form switch
        {
            BufferForm.Array or BufferForm.MultidimensionalArray => $"{way} is not null",
            BufferForm.Memory or BufferForm.Span => $"!{way}.IsEmpty",
            _ => null,
        };
    }

    /// <summary>The numbers as a span.</summary>
    public string Span(Buffer buffer, IReadOnlyList<string> prefix)
    {
        if (LocalOf(buffer) is { } local)
        {
            return local;
        }

        string way = WayTo(buffer, prefix, RootOf(buffer));
        string type = ElementOf(buffer);
        return buffer.Form switch
        {
            BufferForm.Array when buffer.Kind == BufferKind.Gradient => $"global::System.MemoryExtensions.AsSpan<{type}>({way})",
            BufferForm.Array => $"((global::System.ReadOnlySpan<{type}>){way})",
            BufferForm.InlineArray => buffer.Kind == BufferKind.Gradient ? $"((global::System.Span<{type}>){way})" : $"((global::System.ReadOnlySpan<{type}>){way})",
            BufferForm.Memory => way + ".Span",
            _ => way,
        };
    }

    /// <summary>The gradient of an array that is reached over an index, as a span of a given length.</summary>
    public string GradientSpan(Buffer buffer, IReadOnlyList<string> prefix, string length) => buffer.Form == BufferForm.InlineArray || LocalOf(buffer) is not null
        ? Span(buffer, prefix)
        : $"{library.Services}.GradientMemory.Of<{Lanes.NameOf(buffer.Type)}>({Span(buffer, prefix)}, {length}, {Scratch(buffer.Type)}, \"{NameOf(buffer)}\")";

    public string Length(Buffer buffer, int dimension, IReadOnlyList<string> prefix)
    {
        string array = LocalOf(buffer) ?? WayTo(buffer, prefix, RootOf(buffer));
        return buffer.Form == BufferForm.MultidimensionalArray
            ? $"{array}.GetLength({dimension.ToString(System.Globalization.CultureInfo.InvariantCulture)})"
            : array + ".Length";
    }

    private string RootOf(Buffer buffer) => buffer.Kind == BufferKind.Gradient ? gradients : buffer.Root!;

    /// <summary>The expression up to the last brackets, or the whole one for a single number.</summary>
    private static string WayTo(Buffer buffer, IReadOnlyList<string> indices, string root)
    {
        int last = buffer.LastRank == 0 ? buffer.Steps.Count : buffer.Steps.Count - 1;
        int index = 0;
        string way = root;
        for (int i = 0; i < last; i++)
        {
            BufferStep step = buffer.Steps[i];
            if (step.Field is { } field)
            {
                way += "." + field;
                continue;
            }

            way += $"{(step.Form == BufferForm.Memory ? ".Span" : "")}[{string.Join(", ", indices.Skip(index).Take(step.Rank))}]";
            index += step.Rank;
        }

        return way;
    }
}
