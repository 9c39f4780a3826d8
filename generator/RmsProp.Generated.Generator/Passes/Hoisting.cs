using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Passes;

/// <summary>Computes values that are the same for all elements before the first one, if they have a name.</summary>
internal static class Hoisting
{
    /// <summary>Replaces the definitions of these names in the statements by the names.</summary>
    public static IReadOnlyList<Statement> Of(IEnumerable<Statement> statements, IReadOnlyList<Symbol> names)
    {
        return [.. statements.Select(statement => statement.Map(Of))];

        Expression Of(Expression expression) =>
            !expression.IsUniform ? expression.Map(Of)
            : names.FirstOrDefault(name => expression.Equals(name.Definition)) is { } name ? name
            : expression.Map(Of);
    }
}
