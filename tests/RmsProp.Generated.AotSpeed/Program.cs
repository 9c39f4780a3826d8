using RmsProp.Generated.AotSpeed;

if (args is ["measure"])
{
    foreach (Timing timing in Measurement.Run())
    {
        Console.WriteLine(timing.ToLine());
    }

    return 0;
}

if (args.Length == 0 || !args.All(File.Exists))
{
    Console.Error.WriteLine("Give the programs to compare with: this one, published with NativeAOT.");
    return 1;
}

Comparison.Run(args);
return 0;
