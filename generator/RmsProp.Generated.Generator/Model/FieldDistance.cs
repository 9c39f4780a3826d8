namespace RmsProp.Generated.Generator.Model;

/// <summary>The distance between two variables, assuming that the fields between them are those that the generator has seen.</summary>
/// <param name="Type">The struct whose layout determines the distance, as messages name it.</param>
/// <param name="From">The index of the first variable.</param>
/// <param name="To">The index of the second variable; the variables from the first to it are contiguous.</param>
/// <param name="ExtendedType">
/// A struct in between to which another generator adds a field, so that the distance is wrong; only the analyzer can know it.
/// </param>
internal sealed record FieldDistance(string Type, int From, int To, string? ExtendedType);
