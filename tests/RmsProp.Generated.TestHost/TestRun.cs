using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace RmsProp.Generated.TestHost;

/// <summary>Finds the tests of an assembly, and runs those whose names match, one after another.</summary>
internal sealed class TestRun(Assembly assembly, Regex chosen) : IDisposable
{
    private readonly XunitTestFramework _framework = new(new Receiver(_ => { }));
    private readonly TestRunOptions _options = new();

    /// <summary>How many tests the assembly has.</summary>
    public int Found { get; private set; }

    public void Dispose() => _framework.Dispose();

    public IReadOnlyList<TestResult> Execute()
    {
        ITestCase[] cases = [.. Discover().Where(test => chosen.IsMatch(test.DisplayName))];
        List<TestResult> results = [];
        Until<ITestAssemblyFinished>(
            receiver => _framework.GetExecutor(assembly.GetName()).RunTests(cases, receiver, _options),
            message =>
            {
                if (ResultOf(message) is { } result)
                {
                    results.Add(result);
                }
            });
        return results;
    }

    private List<ITestCase> Discover()
    {
        List<ITestCase> cases = [];
        Until<IDiscoveryCompleteMessage>(
            receiver => _framework.GetDiscoverer(Reflector.Wrap(assembly)).Find(includeSourceInformation: false, receiver, _options),
            message =>
            {
                if (message is ITestCaseDiscoveryMessage found)
                {
                    cases.Add(found.TestCase);
                }
            });
        Found = cases.Count;
        return cases;
    }

    /// <summary>An error outside of tests, such as one of a fixture, fails the run as well.</summary>
    private static TestResult? ResultOf(IMessageSinkMessage message) => message switch
    {
        ITestPassed test => new(test.Test.DisplayName, TestOutcome.Passed, test.ExecutionTime),
        ITestFailed test => new(test.Test.DisplayName, TestOutcome.Failed, test.ExecutionTime, Describe(test)),
        ITestSkipped test => new(test.Test.DisplayName, TestOutcome.NotExecuted, 0, test.Reason),
        IFailureInformation failure => new(message.GetType().Name, TestOutcome.Failed, 0, Describe(failure)),
        _ => null,
    };

    private static string Describe(IFailureInformation failure) => ExceptionUtility.CombineMessages(failure) + "\n" + ExceptionUtility.CombineStackTraces(failure);

    /// <summary>Starts what reports on other threads, and waits for its last message.</summary>
    private static void Until<TLast>(Action<IMessageSink> start, Action<IMessageSinkMessage> on)
        where TLast : IMessageSinkMessage
    {
        using ManualResetEventSlim last = new();
        start(new Receiver(message =>
        {
            lock (last)
            {
                on(message);
            }

            if (message is TLast)
            {
                last.Set();
            }
        }));
        last.Wait();
    }

    private sealed class Receiver(Action<IMessageSinkMessage> on) : IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message)
        {
            on(message);
            return true;
        }
    }
}
