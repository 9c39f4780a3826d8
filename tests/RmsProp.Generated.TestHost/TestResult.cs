namespace RmsProp.Generated.TestHost;

/// <summary>A test that was run, or skipped.</summary>
/// <param name="Name">Its name with its arguments.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Message">Why it failed, or was skipped.</param>
internal sealed record TestResult(string Name, TestOutcome Outcome, decimal Seconds, string Message = "");
