namespace RmsProp.Generated.Generator.Tests;

/// <summary>A struct with arguments on one of its fields.</summary>
internal static class GroupSource
{
    public static string OnField(string ofField, string ofStruct = "") => $$"""
        using RmsProp.Generated;

        [RMSpropConfig({{ofStruct}})]
        public partial struct Model
        {
            public float[] Weights;

            [RMSpropConfig({{ofField}})]
            public float Bias;
        }
        """;
}
