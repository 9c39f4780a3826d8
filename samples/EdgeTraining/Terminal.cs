using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EdgeTraining;

/// <summary>Writes lines. The console of .NET knows of cursors, colors and encodings, and would add 140 KB to the program.</summary>
internal static class Terminal
{
    private const int StandardOutput = 1;

    private static readonly Stream Output = OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    public static void WriteLine(string line) => Output.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
