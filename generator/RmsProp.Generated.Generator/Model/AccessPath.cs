namespace RmsProp.Generated.Generator.Model;

/// <summary>How C# code reaches something inside a struct: a tree whose innermost node is the struct itself.</summary>
internal abstract record AccessPath
{
    private const string AsRef = "global::System.Runtime.CompilerServices.Unsafe.AsRef";

    /// <summary>The struct itself.</summary>
    public static AccessPath Struct { get; } = new Whole();

    /// <summary>Whether it is a field of the struct itself.</summary>
    public bool IsField => this is Member { Of: Whole };

    /// <summary>The field of the struct that it is, or is inside of; null for the struct itself.</summary>
    public string? Field => Steps.OfType<Member>().FirstOrDefault()?.Name;

    /// <summary>Whether a reference to that field is taken that can be written to; null if the field itself is named.</summary>
    public bool? IsFieldReferenced => Steps.FirstOrDefault(step => step is Accessed or Writable) is { } step ? step is Accessed : null;

    private IEnumerable<AccessPath> Steps => Inner is { } inner ? [.. inner.Steps, this] : [];

    /// <summary>What it is reached from.</summary>
    private protected abstract AccessPath? Inner { get; }

    /// <summary>The expression for it in the struct <paramref name="root"/>.</summary>
    public abstract string In(string root);

    /// <summary>An expression that code can assign even if it is in a read-only field.</summary>
    public static string AsWritable(string access) => $"{AsRef}(in {access})";

    private sealed record Whole : AccessPath
    {
        private protected override AccessPath? Inner => null;

        public override string In(string root) => root;
    }

    /// <summary>A member by its name, with an @ if C# needs one.</summary>
    internal sealed record Member(AccessPath Of, string Name) : AccessPath
    {
        private protected override AccessPath? Inner => Of;

        public override string In(string root) => Of.In(root) + "." + Name;
    }

    /// <summary>Something inside of a value of a known type, by a suffix such as <c>[2]</c>.</summary>
    internal sealed record Part(AccessPath Of, string Suffix) : AccessPath
    {
        private protected override AccessPath? Inner => Of;

        public override string In(string root) => Of.In(root) + Suffix;
    }

    /// <summary>A field that C# can't name, by the method of its <see cref="FieldAccessor"/>.</summary>
    internal sealed record Accessed(AccessPath Of, string Method) : AccessPath
    {
        private protected override AccessPath? Inner => Of;

        public override string In(string root) => $"{Method}(ref {Of.In(root)})";
    }

    /// <summary>The value of a read-only field, whose own fields can be assigned.</summary>
    internal sealed record Writable(AccessPath Of) : AccessPath
    {
        private protected override AccessPath? Inner => Of;

        public override string In(string root) => AsWritable(Of.In(root));
    }
}
