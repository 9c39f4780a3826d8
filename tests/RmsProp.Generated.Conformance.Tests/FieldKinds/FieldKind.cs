using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>One way for a struct to hold its parameters. Generates C# source for the struct of a recorded run and for its driver.</summary>
public abstract class FieldKind
{
    /// <summary>The namespace of the sources.</summary>
    public string Namespace => "Recorded." + GetType().Name;

    /// <summary>Types that the structs of all runs share.</summary>
    public virtual string SharedSource(IEnumerable<TrajectoryCase> trajectories) => "";

    /// <summary>The file of one run.</summary>
    /// <param name="trajectory">The run.</param>
    /// <param name="model">The name of the struct; its driver has the same name with the suffix <c>Driver</c>.</param>
    public string Source(TrajectoryCase trajectory, string model)
    {
        FieldSource[] fields = [.. Enumerable.Range(0, trajectory.Variables.Count).Select(i => Field(trajectory, i))];
        return $$"""
            using System;
            using RmsProp.Generated;
            using RmsProp.Generated.TestKit;

            namespace {{Namespace}};

            // {{trajectory.Id}}
            {{AttributeSource.Attributes(trajectory)}}
            {{StructKeywords}} {{model}}
            {
            {{Members(model, fields)}}
            {{AttributeSource.Members(trajectory)}}
            }

            {{NestedTypes(model, fields)}}
            {{Driver(new DriverSource(trajectory, model, Create(model, fields), Reads(fields)))}}
            """;
    }

    private protected virtual string StructKeywords => "public partial struct";

    private protected abstract FieldSource Field(TrajectoryCase trajectory, int variable);

    private protected virtual string Members(string model, FieldSource[] fields) =>
        string.Join('\n', fields.Select(field => $"    {field.Attributes}public {field.Type} {field.Name};"));

    private protected virtual string NestedTypes(string model, FieldSource[] fields) => "";

    private protected virtual string Create(string model, FieldSource[] fields) =>
        $"new {model} {{ {string.Join(", ", fields.Select(field => $"{field.Name} = {field.Value}"))} }}";

    private protected virtual IEnumerable<string> Reads(FieldSource[] fields) => fields.Select(field => field.ReadFrom("source"));

    private protected virtual string Driver(DriverSource driver) => driver.Object();
}
