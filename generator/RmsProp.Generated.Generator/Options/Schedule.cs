using static RmsProp.Generated.Generator.Options.ScheduleOptionKind;

namespace RmsProp.Generated.Generator.Options;

/// <summary>A schedule of Keras.</summary>
/// <param name="ClassName">The name of its class, which is also the attribute's.</param>
/// <param name="DefaultName">Keras' default name for an instance.</param>
/// <param name="Options">Its arguments, in the order of its constructor.</param>
internal sealed record Schedule(string ClassName, string DefaultName, IReadOnlyList<ScheduleOption> Options)
{
    public const string NegativeRate = "the loss grows with every step at a negative rate; it should be at least 0";

    private static readonly ScheduleOption InitialLearningRate = Rate("InitialLearningRate", "initial_learning_rate") with
    {
        IsRequired = true,
        Suspicion = value => value == 0 ? "no parameter ever moves; it should be greater than 0" : SuspicionOfRate(value),
    };

    private static readonly ScheduleOption DecaySteps = Positive("DecaySteps", "decay_steps");
    private static readonly ScheduleOption DecayRate = new("DecayRate", "decay_rate", Number) { IsRequired = true };
    private static readonly ScheduleOption Staircase = new("Staircase", "staircase", Flag);

    private static readonly ScheduleOption Alpha = new("Alpha", "alpha", Number)
    {
        Default = 0,
        Suspicion = value => value is < 0 or > 1 ? "it is the last learning rate as a fraction of the first, and should be in [0, 1]" : null,
    };

    /// <summary>All schedules.</summary>
    public static IReadOnlyList<Schedule> All { get; } =
    [
        new("ExponentialDecay", "ExponentialDecay",
        [
            InitialLearningRate, DecaySteps,
            DecayRate with
            {
                Suspicion = value => value switch
                {
                    < 0 => "a negative number to a fractional power is NaN",
                    0 => "the rate is 0 after the first decay, so nothing is trained; it should be greater than 0",
                    _ => null,
                },
            },
            Staircase,
        ]),
        new("InverseTimeDecay", "InverseTimeDecay", [InitialLearningRate, DecaySteps, DecayRate, Staircase]),
        new("PiecewiseConstantDecay", "PiecewiseConstant",
        [
            new("Boundaries", "boundaries", StepsList) { IsRequired = true },
            new("Values", "values", Numbers) { IsRequired = true },
        ]),
        new("PolynomialDecay", "PolynomialDecay",
        [
            InitialLearningRate, DecaySteps, Rate("EndLearningRate", "end_learning_rate") with { Default = 0.0001 },
            new("Power", "power", Number) { Default = 1 }, new("Cycle", "cycle", Flag),
        ]),
        new("CosineDecay", "CosineDecay",
        [
            InitialLearningRate with { Suspicion = SuspicionOfRate }, DecaySteps, Alpha, // A warm-up may start at 0.
            Rate("WarmupTarget", "warmup_target") with { Kind = OptionalNumber },
            new("WarmupSteps", "warmup_steps", Steps) { Default = 0, Suspicion = value => value < 0 ? "a number of steps should be at least 0" : null },
        ]),
        new("CosineDecayRestarts", "SGDRDecay",
        [
            InitialLearningRate, Positive("FirstDecaySteps", "first_decay_steps"),
            new("TMul", "t_mul", Number)
            {
                Default = 2,
                Suspicion = value => value < 1 ? "periods that get shorter come to an end, after which the rate is NaN; it should be at least 1" : null,
            },
            new("MMul", "m_mul", Number) { Default = 1 }, Alpha,
        ]),
    ];

    /// <summary>The schedule of a class; null if there is none.</summary>
    public static Schedule? Find(string className) => All.FirstOrDefault(schedule => schedule.ClassName == className);

    private static ScheduleOption Rate(string name, string inKeras) =>
        new(name, inKeras, Number) { Suspicion = SuspicionOfRate };

    private static string? SuspicionOfRate(double value) => value is < 0 and > double.NegativeInfinity ? NegativeRate : null;

    private static ScheduleOption Positive(string name, string inKeras) => new(name, inKeras, Steps)
    {
        IsRequired = true,
        Fault = value => value <= 0 ? "must be greater than 0, but is " + Literals.Display(value) : null,
    };
}
