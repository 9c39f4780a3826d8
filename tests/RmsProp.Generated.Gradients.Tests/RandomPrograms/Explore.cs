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
                File.AppendAllText("/tmp/faults.txt", $"SEED {seed + i} " + e + "\n=====\n");
            }
        }

        File.AppendAllText("/tmp/faults.txt", counts + "\n");
    }
}
