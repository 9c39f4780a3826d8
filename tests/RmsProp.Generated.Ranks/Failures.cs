namespace RmsProp.Generated.Ranks;

/// <summary>What happens if a rank does something else than the others.</summary>
internal static class Failures
{
    public static void Run(IRanks ranks, string[] arguments)
    {
        if (arguments[0] == "null")
        {
            // .NET finds null references by a signal, which no library may have taken from it.
            int[]? none = ranks.Count == 0 ? [] : null;
            try
            {
                Console.WriteLine(none!.Length);
            }
            catch (NullReferenceException)
            {
                Console.WriteLine($"rank {ranks.Rank} caught it");
            }
        }

        ranks.Deadline = TimeSpan.FromSeconds(2);
        var optimizer = new Digest.LongModel.ByNorm.Sharded(ranks, Digests.Leaves);
        Digest.LongModel parameters = Digest.LongModel.Create(10);
        bool isLast = ranks.Rank == ranks.Count - 1;
        for (int step = 0; step < 3; step++)
        {
            if (step == 2 && isLast && arguments[0] == "early")
            {
                return;
            }

            int batchSize = step == 2 && isLast && arguments[0] == "uneven" ? 15 : 16;
            optimizer.Minimize(ref parameters, batchSize, (in Digest.LongModel _, Range _, ref Digest.LongModel _) =>
            {
                if (step == 2 && isLast && arguments[0] == "exception")
                {
                    throw new InvalidDataException("An example is broken.");
                }

                if (step == 2 && isLast && arguments[0] == "stall")
                {
                    Thread.Sleep(TimeSpan.FromMinutes(1));
                }

                return 0;
            });
        }
    }
}
