namespace RmsProp.Generated.GradientTests.RandomPrograms;

public class Explore
{
    [Fact]
    public void All()
    {
        var counts = new RunCounts();
        var check = new BatchCheck(counts);
        int seed = int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "1", null);
        int count = int.Parse(Environment.GetEnvironmentVariable("BATCHES") ?? "1", null);
        for (int i = 0; i < count; i++)
        {
            Batch batch = Batch.Create(seed + i, 100);
            try
            {
                IReadOnlyList<string> faults = check.FaultsOf(batch, false);
                foreach (string fault in faults)
                {
                    File.AppendAllText("/tmp/faults.txt", $"SEED {seed + i} " + fault + "\n=====\n");
                }
            }
            catch (Exception e)
            {
                int found = 0;
                foreach (Piece piece in batch.Programs)
                {
                    try
                    {
                        IReadOnlyList<string> faults = check.FaultsOf(batch with { Programs = [piece] }, false);
                        foreach (string fault in faults)
                        {
                            File.AppendAllText("/tmp/faults.txt", $"SEED {seed + i} " + fault + "\n=====\n");
                            found++;
                        }
                    }
                    catch (Exception single)
                    {
                        File.AppendAllText("/tmp/faults.txt", $"SEED {seed + i} " + single + "\n" + piece + "\n=====\n");
                        found++;
                    }

                    if (found > 15)
                    {
                        break;
                    }
                }

                File.AppendAllText("/tmp/faults.txt", $"SEED {seed + i} " + e + "\n=====\n");
            }
        }

        File.AppendAllText("/tmp/faults.txt", counts + "\n");
    }
}
