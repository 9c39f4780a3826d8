using RmsProp.Generated.Generator.Options;
using static RmsProp.Generated.Generator.Keras.KerasFieldKind;

namespace RmsProp.Generated.Generator.Keras;

/// <summary>The arguments of Keras' classes, mapped to the properties of the attributes.</summary>
internal static class KerasFields
{
    /// <summary>Keras' name of an optimizer; unlike the attribute's Name, which names a class.</summary>
    public const string OptimizerName = "KerasName";

    /// <summary>The name of the optimizer that wraps it.</summary>
    public const string LossScaleOptimizerName = "KerasLossScaleName";

    public const string LossScaleClass = "LossScaleOptimizer";

    /// <summary>The names of its class, including those in Keras 2.</summary>
    public static readonly string[] LossScaleClasses = [LossScaleClass, "LossScaleOptimizerV1", "LossScaleOptimizerV3"];

    public const string InnerOptimizer = "inner_optimizer";

    public static readonly KerasField[] RMSprop =
    [
        new("name", OptimizerName, KerasFieldKind.Text),
        .. OptimizerOptions.All.Where(option => option.InKeras is not null && !option.IsOfDynamicLossScale).Select(Of),

        // In every file of Keras 2.
        new("lr", OptimizerOptions.LearningRate.Name, LearningRate),
        new("decay", "", Decay),
        new("jit_compile", "", Unused),
        new("is_legacy_optimizer", "", Unused),
    ];

    /// <summary>The arguments of the wrapping optimizer, which scales the loss.</summary>
    public static readonly KerasField[] LossScaleOptimizer =
    [
        new("name", LossScaleOptimizerName, KerasFieldKind.Text),
        new(InnerOptimizer, "", Optimizer, IsRequired: true),
        .. OptimizerOptions.All.Where(option => option.InKeras is not null && option.IsOfDynamicLossScale).Select(Of),
    ];

    /// <summary>The arguments of each schedule.</summary>
    public static readonly IReadOnlyDictionary<string, KerasField[]> Schedules = Schedule.All.ToDictionary(
        schedule => schedule.ClassName,
        schedule => (KerasField[])[.. schedule.Options.Select(Of), new("name", "Name", KerasFieldKind.Text)],
        StringComparer.Ordinal);

    /// <summary>
    /// Whether the member is one that former versions of Keras wrote for a LossScaleOptimizer, where it never had an effect.
    /// </summary>
    public static bool IsFormerArgument(JsonMember member) => (member.Name, member.Value) switch
    {
        ("dynamic", JsonBoolean) or ("use_ema", JsonBoolean { Value: false }) or ("ema_momentum", JsonNumber { Value: 0.99 }) => true,
        (_, JsonNull) => RMSprop.Any(field => field.Name == member.Name),
        _ => false,
    };

    private static KerasField Of(Option option) => new(option.InKeras!, option.Name, option.Kind switch
    {
        _ when option == OptimizerOptions.LearningRate => LearningRate,
        OptionKind.OptionalNumber => OptionalNumber,
        OptionKind.Integer => Integer,
        OptionKind.Flag => Flag,
        _ => Number,
    });

    private static KerasField Of(ScheduleOption option) => new(
        option.InKeras, option.Name,
        option.Kind switch
        {
            ScheduleOptionKind.OptionalNumber => OptionalNumber,
            ScheduleOptionKind.Flag => Flag,
            ScheduleOptionKind.Numbers or ScheduleOptionKind.StepsList => Numbers,
            _ => Number,
        },
        option.IsRequired);
}
