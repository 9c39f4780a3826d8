using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// A struct of a thousand fields: twice the source of one with five hundred, one kernel for all of them, and correct numbers.
/// </summary>
public class ManyFieldsTests
{
    private const int Fields = 1_000;

    public static TheoryData<string> FieldTypes => ["float[]", "double[,]", "Memory<float>", "float", "double", "Layer", "Row"];

    [Theory]
    [MemberData(nameof(FieldTypes))]
    public void Source_grows_with_the_fields_and_no_faster(string type)
    {
        int half = Generate(Source(type, Fields / 2)).Length;
        int whole = Generate(Source(type, Fields)).Length;
        Assert.InRange((double)whole / half, 0, 2.1);
    }

    /// <summary>The field of a property needs an accessor method.</summary>
    [Fact]
    public void So_does_that_of_properties()
    {
        int half = Generate(Source("float", Fields / 2, " { get; set; }")).Length;
        int whole = Generate(Source("float", Fields, " { get; set; }")).Length;
        Assert.InRange((double)whole / half, 1.5, 2.1);
    }

    [Theory]
    [InlineData("float[]")]
    [InlineData("Memory<float>")]
    [InlineData("double[,]")]
    public void All_arrays_share_one_kernel(string type)
    {
        SyntaxNode one = Parse(Generate(Source(type, 1)));
        SyntaxNode many = Parse(Generate(Source(type, Fields)));
        Assert.Single(Kernels(many));
        Assert.Equal(Loops(one), Loops(many));
        Assert.InRange(Loops(many), 1, 12);
    }

    [Fact]
    public void And_it_computes_what_Keras_does()
    {
        string runner = $$"""
            public static class Runner
            {
                public static float[] Run()
                {
                    Model model = default, gradients = default;
                    {{string.Join("\n        ", Enumerable.Range(0, Fields).Select(i => $"model.Field{i} = [{i}, -{i}, 1]; gradients.Field{i} = [{i}, 1, -{i}];"))}}
                    new Model.RMSprop().Apply(ref model, in gradients);
                    return [{{string.Join(", ", Enumerable.Range(0, Fields).Select(i => $".. model.Field{i}"))}}];
                }
            }
            """;
        using LoadedAssembly assembly = GeneratorHarness.Run(Source("float[]", Fields), runner).Load();
        Func<float[]> run = assembly.Assembly.GetType("Runner", throwOnError: true)!.GetMethod("Run")!.CreateDelegate<Func<float[]>>();
        Assert.Equal(
            Enumerable.Range(0, Fields).SelectMany(i => (float[])[FirstStep(i, i), FirstStep(-i, 1), FirstStep(1, -i)]), run());
    }

    /// <summary>Keras' formula with its rounding, for a velocity of 0: p - lr g / √((1 - ρ) g² + ε).</summary>
    private static float FirstStep(float parameter, float gradient)
    {
        float velocity = (float)(1 - 0.9) * (gradient * gradient);
        return parameter - (0.001f * gradient / MathF.Sqrt(velocity + 1e-7f));
    }

    private static string Generate(string source) => Assert.Single(GeneratorHarness.Run(source).Sources).Value;

    private static SyntaxNode Parse(string source) => CSharpSyntaxTree.ParseText(source, GeneratorHarness.ParseOptions).GetRoot();

    private static IEnumerable<ClassDeclarationSyntax> Kernels(SyntaxNode root) =>
        root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(type => type.Identifier.ValueText.EndsWith("Kernel", StringComparison.Ordinal));

    private static int Loops(SyntaxNode root) =>
        root.DescendantNodes().Count(node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForEachStatementSyntax);

    private static string Source(string type, int fields, string accessors = ";") => $$"""
        using System;
        using System.Runtime.CompilerServices;
        using RmsProp.Generated;

        public struct Layer { public float[] Weights; public double Bias; }
        [InlineArray(4)] public struct Row { private float _first; }
        [RMSpropConfig] public partial struct Model
        {
            {{string.Join("\n    ", Enumerable.Range(0, fields).Select(i => $"public {type} Field{i}{accessors}"))}}
        }
        """;
}
