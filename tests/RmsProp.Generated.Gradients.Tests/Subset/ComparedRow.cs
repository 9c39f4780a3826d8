namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>A construct of the language, in a loss that is compared with itself: with the user's own method and with the oracle.</summary>
/// <param name="Construct">The construct.</param>
/// <param name="Body">The body of the loss.</param>
internal sealed record ComparedRow(string Construct, string Body)
{
    /// <summary>Further members of the parameter struct.</summary>
    public string Members { get; init; } = "";

    /// <summary>The type of the loss.</summary>
    public string Type { get; init; } = "double";

    /// <summary>Whether the loss is derived with <c>KernelNumerics.Fast</c>.</summary>
    public bool IsFast { get; init; }

    /// <summary>How the loss takes the parameter struct.</summary>
    public string Model { get; init; } = "in Model model";

    /// <summary>The data that the loss takes, and what is passed for it, once or several times.</summary>
    public string Parameters { get; init; } = "double[] x";

    public string[] Arguments { get; init; } = ["new double[] { 0.5, -1, 2 }"];

    /// <summary>The types, the loss, and what it is called with.</summary>
    public string Source => $$"""
        public enum Mode { Off, On, Auto }

        [Flags]
        public enum Choices : byte { None = 0, First = 1, Second = 2 }

        [InlineArray(3)]
        public struct Triple { private double _element; }

        public partial struct Layer { public double[] Weights; public Triple Three; public double Bias; public Inner Inner; }

        public partial struct Inner { public double X; public double Y { get; set; } }

        public struct Pair
        {
            public double X, Y;
            public Pair(double x, double y) { X = x; Y = y; }
            public readonly void Deconstruct(out double x, out double y) { x = X; y = Y; }
            public void Scale(double by) { X *= by; Y *= by; }
            public double Sum() => X + Y;
        }

        public sealed class Data { public double[] Values; public Mode Mode; public Mode[] Modes; public Data Next; public Vector3[] Points; public Pair[] Pairs; }

        [RMSpropConfig]
        public partial struct Model
        {
            public double A, B;
            public float F, G;
            public double[] W;
            public float[] V;
            public double[,] Grid;
            public Triple Three;
            public Layer Layer;
            [NotTrainable] public Vector3 Origin;

            {{Members}}

            [Differentiable{{(IsFast ? "(Numerics = KernelNumerics.Fast)" : "")}}]
            public static {{Type}} Loss({{Model}}{{(Parameters.Length == 0 ? "" : ", " + Parameters)}})
            {
                {{Body}}
            }
        }

        public static class Case
        {
            public static object New() => new Model
            {
                W = new double[3], V = new float[6], Grid = new double[2, 3], Layer = new Layer { Weights = new double[3] },
            };

            public static object Filled()
            {
                Model model = (Model)New();
                model.A = 0.75; model.B = -1.25; model.F = 0.6f; model.G = -1.3f;
                model.Origin = new Vector3(0.1f, -0.2f, 0.3f);
                for (int i = 0; i < 3; i++) { model.W[i] = 0.3 * i - 0.4; model.Three[i] = 0.7 - 0.2 * i; model.Layer.Weights[i] = 0.9 - 0.5 * i; model.Layer.Three[i] = 0.2 * i + 0.1; }
                for (int i = 0; i < 6; i++) { model.V[i] = 0.37f * i - 0.8f; model.Grid[i / 3, i % 3] = 0.21 * i - 0.5; }
                model.Layer.Bias = 0.4; model.Layer.Inner.X = -0.6; model.Layer.Inner.Y = 1.1;
                return model;
            }

            public static object[][] Arguments() => [{{string.Join(", ", Arguments.Select(arguments => $"[Filled(){(arguments.Length == 0 ? "" : ", " + arguments)}]"))}}];
        }
        """;
}
