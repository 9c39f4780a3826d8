using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>After any edits of the sources, a generator that has seen all of them produces the same as a new one.</summary>
public class RandomEditTests
{
    private const int Sessions = 10;
    private const int EditsPerSession = 100;

    // They depend on each other through a constant, a type and a part of one of them.
    private static readonly string[] Sources =
    [
        """
        using RmsProp.Generated;
        [RMSpropConfig(LearningRate = Rates.Initial, Rho = Rates.Decay)] public partial struct Model { public Layer First, Second; public float Bias; }
        """,
        """
        [RmsProp.Generated.RMSpropConfig(LearningRateMethod = nameof(Rate))] public partial struct Other
        {
            public Layer Only;
            public static double Rate(long step) { return Rates.Initial / (step + 1); }
        }
        """,
        "public static class Rates { public const double Initial = 0.5 * Half, Half = 0.5; public const double Decay = 0.8; public static int Unused(int i) { return i * 2; } }",
        "public struct Layer { public float Gain; public double[] Weights; public readonly float Apply(float x) { return x * Gain; } }",
        "public partial struct Model { public float Shift { get; set; } public void Clear() { Shift = 0; Bias = 0; } }",
    ];

    [Fact]
    public void Output_is_never_stale()
    {
        int changes = 0;
        for (int seed = 0; seed < Sessions; seed++)
        {
            GeneratorSession session = new(HarnessOptions.Default, trackSteps: false, Sources);
            SourceMutator mutator = new(Sources, seed);
            Random random = new(seed);
            var before = GeneratorSession.Sources(session.Run());
            for (int edit = 0; edit < EditsPerSession; edit++)
            {
                int file = random.Next(Sources.Length);

                // Now and then a file returns to its original, or little would be left to break.
                session.Replace(file, random.Next(3) == 0 ? Sources[file] : mutator.Change(session.Text(file)));
                var sources = GeneratorSession.Sources(session.Run());
                Assert.Equal(session.RunAfresh(), sources);
                changes += sources.SequenceEqual(before) ? 0 : 1;
                before = sources;
            }
        }

        Assert.InRange(changes, Sessions * EditsPerSession / 10, Sessions * EditsPerSession * 9 / 10);
    }
}
