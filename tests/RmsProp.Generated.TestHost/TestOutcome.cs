namespace RmsProp.Generated.TestHost;

/// <summary>What came of a test, by the names that result files have for it.</summary>
internal enum TestOutcome
{
    Passed,
    Failed,
    NotExecuted,
}
