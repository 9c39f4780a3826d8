namespace RmsProp.Generated.Generator.Tests;

/// <summary>The rows where a compiler can't or need not behave like Keras, with reasons, by arguments.</summary>
internal static class Deviations
{
    private const string NoNumber = "a value of that type is no number in C#; Keras stumbles over it later or takes it for 0 or 1";
    private const string NoCondition = "only true and false are conditions in C#";
    private const string NoFraction = "a number of steps is an int in C#, and a double does not become one";
    private const string LeaveItOut = "a double is never null; leave the argument out";
    private const string OneAttribute = "Keras wants it on the inner optimizer; here one attribute configures both";
    private const string BecomesDouble = "C# makes a double of it before anyone sees it, which is what was meant";

    /// <summary>What Keras accepts and this library refuses.</summary>
    public static IReadOnlyDictionary<string, string> Stricter { get; } = new Dictionary<string, string>
    {
        ["""{"clipnorm": true}"""] = NoNumber,
        ["""{"clipnorm": "1.0"}"""] = NoNumber,
        ["""{"rho": "0.9"}"""] = NoNumber,
        ["""{"momentum": "0.9"}"""] = NoNumber,
        ["""{"weight_decay": "0.1"}"""] = NoNumber,
        ["""{"weight_decay": false}"""] = NoNumber,
        ["""{"loss_scale_factor": false}"""] = NoNumber,
        ["""{"use_ema": true, "ema_overwrite_frequency": false}"""] = NoNumber,
        ["""{"use_ema": true, "ema_overwrite_frequency": true}"""] = NoNumber,
        ["""{"gradient_accumulation_steps": false}"""] = NoNumber,
        ["""{"use_ema": true, "ema_overwrite_frequency": 0.0}"""] = NoFraction,
        ["""{"gradient_accumulation_steps": 2.0}"""] = NoFraction,
        ["""{"gradient_accumulation_steps": 2.5}"""] = NoFraction,
        ["""{"gradient_accumulation_steps": {"python": "float('inf')"}}"""] = NoFraction,
        ["""{"rho": null}"""] = LeaveItOut,
        ["""{"momentum": null}"""] = LeaveItOut,
        ["""{"epsilon": null}"""] = LeaveItOut,
        ["""{"centered": null}"""] = NoCondition,
        ["""{"centered": 1}"""] = NoCondition,
        ["""{"centered": "no"}"""] = NoCondition,
        ["""{"name": ""}"""] = "the name is that of a class here",
        ["""{"decay": 0.1}"""] = "Keras warns that it ignores the argument; there is none here",
        ["""{"decay": null}"""] = "Keras ignores the argument; there is none here",
        ["""{"positional": [0.1, 0.9, 0.0, 1e-07, false, 0.01, null, null, null, false, 0.99, null, null, null, "n"]}"""] =
            "arguments of an attribute are named here, which reads better than fifteen in a row",
        ["""{"boundaries": [], "values": [0.1]}"""] = "Keras accepts it when it is made and fails whenever it is called",
        ["""{"initial_learning_rate": null, "decay_steps": 10, "decay_rate": 0.5}"""] = LeaveItOut,
        ["""{"initial_learning_rate": "0.1", "decay_steps": 10, "decay_rate": 0.5}"""] = NoNumber,
        ["""LossScaleOptimizer {"use_ema": false, "clipnorm": null, "ema_momentum": 0.99}"""] = LeaveItOut,
        ["""LossScaleOptimizer {"dynamic_growth_steps": 2.5}"""] = NoFraction,
    };

    /// <summary>What Keras rejects for its Python type, or for the class that gets it.</summary>
    public static IReadOnlyDictionary<string, string> Laxer { get; } = new Dictionary<string, string>
    {
        ["""{"learning_rate": 1}"""] = BecomesDouble,
        ["""{"learning_rate": 0}"""] = BecomesDouble,
        ["""{"learning_rate": -1}"""] = BecomesDouble,
        ["""{"learning_rate": {"python": "np.float32(0.10000000149011612)"}}"""] = BecomesDouble,
        ["""{"boundaries": [10], "values": [1, 0.5]}"""] = BecomesDouble,
        ["""LossScaleOptimizer {"dynamic": false}"""] = "Keras says to set loss_scale_factor instead, which is there beside it here",
        ["""LossScaleOptimizer {"weight_decay": 0.1}"""] = OneAttribute,
        ["""LossScaleOptimizer {"clipnorm": 1.0}"""] = OneAttribute,
        ["""LossScaleOptimizer {"use_ema": true}"""] = OneAttribute,
        ["""LossScaleOptimizer {"ema_momentum": 0.5}"""] = OneAttribute,
        ["""LossScaleOptimizer {"loss_scale_factor": 2.0}"""] = OneAttribute,
        ["""LossScaleOptimizer {"gradient_accumulation_steps": 2}"""] = OneAttribute,
        ["""LossScaleOptimizer {"learning_rate": 0.1}"""] = OneAttribute,
        ["""LossScaleOptimizer {}"""] = "there is no inner optimizer to leave out",
    };

    /// <summary>The warnings for values that Keras accepts silently although they are probably mistakes.</summary>
    public static IReadOnlyDictionary<string, string[]> Warned { get; } = new Dictionary<string, string[]>
    {
        ["""{"learning_rate": 0}"""] = ["RMSP008"],
        ["""{"learning_rate": 0.0}"""] = ["RMSP008"],
        ["""{"clipnorm": 0.0}"""] = ["RMSP008"],
        ["""{"clipnorm": -1.0}"""] = ["RMSP008"],
        ["""{"clipvalue": 0.0}"""] = ["RMSP008"],
        ["""{"clipvalue": -0.5}"""] = ["RMSP008"],
        ["""{"global_clipnorm": 0.0}"""] = ["RMSP008"],
        ["""{"global_clipnorm": -2.0}"""] = ["RMSP008"],
        ["""{"clipnorm": {"python": "float('nan')"}}"""] = ["RMSP008"],
        ["""{"clipnorm": {"python": "float('inf')"}}"""] = ["RMSP008"],
        ["""{"clipvalue": {"python": "float('inf')"}}"""] = ["RMSP008"],
        ["""{"use_ema": true, "ema_momentum": {"python": "float('nan')"}}"""] = ["RMSP008"],
        ["""{"use_ema": true, "ema_momentum": 1.0}"""] = ["RMSP008"],
        ["""{"use_ema": true, "ema_momentum": 1}"""] = ["RMSP008"],
        ["""{"use_ema": false, "ema_momentum": 5.0}"""] = ["RMSP018"],
        ["""{"use_ema": false, "ema_overwrite_frequency": -3}"""] = ["RMSP018"],
        ["""{"learning_rate": -1}"""] = ["RMSP008"],
        ["""{"learning_rate": -0.1}"""] = ["RMSP008"],
        ["""{"learning_rate": {"python": "float('nan')"}}"""] = ["RMSP008"],
        ["""{"learning_rate": {"python": "float('inf')"}}"""] = ["RMSP008"],
        ["""{"learning_rate": 1e-50}"""] = ["RMSP009"],
        ["""{"learning_rate": 1e+39}"""] = ["RMSP009"],
        ["""{"rho": 1.5}"""] = ["RMSP008"],
        ["""{"rho": -0.5}"""] = ["RMSP008"],
        ["""{"rho": {"python": "float('nan')"}}"""] = ["RMSP008"],
        ["""{"momentum": -0.5}"""] = ["RMSP008"],
        ["""{"momentum": 1}"""] = ["RMSP008"],
        ["""{"momentum": 1.0}"""] = ["RMSP008"],
        ["""{"momentum": 1.7}"""] = ["RMSP008"],
        ["""{"momentum": {"python": "float('nan')"}}"""] = ["RMSP008"],
        ["""{"epsilon": 0.0}"""] = ["RMSP008"],
        ["""{"epsilon": -1.0}"""] = ["RMSP008"],
        ["""{"epsilon": 1e-50}"""] = ["RMSP009"],
        ["""{"epsilon": {"python": "float('nan')"}}"""] = ["RMSP008"],
        ["""{"weight_decay": -0.1}"""] = ["RMSP008"],
        ["""{"weight_decay": {"python": "float('nan')"}}"""] = ["RMSP008"],
        ["""{"loss_scale_factor": 0.0}"""] = ["RMSP008"],
        ["""{"loss_scale_factor": -2.0}"""] = ["RMSP008"],
        ["""{"loss_scale_factor": {"python": "float('nan')"}}"""] = ["RMSP008"],
        ["""LossScaleOptimizer {"ema_momentum": 0.5}"""] = ["RMSP018"],
        ["""LossScaleOptimizer {"loss_scale_factor": 2.0}"""] = ["RMSP018"],
        ["""LossScaleOptimizer {"inner_optimizer": "RMSprop(loss_scale_factor=4.0)"}"""] = ["RMSP018"],
        ["""LossScaleOptimizer {"initial_scale": 0.0}"""] = ["RMSP008"],
        ["""LossScaleOptimizer {"initial_scale": -1.0}"""] = ["RMSP008"],
        ["""LossScaleOptimizer {"dynamic_growth_steps": -1}"""] = ["RMSP008"],
        ["""{"initial_learning_rate": 0.1, "decay_rate": 0.9, "decay_steps": {"python": "float('nan')"}}"""] = ["RMSP014"],
        ["""{"initial_learning_rate": 0.1, "decay_rate": 0.5, "decay_steps": {"python": "float('nan')"}}"""] = ["RMSP014"],
        ["""{"initial_learning_rate": 0.1, "decay_steps": {"python": "float('nan')"}}"""] = ["RMSP014"],
        ["""{"boundaries": [20, 10], "values": [1.0, 0.5, 0.25]}"""] = ["RMSP014"],
        ["""{"boundaries": [10, 10], "values": [1.0, 0.5, 0.25]}"""] = ["RMSP014"],
        ["""{"boundaries": [-5], "values": [1.0, 0.5]}"""] = ["RMSP014"],
        ["""{"boundaries": [4.7], "values": [1.0, 0.5]}"""] = ["RMSP014"],
        ["""{"initial_learning_rate": -0.1, "decay_steps": 10, "decay_rate": -0.5}"""] = ["RMSP014", "RMSP014"],
        ["""{"initial_learning_rate": 0.1, "decay_steps": 10, "warmup_target": 0.2, "warmup_steps": -5}"""] = ["RMSP014"],
        ["""{"initial_learning_rate": 0.1, "decay_steps": 10, "alpha": 2.0}"""] = ["RMSP014"],
        ["""{"initial_learning_rate": 0.1, "decay_steps": 10, "alpha": -1.0}"""] = ["RMSP014"],
        ["""{"initial_learning_rate": 0.1, "decay_steps": 10, "warmup_steps": 5}"""] = ["RMSP018"],
        ["""{"initial_learning_rate": 0.1, "first_decay_steps": 10, "t_mul": 0.0}"""] = ["RMSP014"],
        ["""{"initial_learning_rate": 0.1, "first_decay_steps": 10, "t_mul": 0.5}"""] = ["RMSP014"],
        ["""{"initial_learning_rate": 0.1, "first_decay_steps": 10, "t_mul": -1.0}"""] = ["RMSP014"],
    };
}
