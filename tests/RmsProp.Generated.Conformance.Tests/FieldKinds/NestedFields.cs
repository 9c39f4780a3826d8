using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// Structs nested two levels deep, the innermost a record struct. Scalars are auto-properties, short rows are vectors of System.Numerics,
/// and the rest is memory and arrays.
/// </summary>
public sealed class NestedFields : FieldKind
{
    private const string ExcludeAll = "[ExcludeFromWeightDecay] ";

    private protected override FieldSource Field(TrajectoryCase trajectory, int variable)
    {
        if (trajectory.MayLackGradient(variable))
        {
            return FieldSource.Memory(trajectory, variable);
        }

        return trajectory.Variables[variable] switch
        {
            { Shape.Count: 0 } => FieldSource.Scalar(trajectory, variable),
            { Shape: [>= 2 and <= 4] } when !trajectory.IsDouble => FieldSource.Vector(trajectory, variable),
            { Shape.Count: > 1 } when variable % 2 == 0 => FieldSource.Array(trajectory, variable),
            _ => FieldSource.Memory(trajectory, variable),
        };
    }

    private protected override string Members(string model, FieldSource[] fields) => $$"""
        {{Declarations(OfModel(fields))}}
            public {{model}}Outer Outer;
        """;

    private protected override string NestedTypes(string model, FieldSource[] fields)
    {
        FieldSource[] inner = OfInner(fields);
        bool isInnerExcluded = inner.All(field => field.IsExcludedFromWeightDecay);
        return $$"""
            public struct {{model}}Outer
            {
            {{Declarations(OfOuterBeforeInner(fields))}}
                {{(isInnerExcluded ? ExcludeAll : "")}}public {{model}}Inner Inner;
            {{Declarations(OfOuterAfterInner(fields))}}
            }

            public record struct {{model}}Inner(
                {{string.Join(", ", inner.Select(field => $"{(isInnerExcluded ? "" : field.Attributes)}{field.Type} {field.Name}"))}});

            """;
    }

    private protected override string Create(string model, FieldSource[] fields)
    {
        string inner = $"Inner = new {model}Inner({string.Join(", ", OfInner(fields).Select(field => field.Value))})";
        string outer = string.Join(", ", [.. Assignments(OfOuterBeforeInner(fields)), inner, .. Assignments(OfOuterAfterInner(fields))]);
        return $"new {model} {{ {string.Join(", ", [.. Assignments(OfModel(fields)), $"Outer = new {model}Outer {{ {outer} }}"])} }}";
    }

    private protected override IEnumerable<string> Reads(FieldSource[] fields) =>
    [
        .. OfModel(fields).Select(field => field.ReadFrom("source")),
        .. OfOuterBeforeInner(fields).Select(field => field.ReadFrom("source.Outer")),
        .. OfInner(fields).Select(field => field.ReadFrom("source.Outer.Inner")),
        .. OfOuterAfterInner(fields).Select(field => field.ReadFrom("source.Outer")),
    ];

    // Walking the structs must visit the variables in their order, on which the last bits of a global norm depend: the first one is in
    // the struct itself, the second and the last are in Outer, and those between are in Inner. If there are few, those in Inner come
    // first.
    private static FieldSource[] OfModel(FieldSource[] fields) => fields.Length >= 3 ? fields[..1] : [];

    private static FieldSource[] OfOuterBeforeInner(FieldSource[] fields) =>
        fields.Length >= 2 ? fields[(OfModel(fields).Length)..(OfModel(fields).Length + 1)] : [];

    private static FieldSource[] OfInner(FieldSource[] fields) =>
        fields[(OfModel(fields).Length + OfOuterBeforeInner(fields).Length)..(fields.Length - OfOuterAfterInner(fields).Length)];

    private static FieldSource[] OfOuterAfterInner(FieldSource[] fields) => fields.Length >= 4 ? fields[^1..] : [];

    private static string Declarations(FieldSource[] fields) =>
        string.Join('\n', fields.Select(field => $"    {field.Attributes}public {field.Type} {field.Name}{(field.IsScalar ? " { get; set; }" : ";")}"));

    private static IEnumerable<string> Assignments(FieldSource[] fields) => fields.Select(field => $"{field.Name} = {field.Value}");
}
