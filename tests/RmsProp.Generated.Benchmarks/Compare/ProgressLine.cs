namespace RmsProp.Generated.Benchmarks.Compare;

/// <summary>A line on the terminal that names the current measurement. It is not part of the output, and is removed at the end.</summary>
internal static class ProgressLine
{
    private static readonly bool IsShown = !Console.IsErrorRedirected;

    public static void Show(string text) => Write($"\r{text}\e[K");

    public static void Clear() => Write("\r\e[K");

    private static void Write(string text)
    {
        if (IsShown)
        {
            Console.Error.Write(text);
        }
    }
}
