namespace RmsProp.Generated.Checkpoints;

/// <summary>What messages call files.</summary>
internal static class Nouns
{
    /// <summary>A file with parameters and the state of their optimizer.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>A file with parameters alone, of any program.</summary>
    public const string Weights = "file";
}
