using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>The static methods on a state that the caller owns, with parameters in read-only fields that hold arrays.</summary>
public sealed class StaticForm : FieldKind
{
    private protected override FieldSource Field(TrajectoryCase trajectory, int variable) => FieldSource.Array(trajectory, variable);

    private protected override string Members(string model, FieldSource[] fields) => $$"""
        {{string.Join('\n', fields.Select(field => $"    {field.Attributes}public readonly {field.Type} {field.Name};"))}}

            public {{model}}(double[]?[] values)
            {
        {{string.Join('\n', fields.Select(field => $"        {field.Name} = {field.Value};"))}}
            }
        """;

    private protected override string Create(string model, FieldSource[] fields) => $"new {model}(values)";

    private protected override string Driver(DriverSource driver) => driver.StaticMethods();
}
