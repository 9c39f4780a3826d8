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
        int most = int.Parse(Environment.GetEnvironmentVariable("SHRINKS") ?? "2", null);
        for (int i = 0; i < count; i++)
        {
            Batch batch = Batch.Create(seed + i, 100);
            IReadOnlyList<string> all = Faults(check, batch, false);
            if (all.Count == 0)
            {
                continue;
            }

            var seen = new HashSet<string>();
            for (int j = 0; j < batch.Programs.Count; j++)
            {
                Piece piece = batch.Programs[j];
                string? fault = Faults(check, batch with { Programs = [piece], Seed = batch.Seed + j }, false).FirstOrDefault();
                if (fault is null)
                {
                    continue;
                }

                string kind = Kind(fault);
                if (!seen.Add(kind))
                {
                    continue;
                }

                if (seen.Count <= most)
                {
                    bool found = true;
                    int steps = 0;
                    while (found && steps < 400)
                    {
                        found = false;
                        foreach (Piece smaller in piece.Smaller())
                        {
                            steps++;
                            string? now = Faults(check, batch with { Programs = [smaller], Seed = batch.Seed + j }, true).FirstOrDefault();
                            if (now is not null && Kind(now) == kind)
                            {
                                piece = smaller;
                                fault = now;
                                found = true;
                                break;
                            }
                        }
                    }
                }

                File.AppendAllText("/tmp/faults.txt", $"SEED {seed + i} {j} {fault}\n=====\n");
            }
        }

        File.AppendAllText("/tmp/faults.txt", counts + "\n");
    }

    private static string Kind(string fault)
    {
        string first = string.Join(' ', fault.Split('\n').Take(2));
        foreach (string kind in new[] { "derivative", "returns", "rejected", "CS" })
        {
            int at = first.IndexOf(kind, StringComparison.Ordinal);
            if (at >= 0)
            {
                return kind == "CS" ? first.Substring(at, 6) : kind == "rejected" ? first.Substring(at, 22) : kind;
            }
        }

        return first.Length > 90 ? first[..90] : first;
    }

    private static IReadOnlyList<string> Faults(BatchCheck check, Batch batch, bool isShrinking)
    {
        try
        {
            return check.FaultsOf(batch, isShrinking);
        }
        catch (Exception e)
        {
            return [e + "\n" + (batch.Programs.Count == 1 ? batch.Programs[0] : null)];
        }
    }
}
