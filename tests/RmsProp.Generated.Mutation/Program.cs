using System.Globalization;
using System.Text.RegularExpressions;
using RmsProp.Generated.Mutation;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["reach", var tests, var mutated, var filter, var output]:
        Worker.FindReach(tests, mutated, new Regex(filter), output);
        return 0;
    case ["run", var tests, var mutated, var reach, var list, var output]:
        Worker.Run(tests, mutated, TestReach.Read(reach), [.. File.ReadLines(list).Select(int.Parse)], output);
        return 0;
    case [var project, var folders, var tests, var filter, var sample, var seed, var scratch]:
        return Mutation.Execute(project, folders.Split(','), tests, filter, int.Parse(sample, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture), scratch);
    default:
        Console.Error.WriteLine("""
            RmsProp.Generated.Mutation project.csproj Folder,Folder tests.dll regular-expression-of-test-names mutants-per-folder seed scratch-directory
            """);
        return 2;
}
