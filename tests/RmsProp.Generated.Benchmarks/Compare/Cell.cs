using RmsProp.Generated.Benchmarks.Configurations;

namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>One row of the table: a configuration for a number of parameters.</summary>
internal readonly record struct Cell(int Length, Configuration Configuration)
{
    public override string ToString() => $"{ConfigurationTraits.Of(Configuration).Title}, {Lengths.Format(Length)}";
}
