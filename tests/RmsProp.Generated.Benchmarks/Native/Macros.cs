using System.Globalization;

namespace RmsProp.Generated.Benchmarks.Native;

/// <summary>The hyper-parameters as options of a C compiler.</summary>
internal static class Macros
{
    /// <summary>Defines a constant of type double.</summary>
    public static string Of(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"-D{name}={value:E16}");

    /// <summary>Defines a constant of type float.</summary>
    public static string OfSingle(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"-D{name}={(float)value:E8}f");
}
