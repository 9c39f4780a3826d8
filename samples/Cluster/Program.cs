using Cluster;
using RmsProp.Generated;

// mpirun -n 4 dotnet Cluster.dll: the ranks are processes. With --ranks 4 they are threads of this one.
Options options = Options.Parse(args);
if (options.Threads is { } count)
{
    InProcessRanks.Run(count, world => Training.Run(world, options));
    return;
}

using IRanks world = MpiRanks.Start();
Training.Run(world, options);
