namespace RmsProp.Generated.Benchmarks.Native;

/// <summary>The location of libtorch on this machine.</summary>
/// <param name="Headers">The include folder of its headers.</param>
/// <param name="Libraries">The folder of its shared libraries.</param>
internal sealed record LibtorchInstallation(string Headers, string Libraries)
{
    private const string Variable = "LIBTORCH";

    private static readonly string[] LibraryFolders = ["lib", "lib64", "lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu"];

    /// <summary>Searches the folder in the environment variable LIBTORCH, and the usual ones.</summary>
    /// <exception cref="PeerMissingException">libtorch is in none of them.</exception>
    public static LibtorchInstallation Find()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        string[] roots = [.. named is null ? (string[])[] : [named], "/usr", "/usr/local", "/opt/libtorch", "/opt/homebrew"];
        return roots.SelectMany(Candidates).FirstOrDefault(candidate => candidate.IsComplete)
            ?? throw new PeerMissingException($"libtorch is not in {string.Join(", ", roots)}; {Variable} can name its folder");
    }

    /// <summary>The options for a compiler.</summary>
    public IEnumerable<string> CompilerOptions =>
    [
        $"-I{Headers}", $"-I{Path.Combine(Headers, "torch/csrc/api/include")}",
        $"-L{Libraries}", $"-Wl,-rpath,{Libraries}", "-ltorch", "-ltorch_cpu", "-lc10",
    ];

    private bool IsComplete =>
        File.Exists(Path.Combine(Headers, "torch/csrc/api/include/torch/optim/rmsprop.h"))
        && Directory.Exists(Libraries)
        && Directory.EnumerateFiles(Libraries, "libtorch_cpu.*").Any();

    private static IEnumerable<LibtorchInstallation> Candidates(string root) => LibraryFolders.Select(
        folder => new LibtorchInstallation(Path.Combine(root, "include"), Path.Combine(root, folder)));
}
