using System.Reflection;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Outside;

/// <summary>A gradient is as accessible as its loss; a step that minimizes it is no more accessible than what it takes.</summary>
public class AccessibilityTests
{
    private const string Source = """
        internal struct Inside { public double Value; }

        [RMSpropConfig]
        public partial struct Model
        {
            public double A;
            private struct Own { public double Value; }

            [Differentiable] public static double Open(in Model model, double[] x) => model.A * x[0];
            [Differentiable] internal static double Closed(in Model model) => model.A;
            [Differentiable] private static double Hidden(in Model model) => model.A;
            [Differentiable] internal static double OfInside(in Model model, Inside[] inside) => model.A * inside[0].Value;
            [Differentiable] private static double OfOwn(in Model model, ReadOnlySpan<Own> own) => model.A * own[0].Value;
        }

        internal static partial class Losses
        {
            [Differentiable] public static double Elsewhere(in Model model) => model.A;
        }
        """;

    [Fact]
    public void They_have_the_least_accessibility_of_what_they_use()
    {
        using LoadedAssembly loaded = GeneratorHarness.Run(HarnessOptions.Default with { Nullable = false }, DerivedLoss.Usings + Source).Load();
        const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        Type model = loaded.Assembly.GetType("Model", throwOnError: true)!, optimizer = model.GetNestedType("RMSprop")!;
        string AccessOf(Type type, string method) => string.Join(' ', type.GetMethods(All).Where(candidate => candidate.Name == method).Select(found => found.IsPublic ? "public" : found.IsAssembly ? "internal" : found.IsPrivate ? "private" : "other").Distinct());
        Assert.Equal("public", AccessOf(model, "OpenAndGradient"));
        Assert.Equal("internal", AccessOf(model, "ClosedAndGradient"));
        Assert.Equal("private", AccessOf(model, "HiddenAndGradient"));
        Assert.Equal("private", AccessOf(model, "OfOwnAndGradient"));
        Assert.Equal("public", AccessOf(optimizer, "MinimizeOpen"));
        Assert.Equal("internal", AccessOf(optimizer, "MinimizeClosed"));
        Assert.Equal("internal", AccessOf(optimizer, "MinimizeHidden"));
        Assert.Equal("internal", AccessOf(optimizer, "MinimizeOfInside"));
        Assert.Equal("private", AccessOf(optimizer, "MinimizeOfOwn"));
        Assert.Equal("internal", AccessOf(optimizer, "MinimizeElsewhere"));
    }
}
