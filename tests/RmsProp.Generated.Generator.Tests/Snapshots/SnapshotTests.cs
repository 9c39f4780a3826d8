using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// The text that users see on F12, one configuration after another. Each is also compiled as strictly as a project can be, and must
/// compute what the reference computes.
/// </summary>
public class SnapshotTests
{
    [Fact]
    public Task PlainScalar() => Check(OptionSamples.PlainScalar);

    [Fact]
    public Task PlainInlineArray() => Check(FieldSamples.PlainInlineArray);

    [Fact]
    public Task MomentumAndCentered() => Check(OptionSamples.MomentumAndCentered);

    [Fact]
    public Task ClipValue() => Check(OptionSamples.ClipValue);

    [Fact]
    public Task ClipNorm() => Check(OptionSamples.ClipNorm);

    [Fact]
    public Task GlobalClipNorm() => Check(OptionSamples.GlobalClipNorm);

    [Fact]
    public Task WeightDecayWithExcludedBias() => Check(OptionSamples.WeightDecayWithExcludedBias);

    [Fact]
    public Task EmaWithOverwrite() => Check(OptionSamples.EmaWithOverwrite);

    [Fact]
    public Task AccumulationAndLossScaleOfPowersOfTwo() => Check(OptionSamples.AccumulationAndLossScaleOfPowersOfTwo);

    [Fact]
    public Task AccumulationAndLossScale() => Check(OptionSamples.AccumulationAndLossScale);

    [Fact]
    public Task Schedule() => Check(OptionSamples.Schedule);

    [Fact]
    public Task LearningRateMethod() => Check(OptionSamples.LearningRateMethod);

    [Fact]
    public Task FastNumerics() => Check(OptionSamples.FastNumerics);

    [Fact]
    public Task PyTorchConvention() => Check(FormulaSamples.PyTorchConvention);

    [Fact]
    public Task OptaxConvention() => Check(FormulaSamples.OptaxConvention);

    [Fact]
    public Task TensorFlowV1Convention() => Check(FormulaSamples.TensorFlowV1Convention);

    [Fact]
    public Task FastPyTorch() => Check(FormulaSamples.FastPyTorch);

    [Fact]
    public Task GlobalClipNormOfManyVariables() => Check(OptionSamples.GlobalClipNormOfManyVariables);

    [Fact]
    public Task ParameterGroups() => Check(FormulaSamples.ParameterGroups);

    [Fact]
    public Task DynamicLossScale() => Check(FormulaSamples.DynamicLossScale);

    [Fact]
    public Task GuardWithNorm() => Check(FormulaSamples.GuardWithNorm);

    [Fact]
    public Task SingleAndDouble() => Check(FieldSamples.SingleAndDouble);

    [Fact]
    public Task NestedStructsAndProperties() => Check(FieldSamples.NestedStructsAndProperties);

    [Fact]
    public Task PositionalRecord() => Check(FieldSamples.PositionalRecord);

    [Fact]
    public Task FixedBuffer() => Check(FieldSamples.FixedBuffer);

    [Fact]
    public Task ArraysAndMemory() => Check(FieldSamples.ArraysAndMemory);

    [Fact]
    public Task Tensors() => Check(FieldSamples.Tensors);

    [Fact]
    public Task RefStructOfTensorSpans() => Check(FieldSamples.RefStructOfTensorSpans);

    [Fact]
    public Task RefStructOfSpans() => Check(FieldSamples.RefStructOfSpans);

    [Fact]
    public Task Constraints() => Check(FieldSamples.Constraints);

    [Fact]
    public Task GenericContainingTypes() => Check(DeclarationSamples.GenericContainingTypes);

    [Fact]
    public Task TwoConfigurations() => Check(DeclarationSamples.TwoConfigurations);

    [Fact]
    public Task EverythingAtOnce() => Check(DeclarationSamples.EverythingAtOnce);

    [Fact]
    public Task DynamicLossScaleBetweenLimits() => Check(CombinationSamples.DynamicLossScaleBetweenLimits);

    [Fact]
    public Task DynamicLossScaleOfSingleAndDouble() => Check(CombinationSamples.DynamicLossScaleOfSingleAndDouble);

    [Fact]
    public Task FastWeightDecayAndEma() => Check(CombinationSamples.FastWeightDecayAndEma);

    [Fact]
    public Task FastNesterov() => Check(CombinationSamples.FastNesterov);

    [Fact]
    public Task GuardOfEveryKindWithGlobalClipNorm() => Check(CombinationSamples.GuardOfEveryKindWithGlobalClipNorm);

    [Fact]
    public Task GuardOfOneClippedGroup() => Check(CombinationSamples.GuardOfOneClippedGroup);

    [Fact]
    public Task LongInlineArrayAndReadOnlyField() => Check(CombinationSamples.LongInlineArrayAndReadOnlyField);

    [Fact]
    public Task GlobalClipNormOfSingleAndDouble() => Check(CombinationSamples.GlobalClipNormOfSingleAndDouble);

    [Fact]
    public Task RunOverStructs() => Check(FieldSamples.RunOverStructs);

    [Fact]
    public Task NonNegativeRowsAndArrays() => Check(FieldSamples.NonNegativeRowsAndArrays);

    [Fact]
    public Task InlineArrayOfItsOwn() => Check(FieldSamples.InlineArrayOfItsOwn);

    private static async Task Check(Sample sample, [CallerMemberName] string name = "")
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
        await Verifier.Verify(driver, method: name);
    }
}
