using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using RmsProp.Generated.TestHost;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace RmsProp.Generated.Mutation;

/// <summary>Runs the tests on the mutated assembly, in a process that is ended when a mutant does not end.</summary>
internal sealed class Worker : IDisposable
{
    private static readonly string[] Caching = ["LossOutput", "ScalarLoopRule"];

    // What half a minute of the likeliest tests have not caught counts as survived.
    private const double MostMilliseconds = 30_000;

    private readonly TestRunOptions _options = new();
    private readonly XunitTestFramework _framework = new(new Receiver(_ => true));
    private readonly Assembly _tests;
    private readonly FieldInfo _active, _calls, _mostCalls;
    private readonly bool[] _reached;
    private readonly Assembly _mutated;

    private Worker(string testAssembly, string mutatedAssembly)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(testAssembly))!;
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", folder + Path.DirectorySeparatorChar);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is string file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        _tests = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(testAssembly));
        _mutated = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(mutatedAssembly));
        Type schemata = _mutated.GetType(Schemata.Class, throwOnError: true)!;
        _active = schemata.GetField("Active")!;
        _calls = schemata.GetField("Calls")!;
        _mostCalls = schemata.GetField("MostCalls")!;
        _reached = (bool[])schemata.GetField("Reached")!.GetValue(null)!;
    }

    /// <summary>Runs each test without a mutant, and writes a line for each: its time, the mutants that it reaches, and its name.</summary>
    public static void FindReach(string tests, string mutated, Regex chosen, string output)
    {
        using var worker = new Worker(tests, mutated);
        using StreamWriter writer = new(output);
        ITestCase[] cases = worker.Discover(chosen);

        worker.WarmUp(cases);
        foreach (ITestCase test in cases)
        {
            worker.ClearCaches();
            Array.Clear(worker._reached);
            worker._calls.SetValue(null, 0L);
            long start = Stopwatch.GetTimestamp();
            if (worker.FirstFailure([test]) is not null)
            {
                throw new InvalidOperationException($"'{test.DisplayName}' fails without a mutant.");
            }

            string reached = string.Join(',', Enumerable.Range(0, worker._reached.Length).Where(id => worker._reached[id]));
            writer.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.0}\t{worker._calls.GetValue(null)}\t{reached}\t{OneLine(test.DisplayName)}"));
        }
    }

    /// <summary>Runs mutants, and appends lines to a file: which one begins, and what came of it.</summary>
    public static void Run(string tests, string mutated, IReadOnlyList<TestReach> reach, IReadOnlyList<int> mutants, string output)
    {
        using var worker = new Worker(tests, mutated);
        ILookup<string, ITestCase> cases = worker.Discover(new Regex("")).ToLookup(test => OneLine(test.DisplayName));
        Dictionary<string, int> kills = !File.Exists(output) ? [] : File.ReadLines(output).Select(line => line.Split('\t')).Where(parts => parts[0] == "killed").CountBy(parts => parts[2]).ToDictionary();
        worker.WarmUp(cases.SelectMany(test => test));
        using StreamWriter writer = new(output, append: true) { AutoFlush = true };
        foreach (int id in mutants)
        {
            worker.ClearCaches();
            worker._active.SetValue(null, id);

            // The tests that have caught most, then the fastest.
            double left = MostMilliseconds;
            TestReach[] ordered =
            [
                .. reach.Where(test => test.Mutants.Contains(id)).OrderByDescending(test => kills.GetValueOrDefault(test.Name) / (test.Milliseconds + 20)).ThenBy(test => test.Milliseconds)
                    .TakeWhile(test => (left -= test.Milliseconds) > 0),
            ];
            string? killer = null;
            foreach (TestReach[] part in ordered.Chunk(8))
            {
                writer.WriteLine(FormattableString.Invariant($"begin\t{id}\t{TestReach.LongestOf(part).TotalSeconds:0}\t{part[0].Name}"));
                worker._calls.SetValue(null, 0L);
                worker._mostCalls.SetValue(null, TestReach.MostCallsOf(part));
                killer = worker.FirstFailure([.. part.SelectMany(test => cases[test.Name])]);
                if (killer is not null)
                {
                    break;
                }
            }

            bool isEndless = (long)worker._calls.GetValue(null)! > (long)worker._mostCalls.GetValue(null)!;
            worker._mostCalls.SetValue(null, long.MaxValue);
            worker._active.SetValue(null, -1);
            if (killer is not null)
            {
                kills[killer] = kills.GetValueOrDefault(killer) + 1;
            }

            writer.WriteLine(FormattableString.Invariant($"{(killer is null ? ordered.Length == 0 ? "unreached" : "survived" : isEndless ? "timeout" : "killed")}\t{id}\t{killer}"));
        }
    }

    /// <summary>What is compiled once must not count as the time of the first test.</summary>
    private void WarmUp(IEnumerable<ITestCase> cases) => FirstFailure([.. cases.Where(test => test.DisplayName.Contains("Subset", StringComparison.Ordinal)).Take(20)]);

    public void Dispose() => _framework.Dispose();

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');

    /// <summary>What is remembered of losses would hide mutants.</summary>
    private void ClearCaches()
    {
        foreach (Type type in Caching.Select(name => _mutated.GetType("RmsProp.Generated.Generator." + name, throwOnError: true)!))
        {
            object cache = type.GetField("Cache", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
            ((System.Collections.IDictionary)cache.GetType().GetField("_entries", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(cache)!).Clear();
        }
    }

    private ITestCase[] Discover(Regex chosen)
    {
        List<ITestCase> cases = [];
        Until<IDiscoveryCompleteMessage>(
            receiver => _framework.GetDiscoverer(Reflector.Wrap(_tests)).Find(includeSourceInformation: false, receiver, _options),
            message =>
            {
                if (message is ITestCaseDiscoveryMessage found)
                {
                    cases.Add(found.TestCase);
                }

                return true;
            });
        return [.. cases.Where(test => chosen.IsMatch(test.DisplayName))];
    }

    private string? FirstFailure(ITestCase[] cases)
    {
        string? failed = null;
        Until<ITestAssemblyFinished>(
            receiver => _framework.GetExecutor(_tests.GetName()).RunTests(cases, receiver, _options),
            message =>
            {
                failed ??= message is ITestFailed test ? OneLine(test.Test.DisplayName) : null;
                return failed is null;
            });
        return failed;
    }

    private static void Until<TLast>(Action<IMessageSink> start, Func<IMessageSinkMessage, bool> on)
        where TLast : IMessageSinkMessage
    {
        using ManualResetEventSlim last = new();
        start(new Receiver(message =>
        {
            bool goesOn;
            lock (last)
            {
                goesOn = on(message);
            }

            if (message is TLast)
            {
                last.Set();
            }

            return goesOn;
        }));
        last.Wait();
    }

    private sealed class Receiver(Func<IMessageSinkMessage, bool> on) : IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => on(message);
    }
}
