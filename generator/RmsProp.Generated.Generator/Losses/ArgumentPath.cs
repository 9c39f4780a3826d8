using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>The way from an argument of the loss to something in it.</summary>
/// <param name="Root">The argument, as written in C#.</param>
/// <param name="Kind">Whether it leads to parameters or to data.</param>
/// <param name="Steps">The fields and brackets on the way.</param>
internal sealed record ArgumentPath(string Root, BufferKind Kind, IReadOnlyList<BufferStep> Steps)
{
    /// <summary>The way as text, which is the same for the same numbers.</summary>
    public string Key => Root + string.Concat(Steps.Select(step => step.Field is { } field ? "." + field : "[" + new string(',', step.Rank - 1) + "]"));

    /// <summary>The name of what it leads to, for variables: the last field.</summary>
    public string LastName => Steps.LastOrDefault(step => step.Field is not null)?.Field ?? Root;

    /// <summary>Whether a number there lies in a field that can't be assigned.</summary>
    public bool IsReadOnly { get; init; }

    public ArgumentPath Field(string name, bool isTrainable, bool isReadOnly) =>
        this with { Kind = isTrainable ? Kind : BufferKind.Data, Steps = [.. Steps, new BufferStep(name, 0, BufferForm.Scalar)], IsReadOnly = IsReadOnly || isReadOnly };

    public ArgumentPath Index(int rank, BufferForm form) =>
        this with { Steps = [.. Steps, new BufferStep(null, rank, form)], IsReadOnly = IsReadOnly && form == BufferForm.InlineArray };
}
