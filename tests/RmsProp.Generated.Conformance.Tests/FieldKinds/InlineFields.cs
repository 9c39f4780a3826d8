using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Conformance.Tests;

/// <summary>
/// Everything in the struct itself: scalars and inline arrays. Only variables that can't be inline are arrays: those without elements,
/// and those that sometimes have no gradient.
/// </summary>
public sealed class InlineFields : FieldKind
{
    public override string SharedSource(IEnumerable<TrajectoryCase> trajectories)
    {
        IEnumerable<string> types = trajectories
            .SelectMany(trajectory => Enumerable.Range(0, trajectory.Variables.Count)
                .Where(i => IsInlineArray(trajectory, i))
                .Select(i => InlineArray(
                    FieldSource.InlineArrayType(trajectory, i), trajectory.Variables[i].Length, FieldSource.ElementType(trajectory))))
            .Distinct()
            .Order(StringComparer.Ordinal);
        return $"""
            using System;
            using System.Runtime.CompilerServices;
            using RmsProp.Generated.TestKit;

            namespace {Namespace};

            {string.Join("\n\n", types)}
            """;
    }

    private protected override FieldSource Field(TrajectoryCase trajectory, int variable)
    {
        if (IsInlineArray(trajectory, variable))
        {
            return FieldSource.InlineArray(trajectory, variable);
        }

        return trajectory.Variables[variable].Shape.Count == 0 && !trajectory.MayLackGradient(variable)
            ? FieldSource.Scalar(trajectory, variable)
            : FieldSource.Array(trajectory, variable);
    }

    private static bool IsInlineArray(TrajectoryCase trajectory, int variable) =>
        trajectory.Variables[variable] is { Shape.Count: > 0, Length: > 0 } && !trajectory.MayLackGradient(variable);

    private static string InlineArray(string name, int length, string element) => $$"""
        [InlineArray({{length.ToString(CultureInfo.InvariantCulture)}})]
        public struct {{name}}
        {
            private {{element}} _element0;

            public static {{name}} Of(double[] row)
            {
                {{name}} array = default;
                Elements.Write(array, row);
                return array;
            }

            public readonly double[] ToRow() => Elements.Read(this);
        }
        """;
}
