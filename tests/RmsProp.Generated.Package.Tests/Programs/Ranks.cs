using RmsProp.Generated;

InProcessRanks.Run(2, Train);
try
{
    using MpiRanks world = MpiRanks.Start();
    Train(world);
}
catch (DllNotFoundException exception)
{
    Console.WriteLine(exception.Message);
}

static void Train(IRanks world)
{
    var optimizer = new Model.RMSprop.Sharded(world, leaves: 2);
    var parameters = new Model { Value = 10f };
    optimizer.Minimize(ref parameters, 2, (in Model model, Range _, ref Model gradients) => Model.LossAndGradient(in model, ref gradients));
    if (world.Rank == 0)
    {
        Console.WriteLine(parameters.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

[Sharded]
[RMSpropConfig(LearningRate = 0.1)]
internal partial struct Model
{
    public float Value;

    [Differentiable]
    public static float Loss(in Model model) => model.Value * model.Value / 2;
}
