namespace RmsProp.Generated.CodeFixes;

/// <summary>One way to repair what a diagnostic points at.</summary>
/// <param name="Title">What the user chooses it by.</param>
/// <param name="Key">What it has in common with the same repair of other diagnostics, which "fix all" makes together with it.</param>
/// <param name="Edit">Adds the edits that it takes.</param>
internal sealed record Repair(string Title, string Key, Action<SolutionEdits> Edit);
