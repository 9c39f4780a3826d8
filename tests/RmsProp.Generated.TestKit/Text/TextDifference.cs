namespace RmsProp.Generated.TestKit;

/// <summary>Describes how two texts differ, for somebody who has to decide which one is right.</summary>
public static class TextDifference
{
    /// <summary>The first difference, or <see langword="null"/> if there is none.</summary>
    public static string? Find(string? verified, string received)
    {
        if (verified is null)
        {
            return "there is no such file yet";
        }

        if (verified == received)
        {
            return null;
        }

        string[] expected = verified.Split('\n');
        string[] actual = received.Split('\n');
        int line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
        {
            line++;
        }

        return $"""
            line {line + 1} differs
                verified: {(line < expected.Length ? expected[line] : "(the end)")}
                received: {(line < actual.Length ? actual[line] : "(the end)")}
            """;
    }
}
