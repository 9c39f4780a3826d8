using System.Runtime.InteropServices;

namespace RmsProp.Generated.Generator.Tests.Compiled;

// Structs that the sources in HostileStructTests know only from this assembly's metadata, where the compiler shows neither private
// properties, nor whether a struct is a record, nor attributes that have become flags.

/// <summary>Exclusions from training in every place where a library's author can put the attribute.</summary>
public struct CompiledLayer
{
    private float _weight;
    [NotTrainable]
    private float _scale;

    public float Bias { get; set; }

    [NotTrainable]
    public float Temperature { get; set; }

    [field: NotTrainable]
    public float Rate { get; set; }

    public static CompiledLayer Filled(float value) =>
        new() { _weight = value, _scale = value, Bias = value, Temperature = value, Rate = value };

    public readonly string Describe() => FormattableString.Invariant($"{_weight} {_scale} {Bias} {Temperature} {Rate}");
}

/// <summary>Faulty attributes, reported or not when their author compiled them.</summary>
public struct CompiledGroups
{
    [RMSpropConfig(Rho = 1.5, UseEma = true)]
    public float Weight { get; set; }

    [field: RMSpropConfig]
    public float Bias { get; set; }
}

public record struct CompiledRecord(float Trained, [NotTrainable] float OfParameter, [property: NotTrainable] float OfProperty);

public struct CompiledSecret
{
    public float Value { get; set; }

    private float Hidden { get; set; }

    public readonly float Sum() => Value + Hidden;
}

[StructLayout(LayoutKind.Explicit)]
public struct CompiledUnion
{
    [FieldOffset(0)]
    public float Number;

    [FieldOffset(0)]
    public double SameNumber;
}
