namespace RmsProp.Generated.Generator.Options;

/// <summary>The kinds of options' values.</summary>
internal enum OptionKind
{
    Number,

    /// <summary>A number that is unset if NaN, the default of its property.</summary>
    OptionalNumber,
    Integer,
    Flag,

    /// <summary>An enum member of the runtime library.</summary>
    Choice,
}
