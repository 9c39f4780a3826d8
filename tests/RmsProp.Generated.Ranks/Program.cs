using RmsProp.Generated;
using RmsProp.Generated.Ranks;

// Started by mpirun, its processes are the ranks; otherwise as many threads as the option says.
string command = args.FirstOrDefault() ?? "compare";
string[] rest = [.. args.Skip(1)];
return command switch
{
    "compare" => Digests.Compare(rest),
    "digests" => Run(ranks => Digests.Print(ranks, rest)),
    "train" => Run(ranks => LongTraining.Run(ranks, rest)),
    "measure" => Run(ranks => Measurement.Print(ranks, rest)),
    "fail" => Run(ranks => Failures.Run(ranks, rest)),
    _ => Usage(),
};

static int Run(Action<IRanks> program)
{
    using MpiRanks world = MpiRanks.Start();
    program(world);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        compare [configuration]              the digests of 1, 2, 4 and 8 ranks in this process with those without ranks
        digests [configuration]              the digests of the ranks that mpirun has started
        train checkpoint steps               a training that goes on where its checkpoint ends, and prints its digest
        measure [millions of parameters]     bytes and time of a step
        fail exception|uneven|stall|early    what happens if a rank does something else
        """);
    return 2;
}
