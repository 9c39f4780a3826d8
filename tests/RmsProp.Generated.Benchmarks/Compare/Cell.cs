using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>One row of the table: a configuration and a number of parameters.</summary>
internal readonly record struct Cell(int Length, Configuration Configuration)
{
    public override string ToString() => $"{ConfigurationTraits.Of(Configuration).Title}, {Lengths.Format(Length)}";
}
