namespace RmsProp.Generated.Generator.Tests;

/// <summary>Dynamic loss scales and the handling of NaN and infinity: RMSP032, and the other rules for their options.</summary>
public class LossScaleDiagnosticTests
{
    [Theory]
    [InlineData("")]
    [InlineData("InitialLossScale = 1")]
    [InlineData("InitialLossScale = 8, DynamicGrowthSteps = 3, MinLossScale = 8, MaxLossScale = 8")]
    [InlineData("DynamicGrowthSteps = 1")]
    [InlineData("DynamicGrowthSteps = 0")]
    [InlineData("MinLossScale = 1, MaxLossScale = 65536")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.SkipStep")]
    public Task A_scale_that_may_have_been_meant_is_fine(string arguments) => Expect.Nothing(Dynamic(arguments));

    [Theory]
    [InlineData("[|MinLossScale = 0|]", "MinLossScale must be finite and greater than 0, but is 0")]
    [InlineData("[|MinLossScale = -1|]", "MinLossScale must be finite and greater than 0, but is -1")]
    [InlineData("[|MinLossScale = double.PositiveInfinity|]", "MinLossScale must be finite and greater than 0, but is infinity")]
    [InlineData("[|MaxLossScale = 0|]", "MaxLossScale must be finite and greater than 0, but is 0")]
    [InlineData("[|MaxLossScale = double.PositiveInfinity|]", "MaxLossScale must be finite and greater than 0, but is infinity")]
    [InlineData("MinLossScale = 64, [|MaxLossScale = 32|]", "MaxLossScale must be at least MinLossScale = 64, but is 32")]
    public Task A_limit_that_is_none_is_an_error(string arguments, string message) => Expect.Error("RMSP007", message, Dynamic(arguments));

    [Theory]
    [InlineData("[|InitialLossScale = 0|]", "InitialLossScale is 0: gradients divided by 0 are not finite; it should be greater than 0")]
    [InlineData("[|InitialLossScale = 0|], MinLossScale = 8", "InitialLossScale is 0: gradients divided by 0 are not finite; it should be greater than 0")]
    [InlineData("[|InitialLossScale = -8|]", "InitialLossScale is -8: it negates every gradient; it should be greater than 0")]
    [InlineData("[|InitialLossScale = double.NaN|]", "InitialLossScale is NaN: it makes parameters NaN or infinite; it should be finite")]
    [InlineData("[|InitialLossScale = double.PositiveInfinity|]", "InitialLossScale is infinity: every step is skipped, and half of it is infinite as well; it should be finite")]
    [InlineData("[|InitialLossScale = 4|], MinLossScale = 8", "InitialLossScale is 4: it is below MinLossScale = 8")]
    [InlineData("[|InitialLossScale = 64|], MaxLossScale = 32", "InitialLossScale is 64: it is above MaxLossScale = 32")]
    [InlineData("[|MaxLossScale = 1024|]", "MaxLossScale is 1024: the loss scale starts above it, at 32768; set InitialLossScale as well")]
    [InlineData("[|MinLossScale = 65536|]", "MinLossScale is 65536: the loss scale starts below it, at 32768; set InitialLossScale as well")]
    [InlineData("[|MinLossScale = double.NaN|]", "MinLossScale is NaN: NaN means that it is not set; leave it out")]
    [InlineData("[|DynamicGrowthSteps = -1|]", "DynamicGrowthSteps is -1: the loss scale never rises, as in Keras; it should be at least 1, or 0 for that")]
    public Task A_scale_that_can_not_have_been_meant_is_a_warning(string arguments, string message) => Expect.Warning("RMSP008", message, Dynamic(arguments));

    [Theory]
    [InlineData("[|InitialLossScale = 1e39|]", "InitialLossScale is 1e39, which as float is infinity")]
    [InlineData("[|InitialLossScale = 1e-46|]", "InitialLossScale is 1e-46, which as float is 0")]
    [InlineData("[|MinLossScale = 1e-46|]", "MinLossScale is 1e-46, which as float is 0")]
    [InlineData("[|MaxLossScale = 1e39|]", "MaxLossScale is 1e39, which as float is infinity")]
    public Task One_that_float_does_not_hold_is_a_warning(string arguments, string message) => Expect.Warning("RMSP009", message, Dynamic(arguments));

    [Theory]
    [InlineData("[|InitialLossScale = 1000|]", "InitialLossScale is 1000: dividing by it rounds every gradient; dividing by a power of two, such as 1024, is exact")]
    [InlineData("[|InitialLossScale = 24|]", "InitialLossScale is 24: dividing by it rounds every gradient; dividing by a power of two, such as 32, is exact")]
    [InlineData("[|InitialLossScale = 23|]", "InitialLossScale is 23: dividing by it rounds every gradient; dividing by a power of two, such as 16, is exact")]
    [InlineData("[|MinLossScale = 0.9|]", "MinLossScale is 0.9: dividing by it rounds every gradient; dividing by a power of two, such as 1, is exact")]
    [InlineData("[|MaxLossScale = 100000|]", "MaxLossScale is 100000: dividing by it rounds every gradient; dividing by a power of two, such as 131072, is exact")]
    public Task One_that_is_no_power_of_two_rounds(string arguments, string message) => Expect.Info("RMSP024", message, Dynamic(arguments));

    [Fact]
    public Task It_needs_to_be_switched_on() => Expect.Warnings(
        "RMSP018",
        [
            .. ((string[])["InitialLossScale", "DynamicGrowthSteps", "MinLossScale", "MaxLossScale"])
                .Select(name => $"{name} has no effect: the loss scale does not change without DynamicLossScale = true"),
        ],
        Configured("[|InitialLossScale = 1000|], [|DynamicGrowthSteps = -3|], [|MinLossScale = -4|], [|MaxLossScale = 5|], DynamicLossScale = false"));

    [Theory]
    [InlineData("[|LossScaleFactor = 1000|]")]
    [InlineData("[|LossScaleFactor = 1|]")]
    public Task It_takes_the_place_of_a_constant_one(string argument) => Expect.Warning(
        "RMSP018",
        "LossScaleFactor has no effect: DynamicLossScale replaces it, as Keras' LossScaleOptimizer does; set InitialLossScale instead",
        Dynamic(argument));

    [Fact]
    public Task A_limit_that_is_never_reached_has_no_effect() => Expect.Warning(
        "RMSP018",
        "MaxLossScale has no effect: the loss scale never rises with DynamicGrowthSteps = 0",
        Dynamic("DynamicGrowthSteps = 0, [|MaxLossScale = 65536|]"));

    [Theory]
    [InlineData("")]
    [InlineData("NonFiniteGradients = NonFiniteGradients.Throw, ")]
    public Task A_limit_of_skipped_steps_needs_some(string policy) => Expect.Warning(
        "RMSP018",
        "MaxConsecutiveSkippedSteps has no effect: no step is skipped without NonFiniteGradients = NonFiniteGradients.SkipStep or DynamicLossScale = true",
        Configured(policy + "[|MaxConsecutiveSkippedSteps = 10|]"));

    [Theory]
    [InlineData("Propagate")]
    [InlineData("Throw")]
    public async Task It_skips_the_steps_that_it_learns_from(string policy)
    {
        await Expect.Error(
            "RMSP032",
            $"NonFiniteGradients.{policy} contradicts DynamicLossScale = true, which skips such steps to find the right scale: remove one of them",
            Dynamic($"[|NonFiniteGradients = NonFiniteGradients.{policy}|]"));
        await Expect.Nothing(Configured($"NonFiniteGradients = NonFiniteGradients.{policy}, DynamicLossScale = false"));
    }

    private static string Dynamic(string arguments) => Configured("DynamicLossScale = true" + (arguments.Length == 0 ? "" : ", " + arguments));

    private static string Configured(string arguments) => $$"""
        using RmsProp.Generated;

        [RMSpropConfig({{arguments}})]
        public partial struct Model { public float Weight; }
        """;
}
