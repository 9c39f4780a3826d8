using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The documentation of a generated class says what its state costs.</summary>
public partial class HoverStateTests
{
    [Fact]
    public void Floats_and_doubles_are_counted_apart()
    {
        string state = HoverText.Of(FieldSamples.SingleAndDouble)["State"];
        Assert.Equal(
            "12 bytes per float parameter (velocity 4, momentum buffer 4, moving average 4); "
                + "24 bytes per double parameter (velocity 8, momentum buffer 8, moving average 8); this struct: 2 parameters, 36 bytes.",
            state);
    }

    [Fact]
    public void Large_numbers_are_grouped()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            using System.Runtime.CompilerServices;
            using RmsProp.Generated;

            [InlineArray(337)]
            public struct Weights { private float _first; }

            [RMSpropConfig(Momentum = 0.9)]
            public partial struct Model { public Weights Weights; }
            """);
        Assert.Equal(
            "8 bytes per float parameter (velocity 4, momentum buffer 4); this struct: 337 parameters, 2,696 bytes.",
            HoverText.Of(run)["State"]);
    }

    [Theory]
    [InlineData("float[] A; float[,] B;", "4 bytes per float parameter (velocity 4), in arrays as long as those of the parameters.")]
    [InlineData("Tensor<float> A;", "4 bytes per float parameter (velocity 4), in tensors as long as those of the parameters.")]
    [InlineData("Tensor<float> A; Memory<float> B;", "4 bytes per float parameter (velocity 4), in arrays and tensors as long as those of the parameters.")]
    [InlineData("float A; Tensor<float> B;", "4 bytes per float parameter (velocity 4); this struct without its tensors: 1 parameter, 4 bytes.")]
    public void What_is_not_in_the_struct_is_called_by_its_name(string fields, string state)
    {
        GeneratorRun run = GeneratorHarness.Run($$"""
            using System;
            using System.Numerics.Tensors;

            [RmsProp.Generated.RMSpropConfig]
            public partial struct Model { {{fields}} }
            """);

        Assert.Equal(state, HoverText.Of(run)["State"]);
    }

    [Fact]
    public void A_struct_without_variables_has_no_slot() => Assert.Equal(
        "no parameter, no slot.", HoverText.Of(GeneratorHarness.Run("[RmsProp.Generated.RMSpropConfig] public partial struct Model { }"))["State"]);

    /// <summary>The slots are the fields of the state, and their sizes follow from the sample's variables.</summary>
    [Theory]
    [MemberData(nameof(HoverTests.SampleNames), MemberType = typeof(HoverTests))]
    public void The_state_is_told_with_its_slots_and_its_size(string name)
    {
        Sample sample = Samples.ByName(name);
        HarnessOptions options = HarnessOptions.Default with { AllowUnsafe = sample.AllowUnsafe };
        using LoadedAssembly assembly = GeneratorHarness.Run(options, sample.Source).Load();
        Type state = assembly.Assembly.GetTypes().Single(type => type.Name == "State" && type.DeclaringType!.Name == sample.Optimizer);
        string[] slots = [.. state.GetFields().Where(field => !field.FieldType.IsPrimitive).Select(field => Words(field.Name))];

        string text = HoverText.Of(sample)["State"];
        Assert.Equal(
            sample.Variables
                .GroupBy(variable => (variable.Arguments, variable.IsDouble)).OrderBy(variables => variables.Key.Arguments is not null)
                .ThenBy(variables => variables.Key.Arguments is null && variables.Key.IsDouble).Select(variables =>
                {
                    int size = variables.Key.IsDouble ? sizeof(double) : sizeof(float);
                    string[] kept = [.. slots.Where(slot => IsKept(slot, variables.Key.Arguments ?? sample.Arguments))];
                    return $"{kept.Length * size} per {(variables.Key.IsDouble ? "double" : "float")}: {string.Join(", ", kept.Select(slot => $"{slot} {size}"))}";
                }).Distinct(),
            PerElement().Matches(text).Select(match => $"{match.Groups["bytes"]} per {match.Groups["type"]}: {match.Groups["slots"]}"));

        if (!state.GetFields().Any(field => field.Name == "IsBuilt"))
        {
            int bytes = sample.Variables.Sum(variable => variable.Length * (variable.IsDouble ? sizeof(double) : sizeof(float)) * slots.Length);
            int count = sample.Variables.Sum(variable => variable.Length);
            Assert.EndsWith($"; this struct: {count} parameter{(count == 1 ? "" : "s")}, {bytes} bytes.", text, StringComparison.Ordinal);
        }
    }

    private static bool IsKept(string slot, RMSpropArguments arguments) => slot switch
    {
        "average gradient" => arguments.Centered,
        "momentum buffer" => arguments.Momentum > 0,
        _ => true,
    };

    /// <summary>
    /// A struct of an even number of floats and nothing else has no padding between or after the slots: the size is the runtime's own.
    /// </summary>
    [Theory]
    [InlineData("Momentum = 0.9", 32)]
    [InlineData("", 16)]
    [InlineData("Momentum = 0.9, Centered = true, UseEma = true, GradientAccumulationSteps = 2", 80)]
    public void The_size_is_that_of_the_state_without_its_counter(string arguments, int bytes)
    {
        GeneratorRun run = HoverTests.Configured(arguments);
        using LoadedAssembly assembly = run.Load();
        Type state = assembly.Assembly.GetTypes().Single(type => type.Name == "State");
        MethodInfo sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(state);
        Assert.Equal(bytes + sizeof(long), (int)sizeOf.Invoke(null, null)!);
        Assert.EndsWith($"; this struct: 4 parameters, {bytes} bytes.", HoverText.Of(run)["State"], StringComparison.Ordinal);
    }

    private static string Words(string name) => UpperCase().Replace(name, match => (match.Index == 0 ? "" : " ") + match.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]")]
    private static partial Regex UpperCase();

    [GeneratedRegex(@"(?<bytes>\d+) bytes per (?<type>float|double) parameter(?: in the group of [\w.]+)? \((?<slots>[^)]+)\)")]
    private static partial Regex PerElement();
}
