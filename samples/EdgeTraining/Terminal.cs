using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace EdgeTraining;

/// <summary>Writes lines. The console of .NET knows of cursors, colors and encodings, and would add 140 KB to the program.</summary>
internal static partial class Terminal
{
    private const int StandardOutput = 1;
    private const int Interrupted = 4; // EINTR on Linux, macOS and the BSDs.

    public static void WriteLine(string line)
    {
        byte[] text = Encoding.UTF8.GetBytes(line + "\n");
        if (OperatingSystem.IsWindows())
        {
            using Stream output = Console.OpenStandardOutput();
            output.Write(text);
        }
        else
        {
            WriteToDescriptor(text);
        }
    }

    /// <summary>
    /// Writes where the descriptor is: a <see cref="FileStream"/> keeps a position of its own, so that whoever writes to the same file
    /// after this program would overwrite its lines.
    /// </summary>
    private static void WriteToDescriptor(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            nint written = Write(StandardOutput, text, text.Length);
            if (written >= 0)
            {
                text = text[(int)written..];
            }
            else if (Marshal.GetLastPInvokeError() is not Interrupted and int error)
            {
                throw new IOException("The line can't be written.", new Win32Exception(error));
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nint count);
}
