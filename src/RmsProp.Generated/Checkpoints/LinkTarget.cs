namespace RmsProp.Generated.Checkpoints;

/// <summary>Where a path leads, through all links on it.</summary>
internal static class LinkTarget
{
    private const int MostLinks = 40; // As many as the kernel of Linux follows.

    /// <summary>
    /// The path without a link in it, found as the kernel finds it: a <c>..</c> behind a link is the parent of what the link
    /// leads to. The last part, or all behind the first that is missing, need not exist.
    /// </summary>
    /// <param name="path">The path, in full.</param>
    /// <returns>The path, or <see langword="null"/> for what only the kernel can open: descriptors under <c>/proc</c>.</returns>
    /// <exception cref="IOException">The links go round in a circle, or a folder that one goes through is missing.</exception>
    public static string? Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // Which takes .. away from the text before it looks for links, as this does.
            var file = new FileInfo(path);
            return file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }

        const string Root = "/";
        var parts = new Stack<string>();
        Push(parts, path);
        string found = Root;
        int links = 0;
        while (parts.TryPop(out string? part))
        {
            if (part == "..")
            {
                found = Directory.Exists(found)
                    ? Path.GetDirectoryName(found) ?? Root
                    : throw new DirectoryNotFoundException($"A link leads through the folder '{found}', which does not exist.");
                continue;
            }

            string next = Path.Combine(found, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                found = next;
                continue;
            }

            if (next.StartsWith("/proc/", StringComparison.Ordinal))
            {
                return null; // What such a link says, pipe:[4711], is no path.
            }

            if (++links > MostLinks)
            {
                throw new IOException($"More than {MostLinks} links lead from one to the next, or they go round in a circle.");
            }

            found = Path.IsPathRooted(target) ? Root : found;
            Push(parts, target);
        }

        return found;
    }

    private static void Push(Stack<string> parts, string path)
    {
        string[] names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int i = names.Length - 1; i >= 0; i--)
        {
            if (names[i] != ".")
            {
                parts.Push(names[i]);
            }
        }
    }
}
