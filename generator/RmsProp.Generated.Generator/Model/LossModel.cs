namespace RmsProp.Generated.Generator.Model;

/// <summary>Everything that the source text of a derived gradient depends on, and nothing else: no symbols, syntax or locations.</summary>
/// <param name="Container">The type that declares the loss, which gets the method for its gradient.</param>
/// <param name="Parameters">The fully qualified name of the parameter struct.</param>
/// <param name="Name">The name of the loss.</param>
/// <param name="Accessibility">The accessibility of the loss, as written in C#.</param>
/// <param name="MinimizeAccessibility">The accessibility of the method on the optimizers: that of the types of its arguments.</param>
/// <param name="Type">The type of the loss: <c>float</c> or <c>double</c>.</param>
/// <param name="Arguments">The arguments of the loss, the parameter struct first.</param>
/// <param name="Signature">The types of the arguments, which tell overloads apart.</param>
/// <param name="IsOverload">Whether an earlier method of the type has the same name.</param>
/// <param name="IsReachable">Whether the optimizers, which are nested in the parameter struct, can call the gradient.</param>
/// <param name="Body">The statements that compute the value and the gradient; null if the loss has errors.</param>
/// <param name="Remarks">What the gradient computes and records, for the documentation.</param>
/// <param name="SharedTypes">The declarations of what threads have in common that share the turns of its loops; empty if none do.</param>
internal sealed record LossModel(
    TargetType Container,
    string Parameters,
    string Name,
    string Accessibility,
    string MinimizeAccessibility,
    string Type,
    EquatableArray<LossArgument> Arguments,
    string Signature,
    bool IsOverload,
    bool IsReachable,
    string? Body,
    EquatableArray<string> Remarks,
    string SharedTypes)
{
    public string HintName => Container.HintName + "." + Name.TrimStart('@');
}

/// <summary>An argument of a loss.</summary>
/// <param name="Modifier">Its modifier, with a space after it, or nothing.</param>
/// <param name="Type">Its fully qualified type.</param>
/// <param name="Name">Its name, as written in C#.</param>
/// <param name="IsRefLike">Whether its type lives on the stack alone.</param>
/// <param name="IsParams">Whether its elements may be passed one by one.</param>
/// <param name="Default">Its value where it is not passed; null if it always is.</param>
internal sealed record LossArgument(string Modifier, string Type, string Name, bool IsRefLike, bool IsParams, DefaultValue? Default)
{
    /// <summary>The argument as a method declares it.</summary>
    public string Declared => $"{(IsRefLike && Modifier.Length == 0 ? "scoped " : "")}{Modifier}{Type} {Name}";

    /// <summary>The argument as a method that has it passes it on.</summary>
    public string Passed => (Modifier.Length > 0 ? "in " : "") + Name;
}

/// <summary>What an argument is where it is not passed.</summary>
/// <param name="Value">A number, a text, a character or a <see cref="bool"/>; null for the default of any other type.</param>
/// <param name="Enumeration">The fully qualified name of the enumeration that the number is of, if it is.</param>
internal sealed record DefaultValue(object? Value, string? Enumeration);
