using RmsProp.Generated.Generator.Attributes;
using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Parsing;

/// <summary>Checks for options that have no effect without another one, in the optimizer or in a group.</summary>
internal static class OptionCombinations
{
    public static void Check(Arguments arguments, Hyperparameters options, EquatableArray<ParameterGroup> groups)
    {
        if (groups.All(group => group.Options.Momentum is null))
        {
            arguments.NoEffect("Nesterov", "there is no Momentum to look ahead with");
            arguments.NoEffect("LearningRatePlacement", "there is no Momentum");
        }

        if (groups.All(group => group.Options.WeightDecay is null))
        {
            arguments.NoEffect("WeightDecayMode", "there is no WeightDecay");
        }

        if (!groups.Any(group => group.Options.Centered))
        {
            arguments.NeedFlag("Centered", "there is no variance without Centered = true", "CenteredVarianceFloor");
        }

        if (options.Formula.Convention != Convention.Keras && arguments.Has("FromKeras"))
        {
            arguments.Contradicts(
                "Convention", $"Convention = RMSpropConvention.{options.Formula.Convention}", "FromKeras", "FromKeras", "whose file is of Keras' formula");
        }
    }
}
