using RmsProp.Generated.Generator.Ir;

namespace RmsProp.Generated.Generator.Passes;

/// <summary>What is the same for all elements is computed before the first one, as far as there is a name for it.</summary>
internal static class Hoisting
{
    /// <summary>The statements with these names in the place of what they are defined by.</summary>
    public static IReadOnlyList<Statement> Of(IEnumerable<Statement> statements, IReadOnlyList<Symbol> names)
    {
        return [.. statements.Select(statement => statement.Map(Of))];

        Expression Of(Expression expression) =>
            !expression.IsUniform ? expression.Map(Of)
            : names.FirstOrDefault(name => expression.Equals(name.Definition)) is { } name ? name
            : expression.Map(Of);
    }
}
