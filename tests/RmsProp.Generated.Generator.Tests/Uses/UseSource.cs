namespace RmsProp.Generated.Generator.Tests;

/// <summary>Programs that train three models: only numbers, only arrays, and both.</summary>
internal static class UseSource
{
    public const string Usings = "using System; using System.Collections.Generic; using System.Linq; using RmsProp.Generated;\n\n";

    public const string Models = """
        [RMSpropConfig]
        public partial struct Numbers { public float Slope; public float Bias; }

        [RMSpropConfig]
        public partial struct Arrays { public float[] Weights; }

        [RMSpropConfig]
        public partial struct Model
        {
            public float[] Weights;
            public float Bias;

            public static Model Create() => new() { Weights = new float[3] };

            public static double Loss(in Model model) => model.Bias;

            public static double Gradient(in Model model, ref Model gradients) => gradients.Bias = model.Bias;
        }

        /// <summary>A model that trains itself.</summary>
        [RMSpropConfig]
        public partial struct Learner
        {
            public float[] Weights;
            public float Bias;

            public static Learner Create() => new() { Weights = new float[3] };

            public double Step(RMSprop optimizer) => optimizer.Minimize(ref this, Gradient);

            public void Train(RMSprop optimizer) { for (int i = 0; i < 9; i++) { Step(optimizer); } }

            public void Fit(RMSprop optimizer) => Fit(ref this, optimizer);

            public void Scale(Scaling scaling) => scaling.Apply(ref this);

            public void Follow(Coach coach) => coach.Minimize(ref this);

            public float[] Predict() => [Bias * Weights[0]];

            public void Start() => (Weights, Bias) = (new float[3], 0);

            public double Norm() => Bias * Bias;

            public readonly Learner Copied() => this with { Weights = [.. Weights] };

            public void Save(string path) => System.IO.File.WriteAllText(path, Bias.ToString());

            private static double Fit(ref Learner model, RMSprop optimizer) => optimizer.Minimize(ref model, Gradient);

            private static double Gradient(in Learner model, ref Learner gradients) => gradients.Bias = model.Bias;
        }

        /// <summary>Has a method that is called as that of an optimizer, and does something else.</summary>
        public class Scaling { public void Apply(ref Learner model) => model.Bias *= 2; }

        /// <summary>Has a method that is called as that of an optimizer, and calls it.</summary>
        public class Coach { private readonly Learner.RMSprop _optimizer = new(); public void Minimize(ref Learner model) => _optimizer.Minimize(ref model, (in Learner m, ref Learner g) => 1); }

        public struct Layer { public float[] Weights; public float Bias; public float First { get => Weights[0]; set => Weights[0] = value; } }

        [RMSpropConfig]
        public partial struct Deep { public Layer Hidden; public float Bias; public Memory<float> Rest; public float Gain { get; set; } }

        public struct Network { public Model Model; public Numbers Numbers; public int Epochs; }


        """;

    /// <summary>A program with these members of a class.</summary>
    public static string Of(string members) => Usings + Models + Class(members);

    /// <summary>Only the class.</summary>
    public static string Class(string members) => "public class Trainer\n{\n" + members + "\n}\n";

    /// <summary>The rule is broken at the marked locations, and the program compiles.</summary>
    public static async Task Breaks(string id, string[] messages, string markedMembers)
    {
        await Expect.Warnings(id, messages, Of(markedMembers));
        await Compiles(Expect.Unmarked(Of(markedMembers)));
    }

    /// <summary>No rule is broken, and the program compiles.</summary>
    public static async Task IsRight(string members)
    {
        await Expect.Nothing(Of(members));
        await Compiles(Of(members));
    }

    private static async Task Compiles(string source) =>
        Assert.DoesNotContain((await Analysis.Of(source)).CompilerOnSource, diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
}
