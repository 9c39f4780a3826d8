using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// The text that users see on F12, one configuration after another; each file holds what its configuration is about. Each is also
/// compiled as strictly as a project can be, and must compute what the reference computes.
/// </summary>
public class SnapshotTests
{
    [Fact]
    public Task PlainScalar() => Check(OptionSamples.PlainScalar, Shows.All);

    [Fact]
    public Task PlainInlineArray() => Check(FieldSamples.PlainInlineArray, Shows.Arithmetic | Shows.Loops);

    [Fact]
    public Task MomentumAndCentered() => Check(OptionSamples.MomentumAndCentered, Shows.Arithmetic | Shows.Loops);

    [Fact]
    public Task ClipValue() => Check(OptionSamples.ClipValue, Shows.Documentation | Shows.Arithmetic);

    [Fact]
    public Task ClipNorm() => Check(OptionSamples.ClipNorm, Shows.Documentation | Shows.Arithmetic | Shows.Step);

    [Fact]
    public Task GlobalClipNorm() => Check(OptionSamples.GlobalClipNorm, Shows.Documentation | Shows.Arithmetic | Shows.Step);

    [Fact]
    public Task WeightDecayWithExcludedBias() => Check(OptionSamples.WeightDecayWithExcludedBias, Shows.Documentation | Shows.Step | Shows.Arithmetic);

    [Fact]
    public Task EmaWithOverwrite() => Check(OptionSamples.EmaWithOverwrite, Shows.Documentation | Shows.Step | Shows.Arithmetic);

    [Fact]
    public Task AccumulationAndLossScaleOfPowersOfTwo() => Check(OptionSamples.AccumulationAndLossScaleOfPowersOfTwo, Shows.Documentation | Shows.Arithmetic);

    [Fact]
    public Task AccumulationAndLossScale() => Check(OptionSamples.AccumulationAndLossScale, Shows.Documentation | Shows.Step | Shows.Arithmetic);

    [Fact]
    public Task Schedule() => Check(OptionSamples.Schedule, Shows.Documentation | Shows.Members | Shows.Step);

    [Fact]
    public Task LearningRateMethod() => Check(OptionSamples.LearningRateMethod, Shows.Documentation | Shows.Members | Shows.Step);

    [Fact]
    public Task FastNumerics() => Check(OptionSamples.FastNumerics, Shows.Documentation | Shows.Arithmetic | Shows.Loops);

    [Fact]
    public Task PyTorchConvention() => Check(FormulaSamples.PyTorchConvention, Shows.Documentation | Shows.Arithmetic);

    [Fact]
    public Task OptaxConvention() => Check(FormulaSamples.OptaxConvention, Shows.Documentation | Shows.Arithmetic);

    [Fact]
    public Task TensorFlowV1Convention() => Check(FormulaSamples.TensorFlowV1Convention, Shows.Documentation | Shows.Arithmetic);

    [Fact]
    public Task FastPyTorch() => Check(FormulaSamples.FastPyTorch, Shows.Documentation | Shows.Arithmetic);

    [Fact]
    public Task GlobalClipNormOfManyVariables() => Check(OptionSamples.GlobalClipNormOfManyVariables, Shows.Step);

    [Fact]
    public Task ParameterGroups() => Check(FormulaSamples.ParameterGroups, Shows.Documentation | Shows.Step | Shows.State);

    [Fact]
    public Task DynamicLossScale() => Check(FormulaSamples.DynamicLossScale, Shows.Documentation | Shows.Step | Shows.Members);

    [Fact]
    public Task GuardWithNorm() => Check(FormulaSamples.GuardWithNorm, Shows.Documentation | Shows.Step);

    [Fact]
    public Task SingleAndDouble() => Check(FieldSamples.SingleAndDouble, Shows.Step | Shows.Arithmetic);

    [Fact]
    public Task NestedStructsAndProperties() => Check(FieldSamples.NestedStructsAndProperties, Shows.Step | Shows.State);

    [Fact]
    public Task PositionalRecord() => Check(FieldSamples.PositionalRecord, Shows.Step | Shows.State);

    [Fact]
    public Task FixedBuffer() => Check(FieldSamples.FixedBuffer, Shows.Step | Shows.State);

    [Fact]
    public Task ArraysAndMemory() => Check(FieldSamples.ArraysAndMemory, Shows.All & ~Shows.Loops);

    [Fact]
    public Task Tensors() => Check(FieldSamples.Tensors, Shows.Step | Shows.State);

    [Fact]
    public Task RefStructOfTensorSpans() => Check(FieldSamples.RefStructOfTensorSpans, Shows.Step | Shows.State);

    [Fact]
    public Task RefStructOfSpans() => Check(FieldSamples.RefStructOfSpans, Shows.Step | Shows.State);

    [Fact]
    public Task Constraints() => Check(FieldSamples.Constraints, Shows.Documentation | Shows.Step);

    [Fact]
    public Task GenericContainingTypes() => Check(DeclarationSamples.GenericContainingTypes, Shows.Members);

    [Fact]
    public Task TwoConfigurations() => Check(DeclarationSamples.TwoConfigurations, Shows.Documentation);

    [Fact]
    public Task OfSeveralRanks() => Check(DeclarationSamples.OfSeveralRanks, Shows.Step | Shows.State | Shows.Members);

    [Fact]
    public Task EverythingAtOnce() => Check(DeclarationSamples.EverythingAtOnce, Shows.All & ~Shows.Loops);

    [Fact]
    public Task DynamicLossScaleBetweenLimits() => Check(CombinationSamples.DynamicLossScaleBetweenLimits, Shows.Documentation | Shows.Step | Shows.Members);

    [Fact]
    public Task DynamicLossScaleOfSingleAndDouble() => Check(CombinationSamples.DynamicLossScaleOfSingleAndDouble, Shows.Step);

    [Fact]
    public Task FastWeightDecayAndEma() => Check(CombinationSamples.FastWeightDecayAndEma, Shows.Documentation | Shows.Arithmetic);

    [Fact]
    public Task FastNesterov() => Check(CombinationSamples.FastNesterov, Shows.Documentation | Shows.Arithmetic);

    [Fact]
    public Task GuardOfEveryKindWithGlobalClipNorm() => Check(CombinationSamples.GuardOfEveryKindWithGlobalClipNorm, Shows.Documentation | Shows.Step);

    [Fact]
    public Task GuardOfOneClippedGroup() => Check(CombinationSamples.GuardOfOneClippedGroup, Shows.Documentation | Shows.Step);

    [Fact]
    public Task LongInlineArrayAndReadOnlyField() => Check(CombinationSamples.LongInlineArrayAndReadOnlyField, Shows.Step | Shows.State);

    [Fact]
    public Task GlobalClipNormOfSingleAndDouble() => Check(CombinationSamples.GlobalClipNormOfSingleAndDouble, Shows.Step);

    [Fact]
    public Task RunOverStructs() => Check(FieldSamples.RunOverStructs, Shows.Step | Shows.State);

    [Fact]
    public Task NonNegativeRowsAndArrays() => Check(FieldSamples.NonNegativeRowsAndArrays, Shows.Documentation | Shows.Step);

    [Fact]
    public Task InlineArrayOfItsOwn() => Check(FieldSamples.InlineArrayOfItsOwn, Shows.Step | Shows.State);

    [Fact]
    public Task FrozenLayers() => Check(FieldSamples.FrozenLayers, Shows.State | Shows.Members);

    private static async Task Check(Sample sample, Shows shows, [CallerMemberName] string name = "")
    {
        string[] sources = [sample.Source, SampleRun.Source(sample)];
        HarnessOptions options = HarnessOptions.Default with { AllowUnsafe = sample.AllowUnsafe };
        foreach (HarnessOptions variant in (HarnessOptions[])[options, options with { CheckOverflow = true }])
        {
            using LoadedAssembly assembly = GeneratorHarness.Run(variant, sources).Load();
            SampleRun.AssertComputesWhatTheReferenceDoes(sample, assembly);
        }

        GeneratorHarness.Run(options with { Nullable = false }, sources).EnsureCompiles();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new RMSpropGenerator())
            .RunGenerators(GeneratorHarness.CreateCompilation(options, sample.Source));
        await Verifier.Verify(driver, shows, method: name);
    }
}
