using System.Globalization;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties;

/// <summary>One configuration of an optimizer.</summary>
/// <param name="Name">The name of the generated optimizer.</param>
/// <param name="Arguments">The configured arguments; the learning rate is constant.</param>
/// <param name="Schedule">The learning-rate schedule, if it has one.</param>
/// <param name="Numerics">The numerics.</param>
internal sealed record Configuration(
    string Name, RMSpropArguments Arguments, ExponentialDecay? Schedule = null, KernelNumerics Numerics = KernelNumerics.Exact)
{
    /// <summary>What it does with gradients that a step can't use.</summary>
    public NonFiniteGradients Guard { get; init; }

    /// <summary>The attributes that configure the optimizer.</summary>
    public string Attributes
    {
        get
        {
            string numerics = Numerics == KernelNumerics.Exact ? "" : $", Numerics = KernelNumerics.{Numerics}";
            string guard = Guard == NonFiniteGradients.Propagate ? "" : $", NonFiniteGradients = NonFiniteGradients.{Guard}";
            string config = ConfigurationSource.Attribute(Arguments, $"Name = \"{Name}\"{numerics}{guard}");
            return Schedule is { } schedule
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{config} [ExponentialDecay(Optimizer = \"{Name}\", InitialLearningRate = {schedule.InitialLearningRate}, DecaySteps = {schedule.DecaySteps}, DecayRate = {schedule.DecayRate})]")
                : config;
        }
    }

    public override string ToString() => Attributes;
}
