namespace RmsProp.Generated.Mutation;

/// <summary>The command: mutates, runs, reports.</summary>
internal static class Mutation
{
    /// <returns>0; a survivor is for a person to read.</returns>
    public static int Execute(string project, IReadOnlyList<string> folders, string tests, string filter, int sample, int seed, string scratch)
    {
        MutatedAssembly mutated = MutatedAssembly.Create(ProjectSource.Read(project), folders);
        Console.WriteLine($"{mutated.Mutants.Count} mutants compile, {mutated.Mutants.Count(mutant => mutant.IsStatic)} of them in tables");

        // Everything is where the tests look for it, with the mutated assembly in place of the original.
        string copy = Path.Combine(scratch, "tests");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(tests))!))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        }

        string assembly = Path.Combine(copy, Path.GetFileNameWithoutExtension(project) + ".dll");
        File.WriteAllBytes(assembly, mutated.Image);
        File.WriteAllLines(Path.Combine(scratch, "all.txt"), mutated.Mutants.Select(mutant => mutant.ToString()));
        var run = new MutationRun(scratch, Path.Combine(copy, Path.GetFileName(tests)), assembly);
        if (!File.Exists(MutationRun.ReachFile(scratch)))
        {
            run.FindReach(filter);
        }

        var random = new Random(seed);
        Mutant[] chosen =
        [
            .. folders.SelectMany(folder => mutated.Mutants.Where(mutant => mutant.Folder == folder && !mutant.IsStatic).OrderBy(_ => random.Next()).Take(sample)),
        ];
        // In no order, so that a run that is ended early says something about each folder.
        int[] order = [.. chosen.Select(mutant => mutant.Id).OrderBy(_ => random.Next())];
        Dictionary<int, string> outcomes = run.Execute(order, done => Console.Write($"\r{done} of {chosen.Length}   "));
        Report(folders, chosen, outcomes);
        return 0;
    }

    private static void Report(IReadOnlyList<string> folders, Mutant[] chosen, Dictionary<int, string> outcomes)
    {
        Console.WriteLine("\n| | mutants | killed | timeout | survived | not covered | score |\n|---|--:|--:|--:|--:|--:|--:|");
        foreach ((string title, Mutant[] mutants) in folders.Select(folder => (folder, chosen.Where(mutant => mutant.Folder == folder).ToArray())).Append(("All", chosen)))
        {
            int Count(params string[] of) => mutants.Count(mutant => of.Contains(outcomes[mutant.Id]));
            int killed = Count("killed", "crash"), timeout = Count("timeout");
            Console.WriteLine($"| {title} | {mutants.Length} | {killed} | {timeout} | {Count("survived")} | {Count("unreached")} | {100.0 * (killed + timeout) / Math.Max(1, mutants.Length):0.0} % |");
        }

        Console.WriteLine();
        foreach (Mutant mutant in chosen.Where(mutant => outcomes[mutant.Id] is "survived" or "unreached"))
        {
            Console.WriteLine($"{outcomes[mutant.Id]} {mutant}");
        }
    }
}
