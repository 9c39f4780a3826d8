using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>An obsolete type is its author's business: generated code has neither a warning nor an error about it.</summary>
public class ObsoleteTypeTests
{
    [Theory]
    [InlineData("[Obsolete]", "", "")]
    [InlineData("", "[Obsolete]", "")]
    [InlineData("", "", "[Obsolete]")]
    [InlineData("[Obsolete(\"Use another.\")]", "[Obsolete(\"Use another.\")]", "[Obsolete(\"Use another.\")]")]
    public void Obsolete_structs_compile(string onOuter, string onModel, string onLayer) => GeneratorHarness.Run($$"""
        using System;
        using RmsProp.Generated;

        #pragma warning disable CS0612, CS0618 // In this file it is the user's business.
        {{onLayer}}
        public struct Layer { public float[] Weights; private float Bias { get; set; } public float Shift { get; set; } }

        {{onLayer}}
        public ref struct Spans { public Span<float> Weights; }

        {{onOuter}}
        public static partial class Outer
        {
            {{onModel}}
            [RMSpropConfig(Momentum = 0.9, UseEma = true)]
            [ExponentialDecay(InitialLearningRate = 0.1, DecaySteps = 10, DecayRate = 0.5)]
            public partial struct Model { public Layer Hidden; public float Scale; public float Offset { get; set; } }

            {{onModel}}
            [RMSpropConfig(LearningRateMethod = nameof(Rate))]
            public ref partial struct View
            {
                public Spans Hidden;
                public float Scale;

                {{onModel}}
                private static double Rate(long step) => 1.0 / (step + 1);
            }
        }
        """).EnsureCompiles();

    /// <summary>C# accepts the name of each of these fields but one, which rule CS0619 forbids and only an accessor can reach.</summary>
    [Theory]
    [InlineData("[Obsolete]", false)]
    [InlineData("[Obsolete(\"Use another.\")]", false)]
    [InlineData("[Obsolete(\"Use another.\", false)]", false)]
    [InlineData("[Noted(\"Use another.\", true)]", false)]
    [InlineData("[Obsolete(\"Use another.\", true)]", true)]
    public void A_field_goes_by_its_name_where_it_may(string attribute, bool hasAccessor)
    {
        GeneratorRun run = GeneratorHarness.Run($$"""
            using System;
            using RmsProp.Generated;

            #pragma warning disable CS9113 // What it says is not for reading.
            [AttributeUsage(AttributeTargets.Field)]
            public sealed class NotedAttribute(string text, bool isError) : Attribute;

            [RMSpropConfig]
            public partial struct Model { {{attribute}} public float Weight; }
            """);
        run.EnsureCompiles();
        Assert.Equal(hasAccessor, Assert.Single(run.Sources).Value.Contains("UnsafeAccessor(", StringComparison.Ordinal));
    }
}
