using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using RmsProp.Generated.TestHost;

CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
if (args is not [string path, ..] || args.Length is 2 or > 3)
{
    Console.Error.WriteLine("""
        RmsProp.Generated.TestHost program.dll
        RmsProp.Generated.TestHost tests.dll results.trx regular-expression-of-test-names
        """);
    return 2;
}

// Everything else is beside the assembly, where it looks for its files as well.
string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", folder + Path.DirectorySeparatorChar);
AssemblyLoadContext.Default.Resolving += (context, name) =>
    Path.Combine(folder, name.Name + ".dll") is string file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path));
if (args.Length == 1)
{
    return assembly.EntryPoint!.Invoke(null, assembly.EntryPoint.GetParameters().Length == 0 ? null : [Array.Empty<string>()]) is int code ? code : 0;
}

string name = assembly.GetName().Name!;
using TestRun run = new(assembly, new Regex(args[2]));
IReadOnlyList<TestResult> results = run.Execute();
TrxFile.Write(args[1], name, results);
foreach (TestResult failure in results.Where(result => result.Outcome == TestOutcome.Failed))
{
    Console.WriteLine($"Failed: {failure.Name}\n{failure.Message}");
}

int passed = results.Count(result => result.Outcome == TestOutcome.Passed), failed = results.Count(result => result.Outcome == TestOutcome.Failed);
Console.WriteLine(
    $"{name}: of {run.Found} tests {results.Count} ran on {RuntimeInformation.OSArchitecture} and {RuntimeInformation.FrameworkDescription}: "
    + $"{passed} passed, {failed} failed, {results.Count - passed - failed} skipped");
return failed == 0 && passed > 0 ? 0 : 1;
