using System.Numerics;
using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>
/// The expressions of an update round where the framework rounds: bit for bit like the reference implementations in plain loops.
/// </summary>
public class RoundingTests
{
    public static TheoryData<bool, bool, bool, bool> Configurations { get; } = All();

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Every_operation_rounds_as_in_the_framework(bool isPyTorch, bool isCentered, bool hasMomentum, bool decays)
    {
        Hyperparameters options = ElementRun.Options(isPyTorch ? Convention.PyTorch : Convention.Keras) with
        {
            Centered = isCentered,
            Momentum = hasMomentum ? 0.8 : null,
            WeightDecay = decays ? 0.1 : null,
            ClipMode = ClipMode.Value,
            Clip = 1.3,
            EmaMomentum = 0.7,
        };
        var arguments = new RMSpropArguments
        {
            Convention = isPyTorch ? RMSpropConvention.PyTorch : RMSpropConvention.Keras,
            LearningRate = options.LearningRate,
            Rho = options.Rho,
            Epsilon = options.Epsilon,
            EpsilonPlacement = isPyTorch ? EpsilonPlacement.OutsideRoot : EpsilonPlacement.InsideRoot,
            LearningRatePlacement = isPyTorch ? LearningRatePlacement.OutsideMomentum : LearningRatePlacement.InsideMomentum,
            WeightDecayMode = isPyTorch ? WeightDecayMode.L2 : WeightDecayMode.Decoupled,
            Centered = isCentered,
            Momentum = options.Momentum ?? 0,
            WeightDecay = options.WeightDecay,
            ClipValue = options.Clip,
            UseEma = true,
            EmaMomentum = 0.7,
        };
        Assert.Equal(Reference<float>(arguments), ElementRun.Steps<float>(options));
        Assert.Equal(Reference<double>(arguments), ElementRun.Steps<double>(options));
    }

    private static T[] Reference<T>(RMSpropArguments arguments)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var optimizer = new ReferenceOptimizer<T>(arguments, [1]);
        T[][] parameters = [[T.CreateChecked(0.75)]];
        return
        [
            .. ElementRun.Gradients.Select(gradient =>
            {
                optimizer.Apply(parameters, [[T.CreateChecked(gradient)]]);
                return parameters[0][0];
            }),
        ];
    }

    private static TheoryData<bool, bool, bool, bool> All()
    {
        var all = new TheoryData<bool, bool, bool, bool>();
        for (int bits = 0; bits < 16; bits++)
        {
            all.Add((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
        }

        return all;
    }
}
