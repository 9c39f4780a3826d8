using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Text;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>One tree printed as C# for single elements and for vectors, and as an equation.</summary>
public class PrinterTests
{
    private static readonly Symbol P = new("p", SymbolKind.Local, ScalarType.Single);
    private static readonly Symbol G = new("g", SymbolKind.Local, ScalarType.Single);
    private static readonly Symbol C = new("Limit", SymbolKind.Constant, ScalarType.Single) { Notation = "limit" };
    private static readonly Symbol Rate = new("rate", SymbolKind.Step, ScalarType.Single);
    private static readonly Symbol Weights = new("weights", SymbolKind.Array, ScalarType.Single) { Notation = "w" };
    private static readonly Constant Zero = new(0, ScalarType.Single);
    private static readonly Constant One = new(1, ScalarType.Single);
    private static readonly Constant Two = new(2, ScalarType.Single);

    private static readonly (Expression Tree, string Scalar, string Vector, string Equation)[] Trees =
    [
        (P - G - C, "(p - g) - Limit", "(p - g) - Vector128.Create(Limit)", "p - g - limit"),
        (P - (G - C), "p - (g - Limit)", "p - (g - Vector128.Create(Limit))", "p - (g - limit)"),
        (P * (G * C), "p * (g * Limit)", "p * (g * Limit)", "p · g · limit"),
        (P / (G * C), "p / (g * Limit)", "p / (g * Limit)", "p / (g · limit)"),
        ((P + G) * C, "(p + g) * Limit", "(p + g) * Limit", "(p + g) · limit"),
        (P / C, "p / Limit", "p / Vector128.Create(Limit)", "p / limit"),
        (P * (C - C), "p * (Limit - Limit)", "p * (Limit - Limit)", "p · (limit - limit)"),
        (P + (C * C), "p + (Limit * Limit)", "p + Vector128.Create(Limit * Limit)", "p + limit²"),
        (P * Rate, "p * rate", "p * rate", "p · rate"),
        (-(P + G), "-(p + g)", "-(p + g)", "-(p + g)"),
        (P + (-G * C), "p + (-g * Limit)", "p + (-g * Limit)", "p - g · limit"),
        (P * (1 / G), "p * (1 / g)", "p * (Vector128.Create(1) / g)", "p / g"),
        (P * (One / Two), "p * (1f / 2f)", "p * (1f / 2f)", "p / 2"),
        (P + new Constant(-0.0, ScalarType.Single), "p + -0f", "p + Vector128.Create(-0f)", "p + -0"),
        ((P + G) * (P + G), "(p + g) * (p + g)", "(p + g) * (p + g)", "(p + g)²"),
        (new Load(Weights) * new Load(Weights), "weights * weights", "Vector128.LoadUnsafe(ref weights, i) * Vector128.LoadUnsafe(ref weights, i)", "w²"),
        (new Unary(UnaryOperator.SquareRoot, P + C), "float.Sqrt(p + Limit)", "Vector128.Sqrt(p + Vector128.Create(Limit))", "√(p + limit)"),
        (new Binary(BinaryOperator.AtMost, P, -C), "float.Min(-Limit, p)", "Vector128.MinNative(Vector128.Create(-Limit), p)", "min(p, -limit)"),
        (new Binary(BinaryOperator.AtLeast, P, Zero), "float.Max(0, p)", "Vector128.MaxNative(Vector128<float>.Zero, p)", "max(p, 0)"),
        (new Binary(BinaryOperator.Maximum, P, G), "float.Max(p, g)", "Vector128.Max(p, g)", "max(p, g)"),
        (new MultiplyAdd(-G, C, P, IsFused: true), "float.FusedMultiplyAdd(-g, Limit, p)", "Vector128.FusedMultiplyAdd(-g, Vector128.Create(Limit), p)", "p - g · limit"),
        (new MultiplyAdd(G, C, P, IsFused: false), "float.MultiplyAddEstimate(g, Limit, p)", "Vector128.MultiplyAddEstimate(g, Vector128.Create(Limit), p)", "p + g · limit"),
    ];

    public static TheoryData<int> Indices { get; } = [.. Enumerable.Range(0, Trees.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_tree_is_printed_with_the_brackets_that_it_needs(int index)
    {
        (Expression tree, string scalar, string vector, string equation) = Trees[index];
        Assert.Equal(scalar, new CSharpPrinter(Lanes.Scalar(ElementType.Single)).Print(tree));
        Assert.Equal(vector, new CSharpPrinter(Lanes.Vectors(ElementType.Single)[2]).Print(tree));
        Assert.Equal("x = " + equation, Assert.Single(EquationPrinter.Print([new Assign(new Symbol("x", SymbolKind.Local, ScalarType.Single), tree)])));
    }

    private static readonly Symbol Checked = new("isChecked", SymbolKind.Local, ScalarType.Boolean);
    private static readonly Expression InRange = new IsAtMost(new Call(Function.Absolute, ScalarType.Single, new([G])), C);

    private static readonly (Expression Tree, string Text)[] Conditions =
    [
        (InRange, "float.Abs(g) <= Limit"),
        (new Not(InRange), "!(float.Abs(g) <= Limit)"),
        (new Not(Checked), "!isChecked"),
        (new Not(new Call(Function.IsFinite, ScalarType.Boolean, new([P with { Type = ScalarType.Double }]))), "!double.IsFinite(p)"),
        (new Either(InRange, Checked), "float.Abs(g) <= Limit || isChecked"),
        (new Either(new Both(Checked, InRange), new Not(Checked)), "(isChecked && (float.Abs(g) <= Limit)) || !isChecked"),
        (new Both(new Not(Checked), new Either(Checked, InRange)), "!isChecked && (isChecked || float.Abs(g) <= Limit)"),
    ];

    public static TheoryData<int> ConditionIndices { get; } = [.. Enumerable.Range(0, Conditions.Length)];

    [Theory]
    [MemberData(nameof(ConditionIndices))]
    public void A_condition_is_printed_with_the_brackets_that_it_needs(int index)
    {
        (Expression tree, string text) = Conditions[index];
        Assert.Equal(text, new CSharpPrinter(Lanes.Scalar(ElementType.Single)).Print(tree));
    }

    [Fact]
    public void A_value_is_declared_once_and_then_changed()
    {
        Statement[] statements = [new Assign(P, new Load(Weights)), new Assign(P, P - (G * C)), new Assign(P, G - P), new Store(Weights, P), new Return(P)];
        Assert.Equal(
            ["float p = weights;", "p -= g * Limit;", "p = g - p;", "weights = p;", "return p;"],
            new CSharpPrinter(Lanes.Scalar(ElementType.Single)).Print(statements));
    }

    /// <summary>Only what the optimizer keeps has a form of its own; the arithmetic between is the same.</summary>
    [Fact]
    public void Slots_are_loaded_and_stored_in_their_own_form()
    {
        Symbol velocity = new("velocity", SymbolKind.Slot, ScalarType.Single);
        Statement[] statements = [new Assign(P, new Load(velocity) * new Load(Weights)), new Store(velocity, P), new Store(Weights, P)];
        Assert.Equal(
            ["float p = Widened(velocity) * weights;", "velocity = Rounded(p);", "weights = p;"],
            new CSharpPrinter(Lanes.Scalar(ElementType.Single), new Halves()).Print(statements));
        Assert.Equal(
            ["float p = velocity * weights;", "velocity = p;", "weights = p;"],
            new CSharpPrinter(Lanes.Scalar(ElementType.Single)).Print(statements));
    }

    /// <summary><c>ParallelRun</c> takes spans of one type.</summary>
    [Fact]
    public void Arrays_of_two_forms_are_not_split_among_threads()
    {
        KernelArray parameter = new("parameter", new ElementFormat(ElementType.Single));
        KernelArray velocity = new("velocity", new Halves());
        Assert.True(KernelArray.CanBeSplit([parameter, parameter]));
        Assert.False(KernelArray.CanBeSplit([parameter, velocity]));
        Assert.Equal("ref ushort velocity", velocity.Reference);
        Assert.Equal("Span<float> parameter", parameter.Span);
    }

    /// <summary>Names for parts are for the kernel; a reader sees the parts.</summary>
    [Fact]
    public void An_equation_has_what_a_name_stands_for_and_what_is_to_be_said_behind_it()
    {
        Symbol noted = Rate with { Note = "with a note" };
        Statement[] statements = [new Let(G, C * P), new Let(G, G + noted), new Assign(P, P - G), new Store(Weights, P)];
        Assert.Equal(["p = p - (limit · p + rate)   with a note"], EquationPrinter.Print(statements));
    }

    /// <summary>Numbers in half of the memory.</summary>
    private sealed class Halves() : ElementFormat(ElementType.Single)
    {
        public override string Type => "ushort";

        public override string Load(Lanes lanes, string array) => $"Widened({array})";

        public override string Store(Lanes lanes, string array, string value) => $"{array} = Rounded({value});";
    }
}
