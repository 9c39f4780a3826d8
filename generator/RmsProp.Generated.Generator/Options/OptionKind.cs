namespace RmsProp.Generated.Generator.Options;

/// <summary>What the value of an option is.</summary>
internal enum OptionKind
{
    Number,

    /// <summary>A number that NaN, the default of its property, leaves unset.</summary>
    OptionalNumber,
    Integer,
    Flag,

    /// <summary>A member of an enumeration of the runtime library.</summary>
    Choice,
}
