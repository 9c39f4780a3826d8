namespace RmsProp.Generated.CodeFixes;

/// <summary>One way to repair a diagnostic.</summary>
/// <param name="Title">The title that the user sees.</param>
/// <param name="Key">The key shared with the same repair of other diagnostics; "fix all" applies all repairs with one key.</param>
/// <param name="Edit">Adds the edits of the repair.</param>
internal sealed record Repair(string Title, string Key, Action<SolutionEdits> Edit);
