namespace RmsProp.Generated.Checkpoints;

/// <summary>Resolves all links on a path.</summary>
internal static class LinkTarget
{
    private const int MostLinks = 40; // As many as the Linux kernel follows.

    /// <summary>
    /// The path with all links resolved as the kernel resolves them: a <c>..</c> after a link is the parent of the link's target. The
    /// last part, or everything after the first missing part, need not exist.
    /// </summary>
    /// <param name="path">The full path.</param>
    /// <returns>The path, or <see langword="null"/> for what only the kernel can open: descriptors under <c>/proc</c>.</returns>
    /// <exception cref="IOException">The links form a cycle, or a folder on the path is missing.</exception>
    public static string? Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows removes each .. from the text before it resolves links; so does this.
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
                return null; // The text of such a link, pipe:[4711], is not a path.
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
