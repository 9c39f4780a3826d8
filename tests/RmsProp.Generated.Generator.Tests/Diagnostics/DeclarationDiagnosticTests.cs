using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>What can be wrong with the declaration of the annotated type: RMSP001, 002, 003, 019 and 020.</summary>
public class DeclarationDiagnosticTests
{
    [Fact]
    public Task A_class_is_no_parameter_struct() => Expect.Error(
        "RMSP001",
        "'Model' is a class, and parameters must be a struct: declare it as 'partial struct Model'",
        """
        [RmsProp.Generated.RMSpropConfig]
        public partial class [|Model|] { public float Value; }
        """);

    [Fact]
    public Task A_record_class_is_no_parameter_struct() => Expect.Error(
        "RMSP001",
        "'Model' is a record class, and parameters must be a struct: declare it as 'partial struct Model'",
        """
        [RmsProp.Generated.RMSpropConfig]
        public partial record [|Model|](float Value);
        """);

    [Theory]
    [InlineData("partial interface Model { }")]
    [InlineData("enum Model { One }")]
    [InlineData("delegate void Model();")]
    public async Task Where_the_attribute_does_not_belong_only_the_compiler_says_so(string declaration)
    {
        Analysis analysis = await Analysis.Of("[RmsProp.Generated.RMSpropConfig] " + declaration);
        Assert.Empty(analysis.Rules);
        Assert.Equal("CS0592", Assert.Single(analysis.CompilerOnSource).Id);
    }

    [Theory]
    [InlineData("partial struct Model { public float Value; }")]
    [InlineData("partial record struct Model(float Value);")]
    [InlineData("ref partial struct Model { public System.Span<float> Values; }")]
    public Task Every_kind_of_struct_will_do(string declaration) => Expect.Nothing("[RmsProp.Generated.RMSpropConfig] public " + declaration);

    [Fact]
    public Task A_struct_must_be_partial() => Expect.Error(
        "RMSP002",
        "'Model' must be partial, so that its optimizer can be generated into it: declare it as 'partial struct Model'",
        """
        [RmsProp.Generated.RMSpropConfig]
        public struct [|Model|] { public float Value; }
        """);

    [Fact]
    public Task Every_type_around_a_struct_must_be_partial() => Expect.Errors(
        "RMSP003",
        [
            "'Outer' must be partial, because the parameter struct 'Model' is declared in it",
            "'Inner' must be partial, because the parameter struct 'Model' is declared in it",
        ],
        """
        public class [|Outer|]
        {
            public partial class Middle
            {
                public readonly record struct [|Inner|]
                {
                    [RmsProp.Generated.RMSpropConfig]
                    public partial struct Model { public float Value; }
                }
            }
        }
        """);

    [Fact]
    public Task Partial_types_around_a_struct_of_every_kind_will_do() => Expect.Nothing("""
        public static partial class A
        {
            public partial interface B<T>
            {
                public partial record C
                {
                    public readonly partial record struct D
                    {
                        public ref partial struct E
                        {
                            [RmsProp.Generated.RMSpropConfig]
                            public partial struct Model { public float Value; }
                        }
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_file_local_struct_has_no_part_elsewhere() => Expect.Error(
        "RMSP019",
        "'Model' can't have an optimizer: a file-local type can't have a part in another file; make it internal",
        """
        [RmsProp.Generated.RMSpropConfig]
        file partial struct [|Model|] { public float Value; }
        """);

    [Fact]
    public Task Nor_has_a_struct_in_a_file_local_type() => Expect.Error(
        "RMSP019",
        "'Model' can't have an optimizer: a file-local type can't have a part in another file; make it internal",
        """
        file partial class [|Outer|]
        {
            [RmsProp.Generated.RMSpropConfig]
            public partial struct Model { public float Value; }
        }
        """);

    [Fact]
    public Task Fields_must_not_overlap() => Expect.Error(
        "RMSP019",
        "'Model' can't have an optimizer: its layout is explicit, so that its fields may overlap; lay it out sequentially",
        """
        using System.Runtime.InteropServices;

        [RmsProp.Generated.RMSpropConfig, StructLayout(LayoutKind.Explicit)]
        public partial struct [|Model|]
        {
            [FieldOffset(0)]
            public float Value;
        }
        """);

    [Theory]
    [InlineData("Sequential")]
    [InlineData("Auto")]
    public Task Any_layout_without_overlap_will_do(string layout) => Expect.Nothing($$"""
        using System.Runtime.InteropServices;

        [RmsProp.Generated.RMSpropConfig, StructLayout(LayoutKind.{{layout}})]
        public partial struct Model { public float Value; }
        """);

    [Theory]
    [InlineData("State")]
    [InlineData("Slots")]
    public Task A_type_parameter_must_not_hide_behind_a_generated_struct(string name) => Expect.Error(
        "RMSP019",
        $"'Model' can't have an optimizer: the type parameter '{name}' has the name of a struct that is generated; give it another name",
        $$"""
        public partial class Outer<[|{{name}}|]>
        {
            [RmsProp.Generated.RMSpropConfig]
            public partial struct Model { public float Value; }
        }
        """);

    [Theory]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    [InlineData(LanguageVersion.CSharp12, "12.0")]
    public Task An_old_language_version_is_told_before_anything_else(LanguageVersion version, string number) => Expect.Reports(
        "RMSP020",
        DiagnosticSeverity.Error,
        [$"RmsProp.Generated needs C# 13.0 or later, but this project is compiled as C# {number}: remove LangVersion from the project file"],
        """
        [RmsProp.Generated.RMSpropConfig(Name = "")]
        public struct [|Model|] { public string Value; }
        """,
        version);

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public async Task Newer_language_versions_compile(LanguageVersion version)
    {
        Analysis analysis = await Analysis.Of(version, "[RmsProp.Generated.RMSpropConfig] public partial struct Model { public float[] Values; }");
        Assert.Empty(analysis.Rules);
        Assert.Empty(analysis.CompilerOnGenerated);
        Assert.NotEmpty(analysis.Run.GeneratedTrees);
    }
}
