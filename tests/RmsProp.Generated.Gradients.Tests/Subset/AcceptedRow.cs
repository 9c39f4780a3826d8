namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>
/// A construct of the language, in a loss that is always the same function, so that its gradient is known:
/// A · Σ w·x + B² with A = 0.5, B = -2, w = (1, 2, 3), x = (0.5, -1, 2).
/// </summary>
/// <param name="Construct">The construct.</param>
/// <param name="Body">The body of the loss.</param>
/// <param name="Members">Further members of the parameter struct.</param>
/// <param name="Parameters">The data that the loss takes.</param>
/// <param name="Arguments">What is passed for it; <c>x</c> is an array.</param>
internal sealed record AcceptedRow(string Construct, string Body, string Members = "", string Parameters = "double[] x", string Arguments = "x")
{
    /// <summary>How the loss takes the parameter struct.</summary>
    public string Model { get; init; } = "in Model model";

    /// <summary>The source of the parameter struct with the loss.</summary>
    public string Source => $$"""
        [InlineArray(3)]
        public struct Triple { private double _element; }

        public enum Mode { Off, On }

        public struct Layer { public double[] Weights; public Triple Three; public double Bias; }

        public struct Pair
        {
            public double X, Y;
            public Pair(double x, double y) { X = x; Y = y; }
            public readonly double Product => X * Y;
            public readonly double Sum() => X + Y;
            public void Scale(double by) { X *= by; Y *= by; }
            public static Pair operator +(Pair a, Pair b) => new(a.X + b.X, a.Y + b.Y);
        }

        [RMSpropConfig]
        public partial struct Model
        {
            public double A, B;
            public double[] W;
            public double[,] Grid;
            public Triple Three;
            public Memory<double> Slice;
            public Layer Layer;
            public double Property { get; set; }
            [NotTrainable] public double Fixed;

            {{Members}}

            [Differentiable]
            public static double Loss({{Model}}, {{Parameters}})
            {
                {{Body}}
            }
        }
        """;
}
