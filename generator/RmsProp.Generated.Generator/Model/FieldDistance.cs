namespace RmsProp.Generated.Generator.Model;

/// <summary>How far a variable lies behind another one, if the fields between them are those that the generator has seen.</summary>
/// <param name="Type">The struct whose layout says so, as messages name it.</param>
/// <param name="From">The index of the first variable.</param>
/// <param name="To">The index of the second; those from the first on lie one behind the other up to it.</param>
/// <param name="ExtendedType">The struct in between to which another generator adds a field, so that it is wrong; only the analyzer can know.</param>
internal sealed record FieldDistance(string Type, int From, int To, string? ExtendedType);
